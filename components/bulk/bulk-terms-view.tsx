import { getLocale, getTranslations } from "next-intl/server";
import type { BulkActView } from "@/lib/accreditation/bulk/queries/bulk-acts";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";

/** What all rows of an act share, as it was asked for. */
export async function BulkTermsView({ act }: { act: BulkActView }) {
  const [say, reasons] = await Promise.all([getTranslations("bulk"), getTranslations("reasons")]);
  const locale = (await getLocale()) as Locale;
  const { terms } = act;
  if (terms.kind === "APPROVE")
    return <p className="mt-1 max-w-prose text-muted">{say("kindHint.APPROVE")}</p>;
  if (terms.kind === "ASSIGN") {
    return (
      <p className="mt-1">
        <bdi>{terms.assigneeId ? say("assignTo", { name: act.assignee ?? "" }) : say("nobody")}</bdi>
      </p>
    );
  }
  return (
    <>
      <ul className="mt-2 list-disc ps-5">
        {terms.items.map(({ reasonCode, note }) => (
          <li key={reasonCode}>
            {reasons(`${reasonCode}.label` as never)}
            {note && (
              <>
                {" – "}
                <bdi>{note}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-1">{say("due", { date: formatPlainDate(terms.dueOn, locale) })}</p>
    </>
  );
}
