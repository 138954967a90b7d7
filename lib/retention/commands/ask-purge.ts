import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { listPurge } from "@/lib/retention/list-purge";
import { countByClass, filesOf, listHash, rowFingerprint } from "@/lib/retention/purge-list";
import type { AskPurgeInput, PurgePayload } from "@/lib/retention/schema";
import { requestSignature } from "@/lib/signatures/request-signature";

/**
 * Lays the list of the dry run before a second person. Nothing goes until that person has signed.
 * @returns the purge; NOT_FOUND conferenceNotFound, CONFLICT nothingDue, CONFLICT staleVersion when the list has changed
 *   since it was shown, CONFLICT signatureAsked while one waits, CONFLICT nobodyToSign
 */
export async function askPurge(
  ctx: Ctx,
  { conferenceId, listHash: shown, reason }: AskPurgeInput,
): Promise<Result<{ purgeId: string }>> {
  const denied = authorize(ctx, "retention.manage", { conferenceId });
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "retention.manage")] };
    const conference = await tx.conference.findFirst({ where });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    const { rows } = await listPurge(tx, conference, ctx.now);
    if (rows.length === 0) return refuse("CONFLICT", "nothingDue");
    const hash = listHash(rows);
    if (Buffer.from(hash).toString("hex") !== shown) return refuse("CONFLICT", "staleVersion");
    const purgeId = newId();
    const counted = rows.map((row) => ({ ...row, files: filesOf(row) }));
    const payload: PurgePayload = {
      purgeId,
      listHash: shown,
      people: rows.filter(({ delegateId }) => delegateId !== null).length,
      classes: countByClass(counted),
    };
    const asked = await requestSignature(tx, ctx, {
      kind: "PURGE",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      payload,
      reason,
    });
    if (!asked.ok) return asked;
    await tx.purge.create({
      data: { id: purgeId, conferenceId, signatureId: asked.value.id, listHash: hash, createdAt: ctx.now },
    });
    await tx.purgeRow.createMany({
      data: counted.map(({ delegateId, classes, records, files }, position) => {
        const fingerprint = rowFingerprint(rows[position] as (typeof rows)[number]);
        return { purgeId, position, delegateId, classes, records, files, fingerprint };
      }),
    });
    return ok({ purgeId });
  });
}
