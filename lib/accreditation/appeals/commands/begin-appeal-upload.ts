import "server-only";
import type { BeginAppealUploadInput } from "@/lib/accreditation/appeals/schema";
import { appealObstacle } from "@/lib/accreditation/appeals/window";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { UploadStanding } from "@/lib/documents/schema";
import { openUpload } from "@/lib/documents/upload-pieces";
import { uploaderOf } from "@/lib/documents/uploader";
import { authorize } from "@/lib/policy/can";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { type Result, refusal, refuse } from "@/lib/result";

/** Papers that wait for one appeal, those chosen and given up again included; the rest goes after a day. */
const MOST_WAITING = 15;

/**
 * Opens the sending of a paper that is to go with an appeal, or finds the one that was broken off: the same sender, the
 * same bytes, the same person. Taken only while the appeal may be made.
 * @returns how much has arrived; NOT_FOUND registrationNotFound out of reach, CONFLICT notFromThisState, appealTooLate or
 *   appealedBefore, LIMIT tooManyUploads
 */
export async function beginAppealUpload(
  ctx: Ctx,
  { delegateId, name, byteSize, sha256 }: BeginAppealUploadInput,
): Promise<Result<UploadStanding>> {
  const denied = authorize(ctx, "registration.appeal");
  if (denied) return refusal(denied);
  const uploader = uploaderOf(ctx.actor);
  if (!uploader) return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const delegate = await tx.delegate.findFirst({
      where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.appeal")] },
      include: {
        appeal: true,
        decisions: {
          where: { action: { in: ["refuse", "revoke"] } },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          take: 1,
        },
      },
    });
    if (!delegate) return refuse("NOT_FOUND", "registrationNotFound");
    const { appeal, decisions, state, conferenceId } = delegate;
    if (!appeal && !startsFrom("appeal", state)) return refuse("CONFLICT", "notFromThisState");
    const obstacle = appealObstacle(decisions[0], appeal !== null, ctx.now);
    if (obstacle) return refuse("CONFLICT", obstacle);
    const same = {
      ...uploader,
      conferenceId,
      delegateId,
      purpose: "APPEAL_DOCUMENT" as const,
      byteSize,
      sha256: new Uint8Array(Buffer.from(sha256, "hex")),
    };
    const opened = await openUpload(tx, same, { name, now: ctx.now });
    const waiting = await tx.upload.count({ where: { ...uploader, delegateId } });
    return opened.ok && waiting > MOST_WAITING ? refuse("LIMIT", "tooManyUploads") : opened;
  });
}
