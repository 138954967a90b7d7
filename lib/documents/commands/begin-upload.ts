import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { BeginUploadInput, UploadStanding } from "@/lib/documents/schema";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Papers that one account may have half sent; the cleaning job takes them away after a day. */
const MAX_OPEN = 10;

/**
 * Opens the sending of a delegation's paper, or finds the one that was broken off: the same account, the same bytes.
 * @returns how much has arrived; NOT_FOUND outside the actor's delegations, LIMIT tooManyUploads
 */
export async function beginUpload(ctx: Ctx, input: BeginUploadInput): Promise<Result<UploadStanding>> {
  const denied = authorize(ctx, "nomination.record");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { delegationId, purpose = "NOMINATION_DOCUMENT", name, byteSize } = input;
  return inTransaction(ctx, async (tx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "nomination.record")] },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const sha256 = new Uint8Array(Buffer.from(input.sha256, "hex"));
    const same = {
      conferenceId: delegation.conferenceId,
      purpose,
      ownerUserId: actor.userId,
      byteSize,
      sha256,
    };
    // One account begins one upload at a time, so that a double click finds the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`upload:${actor.userId}`}, 0))`;
    const before = await tx.upload.findFirst({
      where: {
        ...same,
        OR: [{ fileId: null }, { file: { nominationDocuments: { none: {} }, appointments: { none: {} } } }],
      },
      orderBy: { createdAt: "desc" },
    });
    if (before) return ok({ uploadId: before.id, received: before.received, fileId: before.fileId });
    const open = await tx.upload.count({ where: { ownerUserId: actor.userId, fileId: null } });
    if (open >= MAX_OPEN) return refuse("LIMIT", "tooManyUploads");
    const id = newId();
    await tx.upload.create({ data: { ...same, id, name, createdAt: ctx.now } });
    return ok({ uploadId: id, received: 0, fileId: null });
  });
}
