import { getLocale, getTranslations } from "next-intl/server";
import type { CheckFigure } from "@/lib/badges/queries/checks";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";

/** How many were checked on each day, by answer, without anybody's name. */
export async function CheckFigures({ figures }: { figures: readonly CheckFigure[] }) {
  const [say, verify, locale] = await Promise.all([
    getTranslations("gateLog"),
    getTranslations("verify"),
    getLocale() as Promise<Locale>,
  ]);
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="figures" className="mt-8">
      <h2 id="figures">{say("days")}</h2>
      <table className="mt-3 w-full max-w-2xl text-start">
        <thead>
          <tr className="border-b border-line text-sm text-muted">
            {(["day", "outcome"] as const).map((column) => (
              <th key={column} scope="col" className="py-2 pe-3 text-start font-normal">
                {say(column)}
              </th>
            ))}
            {(["checks", "badges"] as const).map((column) => (
              <th key={column} scope="col" className="py-2 ps-3 text-end font-normal">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        {[...Map.groupBy(figures, ({ day }) => day)].map(([day, answers]) => (
          <tbody key={day}>
            {answers.map(({ outcome, checks, badges }, index) => (
              <tr key={outcome} className="border-b border-line align-baseline">
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={answers.length} className="py-2 pe-3 text-start font-normal">
                    {formatPlainDate(day, locale)}
                  </th>
                )}
                <td className="py-2 pe-3">
                  {outcome === "otherConference" ? say("otherConference") : verify(`verdict.${outcome}.word`)}
                </td>
                <td className="tabular py-2 ps-3 text-end">{checks}</td>
                <td className="tabular py-2 ps-3 text-end">{badges}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
