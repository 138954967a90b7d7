import "server-only";
import type { Ctx } from "@/lib/context";
import { setPasswordByLink } from "@/lib/identity/password-links";
import type { AcceptInvitationInput } from "@/lib/identity/schema";
import { allowEveryone } from "@/lib/policy/can";
import type { Result } from "@/lib/result";

/** Chooses the first password of an account by the link of its invitation, and by its code where it came by two channels. */
export async function acceptInvitation(ctx: Ctx, input: AcceptInvitationInput): Promise<Result<undefined>> {
  allowEveryone("the link itself is the proof");
  return setPasswordByLink(ctx, "INVITE_USER", input);
}
