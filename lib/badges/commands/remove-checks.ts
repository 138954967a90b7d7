import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

type Removed = { checks: bigint; digest: string | null };

/**
 * Removes the gate log of a conference whose retention is over (data protection schedule: end + 90 days), and keeps how
 * many were checked on each day at the venue, by outcome. The database refuses to remove one line earlier.
 * @param conferenceId null: lines of unknown codes that belong to no conference
 * @returns how many lines went
 */
export async function removeChecks(
  ctx: Ctx,
  { conferenceId }: { conferenceId: string | null },
): Promise<Result<number>> {
  const denied = authorize(ctx, "retention.manage", conferenceId ? { conferenceId } : {});
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const [removed] = await tx.$queryRaw<Removed[]>`
      WITH gone AS (
        DELETE FROM "BadgeCheck" k WHERE k."conferenceId" IS NOT DISTINCT FROM ${conferenceId}::uuid
          AND badge_checks_kept_until(k."conferenceId", k."at") <= ${ctx.now} RETURNING *),
      days AS (
        INSERT INTO "BadgeCheckDay" ("conferenceId", "day", "outcome", "removedAt", "checks", "badges")
        SELECT c."id", (g."at" AT TIME ZONE c."timeZone")::date, g."outcome", ${ctx.now}, count(*), count(DISTINCT g."badgeId")
        FROM gone g JOIN "Conference" c ON c."id" = g."conferenceId" GROUP BY 1, 2, 3)
      SELECT count(*) AS "checks",
        encode(sha256(convert_to(string_agg(g."id"::text, ',' ORDER BY g."id"), 'UTF8')), 'hex') AS "digest"
      FROM gone g`;
    const checks = Number(removed?.checks ?? 0);
    if (!removed?.digest) return ok(checks);
    await recordAudit(tx, ctx, {
      action: "badgeChecks.removed",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId ?? "none",
      details: { checks, ids: removed.digest },
    });
    return ok(checks);
  });
}
