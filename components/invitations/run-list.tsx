import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import type { InvitationRunSummary } from "@/lib/organizations/invitations/queries/runs";

type Props = { slug: string; runs: readonly InvitationRunSummary[]; place: Place };

/** Runs of invitations in the background: how each stands, and the way back to it. */
export async function RunList({ slug, runs, place }: Props) {
  if (runs.length === 0) return null;
  const [say, locale] = await Promise.all([
    getTranslations("invitations.run"),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <div className="mt-10">
      <h2 className="mb-3">{say("list")}</h2>
      <ul className="space-y-3">
        {runs.map(({ id, state, total, createdAt, by }) => (
          <li key={id} className="rounded-md border border-line p-4">
            <Link
              className="inline-flex min-h-11 items-center font-semibold text-action underline"
              href={`/review/${slug}/invitations/${id}`}
            >
              {say("title", { count: total })}
            </Link>
            <p className="text-muted">{say(`state.${state}`)}</p>
            <p className="text-sm text-muted">
              {formatInstant(new Date(createdAt), locale, place)} · <bdi>{by}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
