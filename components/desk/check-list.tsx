import { CircleCheck, ShieldX } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import type { CheckRow } from "@/lib/badges/queries/checks";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

async function Badge({ badge, slug }: { badge: CheckRow["badge"]; slug: string }) {
  const say = await getTranslations("gateLog");
  if (!badge) return <p>{say("noBadge")}</p>;
  const { number, name, delegateId } = badge;
  return (
    <p>
      {delegateId ? (
        <Link
          href={`/desk/${slug}?person=${delegateId}`}
          className="inline-flex min-h-11 items-center text-action underline-offset-4 hover:underline"
        >
          <bdi>{name}</bdi>
        </Link>
      ) : (
        <bdi>{name}</bdi>
      )}{" "}
      · <bdi className="tabular">{number}</bdi>
    </p>
  );
}

async function Check({ row, place, slug }: { row: CheckRow; place: Place; slug: string }) {
  const [say, verify, locale] = await Promise.all([
    getTranslations("gateLog"),
    getTranslations("verify"),
    getLocale() as Promise<Locale>,
  ]);
  const denied = row.outcome !== "valid";
  const Icon = denied ? ShieldX : CircleCheck;
  const facts = [
    row.place && say("place", { place: row.place }),
    row.typed && say("typed"),
    row.code && say("code", { code: row.code }),
  ];
  return (
    <li className={denied ? "border-s-4 border-red py-3 ps-3" : "border-s-4 border-line py-3 ps-3"}>
      <p className="flex items-center gap-2 font-semibold">
        <Icon aria-hidden className={denied ? "size-5 text-red" : "size-5 text-green"} />
        {row.outcome === "otherConference" ? say("otherConference") : verify(`verdict.${row.outcome}.word`)}
      </p>
      <Badge badge={row.badge} slug={slug} />
      <p className="text-sm text-muted">
        <time dateTime={row.at}>{formatInstant(new Date(row.at), locale, place)}</time>
        {" · "}
        {say.rich("by", { name: () => <bdi>{row.guard}</bdi> })}
        {facts.filter(Boolean).map((fact) => (
          <span key={String(fact)}>
            {" · "}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </p>
    </li>
  );
}

type Props = { rows: readonly CheckRow[]; place: Place; slug: string; filtered: boolean };

/** Checks with the answer in words, mark and colour; those turned away stand out. */
export async function CheckList({ rows, place, slug, filtered }: Props) {
  const say = await getTranslations("gateLog");
  if (rows.length === 0) {
    return filtered ? (
      <p className="mt-3">{say("noneFound")}</p>
    ) : (
      <EmptyState title={say("none")}>
        <p>{say("noneText")}</p>
      </EmptyState>
    );
  }
  return (
    <ol className="mt-3 space-y-2">
      {rows.map((row) => (
        <Check key={row.id} row={row} place={place} slug={slug} />
      ))}
    </ol>
  );
}
