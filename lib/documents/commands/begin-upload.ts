import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { BeginUploadInput, PaperPurpose, UploadStanding } from "@/lib/documents/schema";
import { openUpload } from "@/lib/documents/upload-pieces";
import { authorize } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { delegationScope } from "@/lib/policy/scope";
import { type Result, refusal, refuse } from "@/lib/result";

/** Who may send which paper. Objections come from States: only who records them sends their scan. */
const PERMISSION = {
  NOMINATION_DOCUMENT: "nomination.record",
  APPOINTMENT_PROOF: "nomination.record",
  OBJECTION: "organization.manage",
} as const satisfies Record<PaperPurpose, Permission>;

const permissionFor = ({ purpose = "NOMINATION_DOCUMENT" }: BeginUploadInput) => PERMISSION[purpose];

/**
 * Opens the sending of a delegation's paper, or finds the one that was broken off: the same account, the same bytes.
 * @returns how much has arrived; NOT_FOUND outside the actor's delegations, LIMIT tooManyUploads
 */
export async function beginUpload(ctx: Ctx, input: BeginUploadInput): Promise<Result<UploadStanding>> {
  const denied = authorize(ctx, permissionFor(input));
  if (denied) return refusal(denied);
  const { delegationId, purpose = "NOMINATION_DOCUMENT", name, byteSize } = input;
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, permissionFor(input))] },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const same = {
      conferenceId: delegation.conferenceId,
      purpose,
      ownerUserId: actor.userId,
      byteSize,
      sha256: new Uint8Array(Buffer.from(input.sha256, "hex")),
    };
    return openUpload(tx, same, { name, now: ctx.now });
  });
}
