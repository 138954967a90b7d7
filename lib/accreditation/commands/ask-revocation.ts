import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import type { Revocation } from "@/lib/accreditation/revocation";
import type { AskRevocationInput } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { type Result, refusal, refuse } from "@/lib/result";
import { requestSignature } from "@/lib/signatures/request-signature";

/**
 * Asks a second approver to revoke an accreditation (practice table, R26 and R27). Nothing changes until that person
 * has signed; whoever must not wait for it sets a hold.
 * @returns the request; FORBIDDEN with the reason of separation, CONFLICT on a stale page, signatureAsked or nobodyToSign
 */
export async function askRevocation(ctx: Ctx, input: AskRevocationInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "delegate.revoke");
  if (denied) return refusal(denied);
  const { delegateId, version, reasonCode, textForPerson, internalNote } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "delegate.revoke");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "delegate.revoke", found.value);
    if (!separate.ok) return separate;
    if (found.value.version !== version) return refuse("CONFLICT", "staleVersion");
    if (!startsFrom("revoke", found.value.state)) return refuse("CONFLICT", "notFromThisState");
    return requestSignature(tx, ctx, {
      kind: "REVOCATION",
      conferenceId: found.value.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      payload: { reasonCode, textForPerson } satisfies Revocation,
      reason: internalNote,
    });
  });
}
