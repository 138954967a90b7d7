import "server-only";
import { getBulkAct } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { sayReason } from "@/lib/accreditation/bulk/row-reason";
import type { BulkReportInput } from "@/lib/accreditation/bulk/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { FileToServe } from "@/lib/documents/queries";
import { wordsOf } from "@/lib/imports/import-words";
import { servedTable } from "@/lib/imports/served-table";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * The rows of an act as a table: who, what happened, and why not, in the reader's language. Each taking is an audit
 * entry.
 * @returns the file as a stream; NOT_FOUND bulkActNotFound for acts of others
 */
export async function takeBulkReport(
  ctx: Ctx,
  { actId, format }: BulkReportInput,
): Promise<Result<FileToServe>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor, locale } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const taken = await inTransaction(ctx, async (tx, ctx) => {
    const found = await tx.bulkAct.findFirst({
      where: { id: actId, requestedBy: actor.userId },
      include: { conference: { select: { code: true } } },
    });
    if (!found) return refuse("NOT_FOUND", "bulkActNotFound");
    const { conferenceId, conference } = found;
    const act = await getBulkAct(ctx, { conferenceId, actId });
    if (!act.ok) return refuse("NOT_FOUND", "bulkActNotFound");
    await recordAudit(tx, ctx, {
      action: "export.made",
      conferenceId,
      subjectType: "bulkAct",
      subjectId: actId,
      details: { rows: act.value.rows.length, format },
    });
    return ok({ code: conference.code, act: act.value });
  });
  if (!taken.ok) return taken;
  const { code, act } = taken.value;
  const [say, states] = [wordsOf(locale, "bulk"), wordsOf(locale, "states")];
  const words = { errors: wordsOf(locale, "errors"), validation: wordsOf(locale, "validation") };
  const rows = act.rows.map(({ person, state, reason, reasonValues }) => [
    person?.reference ?? "",
    person?.name ?? say("outOfReach"),
    person?.delegation ?? "",
    person?.categoryCode ?? "",
    person ? states(person.state) : "",
    say(`rowState.${state}`),
    reason ? sayReason({ reason, reasonValues }, words) : "",
  ]);
  const columns = ["reference", "name", "delegation", "category", "state", "outcome", "reason"] as const;
  const name = `${code}-${act.kind.toLowerCase().replaceAll("_", "-")}-${act.createdAt.slice(0, 10)}`;
  const header = columns.map((column) => say(`column.${column}`));
  return ok(await servedTable({ name, format, locale, header, rows }));
}
