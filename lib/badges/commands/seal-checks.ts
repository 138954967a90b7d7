import "server-only";
import { merkleRoot } from "@/lib/audit/merkle";
import { recordAudit } from "@/lib/audit/record";
import { CHECKS_SEALED, gateCheckOf, leafOfCheck } from "@/lib/audit/sealed-check";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** Lines under one entry: ten hashes lead from each to its root. */
export const CHECKS_PER_SEAL = 1000;

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
    const rows = await tx.badgeCheck.findMany({
      where: { conferenceId, sealed: null },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      take: CHECKS_PER_SEAL,
    });
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
    await tx.badgeCheckSeal.createMany({
      data: rows.map(({ id: checkId }, position) => ({
        checkId,
        conferenceId,
        sequence,
        position,
        leaf: new Uint8Array(leaves[position] ?? []),
      })),
    });
    return ok(rows.length);
  });
}
