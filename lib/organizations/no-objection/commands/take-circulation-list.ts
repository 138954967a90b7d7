import "server-only";
import { createTranslator } from "next-intl";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { listDocument, listHeader, listRows, type Say } from "@/lib/organizations/no-objection/list-document";
import { getCirculation } from "@/lib/organizations/no-objection/queries/circulations";
import type { CirculationListInput } from "@/lib/organizations/no-objection/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import { writeXlsx } from "@/lib/tabular/write-table";
import { typesetPdf } from "@/lib/typeset/compile";

export type CirculationFile = { name: string; type: string; bytes: Uint8Array };

const TYPE = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

function sayFrom(locale: Locale, namespace: string, path = namespace): Say {
  const messages = { [namespace]: loadNamespace(locale, namespace) };
  return createTranslator({ locale, messages, namespace: path }) as unknown as Say;
}

/**
 * The circulated list as a document to print or as a workbook, in the language asked for, to be transmitted to States.
 * It names bodies and no person; the making is an audit entry all the same.
 * @returns NOT_FOUND circulationNotFound out of reach
 */
export async function takeCirculationList(
  ctx: Ctx,
  { circulationId, form, locale }: CirculationListInput,
): Promise<Result<CirculationFile>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const found = await getCirculation({ ...ctx, locale }, circulationId);
  if (!found.ok) return found;
  const list = found.value;
  const { conference, number } = list;
  const words = {
    say: sayFrom(locale, "circulations"),
    applied: sayFrom(locale, "application"),
    types: sayFrom(locale, "overview", "overview.types"),
    when: (instant: string) => formatInstant(new Date(instant), locale, conference),
  };
  const bytes =
    form === "pdf"
      ? await typesetPdf(listDocument(list, locale, words))
      : await writeXlsx({
          sheetName: words.say("list", { number }),
          header: listHeader(words),
          rows: listRows(list, words),
          rightToLeft: locale === "ar",
          widths: [6, 40, 16, 28, 60, 60, 60],
        });
  return inTransaction(ctx, async (tx) => {
    await recordAudit(tx, ctx, {
      action: "export.made",
      conferenceId: conference.id,
      subjectType: "circulation",
      subjectId: circulationId,
      details: { list: "circulation", form, rows: list.bodies.length },
    });
    return ok({ name: `${conference.code}-circulation-${number}.${form}`, type: TYPE[form], bytes });
  });
}
