import "server-only";
import { createTranslator } from "next-intl";
import { recordAudit } from "@/lib/audit/record";
import { FIGURES } from "@/lib/badges/delegation-figures";
import { listDelegationsOverview } from "@/lib/badges/queries/delegations-overview";
import type { DelegationsFilter } from "@/lib/badges/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { formatInstant } from "@/lib/i18n/dates";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { writeXlsx } from "@/lib/tabular/write-table";

export type DelegationsWorkbook = { name: string; bytes: Uint8Array };

/**
 * The list of delegations as a workbook in the reader's language, with the rows that the filter keeps. No person is
 * named in it; the making is an audit entry all the same.
 * @returns NOT_FOUND conferenceNotFound for a conference that does not exist
 */
export async function exportDelegations(
  ctx: Ctx,
  { slug, filter }: { slug: string; filter: DelegationsFilter },
): Promise<Result<DelegationsWorkbook>> {
  const denied = authorize(ctx, "list.read");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const conference = await tx.conference.findUnique({ where: { slug } });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    const place = { timeZone: conference.timeZone, city: textIn(conference.city, ctx.locale) };
    const listed = await listDelegationsOverview(ctx, conference.id, filter);
    if (!listed.ok) return listed;
    const messages = { overview: loadNamespace(ctx.locale, "overview") };
    const translate = createTranslator({ locale: ctx.locale, messages, namespace: "overview" });
    const say = translate as unknown as (key: string) => string;
    const header = [
      say("delegation"),
      say("type"),
      say("region"),
      say("state"),
      say("documents"),
      say("quota"),
      ...FIGURES.map((figure) => say(`figure.${figure}`)),
      say("lastActivity"),
    ];
    const rows = listed.value.map((row) => [
      row.name,
      say(`types.${row.type}`),
      say(`regions.${row.region}`),
      say(`states.${row.state}`),
      say(`standing.${row.documents}`),
      String(row.quota),
      ...FIGURES.map((figure) => String(row[figure])),
      formatInstant(new Date(row.lastActivityAt), ctx.locale, place),
    ]);
    const bytes = await writeXlsx({
      sheetName: say("title"),
      header,
      rows,
      rightToLeft: ctx.locale === "ar",
      widths: [36, 22, 28, 20, 20],
    });
    await recordAudit(tx, ctx, {
      action: "export.made",
      conferenceId: conference.id,
      subjectType: "conference",
      subjectId: conference.id,
      details: { list: "delegations", rows: rows.length },
    });
    return ok({ name: `${conference.code}-delegations.xlsx`, bytes });
  });
}
