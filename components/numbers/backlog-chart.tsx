import { getLocale, getTranslations } from "next-intl/server";
import { type BacklogDay, thinned } from "@/lib/accreditation/numbers/forecast";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";

/** Columns that are still told apart on a phone. */
const COLUMNS = 40;

/** The files that waited and will wait, day by day: columns, and the table that says the same. */
export async function BacklogChart({ days, opening }: { days: BacklogDay[]; opening: string }) {
  const [say, locale] = await Promise.all([getTranslations("numbers"), getLocale() as Promise<Locale>]);
  const shown = thinned(days, COLUMNS);
  const most = Math.max(1, ...shown.map(({ backlog }) => backlog));
  const dayOf = (date: string) => formatPlainDate(date, locale);
  return (
    <figure>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted" aria-hidden>
        <li className="flex items-center gap-2">
          <span className="size-3 rounded-sm bg-action" /> {say("was")}
        </li>
        <li className="flex items-center gap-2">
          <span className="size-3 rounded-sm border border-action bg-action-wash" /> {say("willBe")}
        </li>
      </ul>
      <svg
        aria-hidden
        viewBox={`0 0 ${shown.length} 100`}
        preserveAspectRatio="none"
        className="mt-3 h-40 w-full border-b border-line rtl:-scale-x-100"
      >
        {shown.map(({ date, backlog, isForecast }, at) => (
          <rect
            key={date}
            className={isForecast ? "fill-action-wash stroke-action" : "fill-action"}
            vectorEffect="non-scaling-stroke"
            x={at + 0.1}
            y={100 - (100 * backlog) / most}
            width={0.8}
            height={(100 * backlog) / most}
          />
        ))}
      </svg>
      <div aria-hidden className="mt-1 flex justify-between text-sm text-muted">
        <span>{dayOf(shown[0]?.date ?? opening)}</span>
        <span>{say("openingOn", { date: dayOf(opening) })}</span>
      </div>
      <details className="mt-2 text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
          {say("asTable")} <span className="sr-only">{say("backlog")}</span>
        </summary>
        <table className="w-full max-w-md">
          <thead>
            <tr className="border-b border-line text-muted">
              <th scope="col" className="py-1 pe-3 text-start font-normal">
                {say("day")}
              </th>
              <th scope="col" className="py-1 text-end font-normal">
                {say("backlog")}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ date, backlog, isForecast }) => (
              <tr key={date} className="border-b border-line">
                <th scope="row" className="py-1 pe-3 text-start font-normal">
                  {dayOf(date)} {isForecast && <span className="text-muted">({say("willBe")})</span>}
                </th>
                <td className="tabular py-1 text-end">{Math.round(backlog)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
