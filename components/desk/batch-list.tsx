import { Download } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import type { BatchRow } from "@/lib/badges/queries/batches";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";

async function Batch({ batch, place, slug }: { batch: BatchRow; place: Place; slug: string }) {
  const [say, locale] = await Promise.all([getTranslations("desk.batch"), getLocale() as Promise<Locale>]);
  const { id, state, done, prepared, total, printed, parts, skipped, requestedBy, createdAt } = batch;
  return (
    <li className="space-y-3 rounded-md border border-line p-4">
      <p className="flex flex-wrap justify-between gap-2">
        <span className="text-lg font-semibold">{say(`state.${state}`)}</span>
        <span className="text-muted">
          {say("by", { name: requestedBy ?? "–", at: formatInstant(new Date(createdAt), locale, place) })}
        </span>
      </p>
      {state !== "DONE" && (
        <Progress label={say("progress", { done, total })} value={prepared + done} max={2 * total} />
      )}
      <p>{say("printedCount", { count: printed })}</p>
      {parts.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {parts.map(({ part, badges }) => (
            <li key={part}>
              <a className={buttonClass("secondary")} href={`/api/badge-batches/${id}/${part}`} download>
                <Download aria-hidden className="size-5" />
                {say("part", { part, count: badges })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {skipped.length > 0 && (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
            {say("skipped", { count: skipped.length })}
          </summary>
          <ul className="space-y-1">
            {skipped.map(({ delegateId, name, reason }) => (
              <li key={delegateId}>
                <Link
                  href={`/desk/${slug}?person=${delegateId}`}
                  className="text-action underline-offset-4 hover:underline"
                >
                  <bdi>{name}</bdi>
                </Link>{" "}
                – {say(`why.${reason}` as never)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Batches with progress, files, and who was left out and why. */
export async function BatchList({
  batches,
  place,
  slug,
}: {
  batches: readonly BatchRow[];
  place: Place;
  slug: string;
}) {
  const say = await getTranslations("desk.batch");
  return (
    <section aria-labelledby="batches">
      <h2 id="batches" className="mb-3">
        {say("list")}
      </h2>
      {batches.length === 0 ? (
        <EmptyState title={say("none")}>
          <p>{say("noneText")}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {batches.map((batch) => (
            <Batch key={batch.id} batch={batch} place={place} slug={slug} />
          ))}
        </ul>
      )}
    </section>
  );
}
