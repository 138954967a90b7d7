import { getLocale, getTranslations } from "next-intl/server";
import type { BulkSummary } from "@/lib/accreditation/bulk/queries/bulk-acts";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

type Props = { slug: string; acts: readonly BulkSummary[]; place: Place };

/** The reader's own acts: how each stands, and the way back to it. */
export async function BulkList({ slug, acts, place }: Props) {
  const [say, locale] = await Promise.all([getTranslations("bulk"), getLocale() as Promise<Locale>]);
  return (
    <section aria-labelledby="acts" className="mt-10">
      <h2 id="acts" className="mb-3">
        {say("acts")}
      </h2>
      {acts.length === 0 && <p className="text-muted">{say("noActs")}</p>}
      <ul className="space-y-3">
        {acts.map(({ id, kind, state, createdAt, counts }) => {
          const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
          return (
            <li key={id} className="rounded-md border border-line p-4">
              <Link
                className="inline-flex min-h-11 items-center font-semibold text-action underline"
                href={`/review/${slug}/bulk/${id}`}
              >
                {say("of", { kind: say(`kind.${kind}`), count })}
              </Link>
              <p className="text-muted">
                {say(`actState.${state}`)}
                {state === "DONE" &&
                  ` · ${say("result", { done: counts.DONE, left: counts.FAILED + counts.BLOCKED })}`}
              </p>
              <p className="text-sm text-muted">{formatInstant(new Date(createdAt), locale, place)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
