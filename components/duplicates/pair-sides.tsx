import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { PairPerson } from "@/components/duplicates/pair-person";
import { valueWords } from "@/components/duplicates/value-words";
import { MERGE_FIELD_NAMES, type MergeFieldName } from "@/lib/delegates/merge-fields";
import type { DuplicatePairView, DuplicateSide } from "@/lib/delegates/queries/duplicates";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  pair: DuplicatePairView;
  slug: string;
  locale: Locale;
  place: { timeZone: string; city: string };
};

/** Two registrations beside each other, field by field; what differs stands out by weight, colour and word. */
export async function PairSides({ pair, slug, locale, place }: Props) {
  const [say, status, state, did, words] = await Promise.all([
    getTranslations("duplicates"),
    getTranslations("registration.status"),
    getTranslations("states"),
    getTranslations("review.did"),
    valueWords(locale),
  ]);
  const differing = new Set(pair.differing);
  const fields = MERGE_FIELD_NAMES.filter(
    (field) => field !== "photo" && pair.sides.some(({ values }) => values[field] !== null),
  );
  const cell = (side: DuplicateSide, field: MergeFieldName) => (
    <dd
      key={side.id}
      className={clsx("min-w-0 px-3 py-2 break-words", differing.has(field) && "bg-amber-wash font-semibold")}
    >
      <bdi>{words(field, side.values[field]) || "–"}</bdi>
    </dd>
  );
  return (
    <div className="space-y-6">
      <div className="grid gap-6 md:grid-cols-2">
        {pair.sides.map((side) => (
          <div key={side.id} className="space-y-2">
            <PairPerson person={side} />
            <p className="text-sm text-muted">
              {say("standing", {
                state: state(side.state),
                date: formatInstant(new Date(side.stateSince), locale, place),
              })}
            </p>
            {side.takesPlace && <p className="text-sm">{say("holdsPlace")}</p>}
            <Link
              className="inline-flex min-h-11 items-center text-action underline"
              href={`/review/${slug}/${side.id}`}
            >
              {say("openDossier")}
              <span className="sr-only"> {side.reference}</span>
            </Link>
          </div>
        ))}
      </div>
      <dl className="grid grid-cols-2 rounded-md border border-line">
        {/* On a phone the people stand above each other: this says which column is whose. */}
        <dt className="col-span-2 px-3 pt-2 text-sm text-muted">{status("reference")}</dt>
        {pair.sides.map((side) => (
          <dd key={side.id} className="px-3 py-2 font-semibold tabular">
            <bdi>{side.reference}</bdi>
          </dd>
        ))}
        {fields.map((field) => (
          <Fragment key={field}>
            <dt className="col-span-2 border-t border-line px-3 pt-2 text-sm text-muted">
              {say(`field.${field}`)}
              {differing.has(field) && (
                <span className="ms-2 font-semibold text-amber">{say("differs")}</span>
              )}
            </dt>
            {pair.sides.map((side) => cell(side, field))}
          </Fragment>
        ))}
      </dl>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
          {say("history")}
        </summary>
        <div className="grid gap-6 md:grid-cols-2">
          {pair.sides.map((side) => (
            <ol key={side.id} aria-label={side.reference} className="space-y-2">
              {side.history.map(({ action, at }) => (
                <li key={`${action}${at}`} className="border-s-2 border-line ps-3">
                  {did(action as never)}
                  <span className="block text-sm text-muted">
                    {formatInstant(new Date(at), locale, place)}
                  </span>
                </li>
              ))}
            </ol>
          ))}
        </div>
      </details>
    </div>
  );
}
