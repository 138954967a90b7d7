import clsx from "clsx";
import { getLocale, getTranslations } from "next-intl/server";
import type { Signal } from "@/components/gate/signal";
import { VERDICT_LOOK } from "@/components/gate/verdict-look";
import { EmptyState } from "@/components/ui/empty-state";
import type { CheckRow } from "@/lib/badges/queries/checks";
import type { Locale } from "@/lib/i18n/config";
import { dayAt, formatClock, formatPlainDate, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

/** Who was let in stands back; who was not has the colour of the gate's answer. */
const TONE: Record<Signal, { edge: string; mark: string }> = {
  good: { edge: "border-line", mark: "text-green" },
  wait: { edge: "border-amber", mark: "text-amber" },
  bad: { edge: "border-red", mark: "text-red" },
};

async function Badge({ badge, slug }: { badge: CheckRow["badge"]; slug: string }) {
  const say = await getTranslations("gateLog");
  if (!badge) return <p className="text-muted">{say("noBadge")}</p>;
  const { number, name, delegateId } = badge;
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      {delegateId ? (
        <Link
          href={`/desk/${slug}?person=${delegateId}`}
          className="inline-flex min-h-11 items-center text-lg text-action underline-offset-4 hover:underline"
        >
          <bdi>{name}</bdi>
        </Link>
      ) : (
        <bdi className="text-lg">{name}</bdi>
      )}
      <bdi className="tabular whitespace-nowrap text-muted">{number}</bdi>
    </p>
  );
}

async function Check({ row, place, slug }: { row: CheckRow; place: Place; slug: string }) {
  const [say, verify] = await Promise.all([getTranslations("gateLog"), getTranslations("verify")]);
  const { outcome } = row;
  const { icon: Icon, signal } = VERDICT_LOOK[outcome];
  const { edge, mark } = TONE[signal];
  const facts = [
    row.place && say("place", { place: row.place }),
    row.typed && say("typed"),
    row.code && say("code", { code: row.code }),
  ];
  return (
    <li className={clsx("border-s-4 ps-3", edge)}>
      <div className="flex items-center justify-between gap-3">
        <p className="flex items-center gap-2 font-semibold">
          <Icon aria-hidden className={clsx("size-5 shrink-0", mark)} />
          {outcome === "otherConference" ? say("otherConference") : verify(`verdict.${outcome}.word`)}
        </p>
        <time dateTime={row.at} className="tabular text-muted">
          {formatClock(new Date(row.at), place.timeZone)}
        </time>
      </div>
      {outcome !== "valid" && <p>{say(`why.${outcome}`)}</p>}
      <Badge badge={row.badge} slug={slug} />
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        {facts.filter(Boolean).map((fact) => (
          <bdi key={String(fact)}>{fact}</bdi>
        ))}
        <span>{say.rich("by", { name: () => <bdi>{row.guard}</bdi> })}</span>
      </p>
    </li>
  );
}

/** Checks of each day at the venue, in the order in which they come. */
function byDay(rows: readonly CheckRow[], timeZone: string): Map<string, CheckRow[]> {
  return Map.groupBy(rows, ({ at }) => dayAt(new Date(at), timeZone));
}

type Props = { rows: readonly CheckRow[]; place: Place; slug: string; filtered: boolean };

/** Checks day by day, with the answer in words, mark and colour, and why; those turned away stand out. */
export async function CheckList({ rows, place, slug, filtered }: Props) {
  const [say, locale] = await Promise.all([getTranslations("gateLog"), getLocale() as Promise<Locale>]);
  if (rows.length === 0) {
    return filtered ? (
      <p className="mt-3">{say("noneFound")}</p>
    ) : (
      <EmptyState title={say("none")}>
        <p>{say("noneText")}</p>
      </EmptyState>
    );
  }
  return [...byDay(rows, place.timeZone)].map(([day, checks]) => (
    <section key={day} aria-labelledby={`day-${day}`} className="mt-4">
      <h3 id={`day-${day}`} className="border-b border-line pb-1 text-muted">
        {formatPlainDate(day, locale)} (<bdi>{place.city}</bdi>)
      </h3>
      <ol className="mt-3 space-y-4">
        {checks.map((row) => (
          <Check key={row.id} row={row} place={place} slug={slug} />
        ))}
      </ol>
    </section>
  ));
}
