import "server-only";
import { merkleRoot } from "@/lib/audit/merkle";
import { recordAudit } from "@/lib/audit/record";
import { CHECKS_SEALED, gateCheckOf, leafOfCheck } from "@/lib/audit/sealed-check";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { BadgeCheck } from "@/lib/db/generated/client";
import { insertRows } from "@/lib/db/insert-rows";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** Lines under one entry: ten hashes lead from each to its root. */
export const CHECKS_PER_SEAL = 1000;

/**
 * The earliest lines that no entry holds. What was sealed ends with the latest lines, so nothing is sought long before
 * them: a line is written within the request whose time it bears, an hour is ample.
 */
function unsealed(tx: Tx, conferenceId: string): Promise<BadgeCheck[]> {
  return tx.$queryRaw<BadgeCheck[]>`
    SELECT k.* FROM "BadgeCheck" k WHERE k."conferenceId" = ${conferenceId}::uuid
      AND k."at" >= coalesce((SELECT l."at" FROM "BadgeCheckSeal" s JOIN "BadgeCheck" l ON l."id" = s."checkId"
        WHERE s."conferenceId" = ${conferenceId}::uuid ORDER BY s."sequence" DESC, s."position" DESC LIMIT 1)
        - interval '1 hour', '-infinity')
      AND NOT EXISTS (SELECT 1 FROM "BadgeCheckSeal" s WHERE s."checkId" = k."id")
    ORDER BY k."at", k."id" LIMIT ${CHECKS_PER_SEAL}`;
}

/**
 * Puts lines of a conference's gate log that no entry holds yet under one entry of its audit chain: the root of a hash
 * tree over them. So the log cannot be changed unseen, and the chain keeps no movement of anybody when the log is gone.
 * @returns how many were sealed; 0: nothing was left
 */
export async function sealChecks(
  ctx: Ctx,
  { conferenceId }: { conferenceId: string },
): Promise<Result<number>> {
  const denied = authorize(ctx, "retention.manage", { conferenceId });
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    // Two workers would otherwise seal the same lines.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`badgeChecks:${conferenceId}`}, 0))`;
    const rows = await unsealed(tx, conferenceId);
    if (rows.length === 0) return ok(0);
    const leaves = rows.map((row) => leafOfCheck(gateCheckOf(row)));
    const root = Buffer.from(merkleRoot(leaves)).toString("hex");
    const entry = {
      action: CHECKS_SEALED,
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
    } as const;
    await recordAudit(tx, ctx, { ...entry, details: { checks: rows.length, root } });
    const { sequence } = await tx.auditHead.findUniqueOrThrow({ where: { chain: conferenceId } });
    const seals = rows.map(({ id: checkId }, position) => ({
      checkId,
      conferenceId,
      sequence,
      position,
      leaf: leaves[position],
    }));
    await insertRows(tx, "BadgeCheckSeal", seals);
    return ok(rows.length);
  });
}
