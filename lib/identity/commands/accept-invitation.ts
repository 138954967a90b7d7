import "server-only";
import type { Ctx } from "@/lib/context";
import { setPasswordByLink } from "@/lib/identity/password-links";
import type { SetPasswordInput } from "@/lib/identity/schema";
import { allowEveryone } from "@/lib/policy/can";
import type { Result } from "@/lib/result";

/** Chooses the first password of an account by the link of its invitation. */
export async function acceptInvitation(ctx: Ctx, input: SetPasswordInput): Promise<Result<undefined>> {
  allowEveryone("the link itself is the proof");
  return setPasswordByLink(ctx, "INVITE_USER", input);
}
