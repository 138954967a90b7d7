import clsx from "clsx";
import { getLocale, getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { OutcomeBadge } from "@/components/imports/outcome-badge";
import { RowChoice } from "@/components/imports/row-choice";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/i18n/config";
import { Link } from "@/lib/i18n/navigation";
import { reasonWords } from "@/lib/imports/import-words";
import type { ImportRowView, ImportView } from "@/lib/imports/queries/imports";
import { IMPORT_OUTCOMES, WRITTEN_OUTCOMES } from "@/lib/imports/reason";
import type { ImportFilter } from "@/lib/imports/schema";

type Props = { view: ImportView; base: string; filter: ImportFilter; selectRows: Action<unknown> };

const hrefOf = (base: string, outcome: string | undefined, page = 1) =>
  `${base}?${new URLSearchParams({ ...(outcome ? { outcome } : {}), ...(page > 1 ? { page: String(page) } : {}) })}`;

/** The rows of an import with what will happen to each and why; after the commit, with what did. */
export async function ImportRows({ view, base, filter, selectRows }: Props) {
  const [say, error, locale] = await Promise.all([
    getTranslations("imports"),
    getTranslations("errors"),
    getLocale() as Promise<Locale>,
  ]);
  const words = reasonWords(view.kind, locale);
  const isOpen = view.state === "PREVIEW";
  const groups = [
    {
      outcome: undefined,
      label: say("all"),
      count: Object.values(view.counts).reduce((sum, count) => sum + count, 0),
    },
    ...IMPORT_OUTCOMES.map((outcome) => ({
      outcome,
      label: say(`outcome.${outcome}`),
      count: view.counts[outcome],
    })),
    ...(view.states.FAILED > 0
      ? [{ outcome: "FAILED" as const, label: say("outcome.FAILED"), count: view.states.FAILED }]
      : []),
  ];
  const badgeOf = ({ state, outcome }: ImportRowView) =>
    state === "WRITTEN" || state === "FAILED" ? state : outcome;
  const labelOf = (row: ImportRowView) => {
    const badge = badgeOf(row);
    return badge === "WRITTEN" ? say("rowState.WRITTEN") : say(`outcome.${badge}`);
  };
  return (
    <section aria-labelledby="rows" className="mt-8">
      <h2 id="rows" className="mb-3">
        {say("rows")}
      </h2>
      <nav aria-label={say("rows")}>
        <ul className="flex flex-wrap gap-2">
          {groups.map(({ outcome, label, count }) => (
            <li key={label}>
              <Link
                href={hrefOf(base, outcome)}
                aria-current={filter.outcome === outcome ? "page" : undefined}
                className={clsx(
                  "inline-flex min-h-11 items-center gap-2 rounded-md border px-3",
                  filter.outcome === outcome
                    ? "border-action bg-action text-on-action"
                    : "border-line hover:bg-wash",
                )}
              >
                {label} <span className="tabular font-semibold">{count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {view.rows.length === 0 && (
        <div className="mt-4">
          <EmptyState title={say("noRows")}>
            <p>{say("noRowsText")}</p>
          </EmptyState>
        </div>
      )}
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {view.rows.map((row) => (
          <li key={row.rowNumber} className="flex gap-3 py-2">
            {isOpen && WRITTEN_OUTCOMES.includes(row.outcome) ? (
              <RowChoice
                key={String(row.selected)}
                importId={view.id}
                rowNumber={row.rowNumber}
                selected={row.selected}
                label={say("writeRow", { row: row.rowNumber })}
                action={selectRows}
              />
            ) : (
              isOpen && <span className="w-11 shrink-0" />
            )}
            <div className="min-w-0 flex-1 space-y-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="tabular text-sm text-muted">{say("rowNumber", { row: row.rowNumber })}</span>
                <bdi className="font-semibold break-words">{row.label}</bdi>
                <OutcomeBadge outcome={badgeOf(row)} label={labelOf(row)} />
                {row.state === "SKIPPED" && WRITTEN_OUTCOMES.includes(row.outcome) && (
                  <span className="text-sm text-muted">{say("rowState.SKIPPED")}</span>
                )}
              </p>
              {(row.reasons.length > 0 || row.refusal) && (
                <ul className="text-sm">
                  {row.refusal && <li className="font-semibold text-red">{error(row.refusal as never)}</li>}
                  {row.reasons.map((reason) => (
                    <li key={`${reason.field} ${reason.text}`}>
                      <bdi>{words(reason)}</bdi>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap justify-between gap-3">
        {view.page > 1 ? (
          <Link
            className="flex min-h-11 items-center text-action underline"
            href={hrefOf(base, filter.outcome, view.page - 1)}
          >
            {say("previous")}
          </Link>
        ) : (
          <span />
        )}
        {view.page < view.pages && (
          <Link
            className="flex min-h-11 items-center text-action underline"
            href={hrefOf(base, filter.outcome, view.page + 1)}
          >
            {say("next")}
          </Link>
        )}
      </p>
    </section>
  );
}
