import "server-only";
import type { Ctx } from "@/lib/context";
import { setPasswordByLink } from "@/lib/identity/password-links";
import type { SetPasswordInput } from "@/lib/identity/schema";
import { allowEveryone } from "@/lib/policy/can";
import type { Result } from "@/lib/result";

/** Chooses a new password by the link of a reset mail; every session of the user ends. */
export async function resetPassword(ctx: Ctx, input: SetPasswordInput): Promise<Result<undefined>> {
  allowEveryone("the link itself is the proof");
  return setPasswordByLink(ctx, "RESET_PASSWORD", input);
}
