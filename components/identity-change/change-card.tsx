import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { changeWords } from "@/components/identity-change/change-words";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { IdentityChangeToSettle } from "@/lib/accreditation/queries/identity-changes";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  slug: string;
  change: IdentityChangeToSettle;
  locale: Locale;
  zone: { timeZone: string; city: string };
  /** What the officer may do about it. */
  children: ReactNode;
};

/** One wish: who, why, the present values beside the new ones, photo beside photo, and what follows. */
export async function ChangeCard({ slug, change, locale, zone, children }: Props) {
  const [say, t] = await Promise.all([getTranslations("identityChange"), getTranslations("registration")]);
  const rows = changeWords(change.changes, (key) => t(key as never), locale);
  const photos = change.photo
    ? [
        { id: change.photo.before, label: say("before") },
        { id: change.photo.after, label: say("after") },
      ]
    : [];
  return (
    <Card className="space-y-4">
      <header>
        <h2 className="text-xl">
          <Link className="text-action underline" href={`/review/${slug}/${change.delegateId}`}>
            <bdi>{change.name}</bdi>
          </Link>
        </h2>
        <p className="text-muted">
          <bdi className="tabular">{change.reference}</bdi> · <bdi>{change.delegation}</bdi>
        </p>
        <p className="text-muted">
          {change.requestedBy === null ? say("byPerson") : <bdi>{change.requestedBy}</bdi>} ·{" "}
          {formatInstant(new Date(change.requestedAt), locale, zone)}
        </p>
      </header>
      <p className="border-s-4 border-line ps-3">
        <bdi>{change.reason}</bdi>
      </p>
      {photos.length > 0 && (
        <div className="flex flex-wrap gap-4">
          {photos.map(
            ({ id, label }) =>
              id && (
                <figure key={id}>
                  <img
                    src={`/api/photos/${id}/badge`}
                    alt={`${label}: ${change.name}`}
                    width={135}
                    height={180}
                    className="h-45 w-34 rounded-md border border-line object-cover"
                  />
                  <figcaption className="text-sm text-muted">{label}</figcaption>
                </figure>
              ),
          )}
        </div>
      )}
      {rows.length > 0 && (
        <dl className="divide-y divide-line border-y border-line">
          {rows.map(({ field, label, before, after }) => (
            <div key={field} className="gap-4 py-2 sm:grid sm:grid-cols-[12rem_1fr]">
              <dt className="text-sm text-muted sm:pt-0.5">{label}</dt>
              <dd>
                <del>
                  <bdi>{before}</bdi>
                </del>{" "}
                <span aria-hidden className="inline-block rtl:-scale-x-100">
                  →
                </span>{" "}
                <ins className="font-semibold no-underline">
                  <bdi>{after}</bdi>
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Notice kind="warning" title={say("follows")}>
        <p>{say(`badge.${change.badge}`)}</p>
      </Notice>
      {children}
    </Card>
  );
}
