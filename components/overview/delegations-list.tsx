import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { FIGURES } from "@/lib/badges/delegation-figures";
import type { DelegationOverview } from "@/lib/badges/queries/delegations-overview";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  rows: DelegationOverview[];
  locale: Locale;
  place: { timeZone: string; city: string };
  /** Whether the reader has the pages of documents and of the control report. */
  opens: boolean;
};

const LOOK: Record<DelegationOverview["documents"], string> = {
  NONE: "text-red",
  DEFECTIVE: "text-red",
  RECEIVED: "text-action",
  VERIFIED: "text-green",
};

const COLUMNS = "lg:grid lg:grid-cols-[minmax(0,1fr)_8rem_36rem_8rem] lg:items-start lg:gap-4";
const NUMBERS = "grid grid-cols-3 gap-x-2 gap-y-1 sm:grid-cols-6";

/** One delegation a row, without sideways scrolling: what is missing stands out by weight and by word. */
export async function DelegationsList({ rows, locale, place, opens }: Props) {
  const say = await getTranslations("overview");
  return (
    <div>
      <div aria-hidden className={clsx("hidden border-b border-line pb-2 text-sm text-muted", COLUMNS)}>
        <span>{say("delegation")}</span>
        <span>{say("documents")}</span>
        <span className={NUMBERS}>
          <span>{say("quota")}</span>
          {FIGURES.map((figure) => (
            <span key={figure}>{say(`figure.${figure}`)}</span>
          ))}
        </span>
        <span>{say("lastActivity")}</span>
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={clsx("space-y-2 border-b border-line py-3 lg:space-y-0", COLUMNS)}>
            <div className="min-w-0">
              <h2 className="text-base font-semibold">
                {opens ? (
                  <Link
                    className="inline-flex min-h-11 items-center text-action underline"
                    href={`/delegations/${row.id}/report`}
                  >
                    <bdi>{row.name}</bdi>
                  </Link>
                ) : (
                  <bdi>{row.name}</bdi>
                )}
              </h2>
              <p className="text-sm text-muted">
                {say(`types.${row.type}`)} ·{" "}
                {opens ? (
                  <Link className="underline" href={`/delegations/${row.id}/state`}>
                    {say(`states.${row.state}`)}
                    <span className="sr-only"> {row.name}</span>
                  </Link>
                ) : (
                  say(`states.${row.state}`)
                )}
              </p>
              {row.unheard > 0 && (
                <p className="text-sm font-semibold text-red">
                  {opens ? (
                    <Link className="underline" href={`/delegations/${row.id}`}>
                      {say("unheardCount", { count: row.unheard })}
                      <span className="sr-only"> {row.name}</span>
                    </Link>
                  ) : (
                    say("unheardCount", { count: row.unheard })
                  )}
                </p>
              )}
            </div>
            <p className={clsx("font-semibold", LOOK[row.documents])}>
              <span className="font-normal text-muted lg:hidden">{say("documents")}: </span>
              {opens ? (
                <Link className="underline" href={`/delegations/${row.id}/documents`}>
                  {say(`standing.${row.documents}`)}
                  <span className="sr-only"> {row.name}</span>
                </Link>
              ) : (
                say(`standing.${row.documents}`)
              )}
            </p>
            <dl className={NUMBERS}>
              <div>
                <dt className="text-sm text-muted lg:sr-only">{say("quota")}</dt>
                <dd className="tabular">{row.quota}</dd>
              </div>
              {FIGURES.map((figure) => (
                <div key={figure}>
                  <dt className="text-sm text-muted lg:sr-only">{say(`figure.${figure}`)}</dt>
                  <dd
                    className={clsx(
                      "tabular",
                      figure === "registered" && row.registered < row.nominated && "font-bold text-amber",
                    )}
                  >
                    {row[figure]}
                    {figure === "registered" && row.registered < row.nominated && (
                      <span className="block text-sm">
                        {say("missing", { count: row.nominated - row.registered })}
                      </span>
                    )}
                    {figure === "registered" && row.drafts > 0 && (
                      <span className="block text-sm font-normal text-muted">
                        {say("drafts", { count: row.drafts })}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            <p className="text-sm text-muted">
              <span className="lg:hidden">{say("lastActivity")}: </span>
              {formatInstant(new Date(row.lastActivityAt), locale, place)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
