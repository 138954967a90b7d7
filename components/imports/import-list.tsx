import { getLocale, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import type { ImportSummary } from "@/lib/imports/queries/imports";

type Props = { imports: readonly ImportSummary[]; base: string; place: Place };

/** The imports so far, newest first, with where each stands. */
export async function ImportList({ imports, base, place }: Props) {
  const [say, locale] = await Promise.all([getTranslations("imports"), getLocale() as Promise<Locale>]);
  return (
    <section aria-labelledby="imports" className="mt-8">
      <h2 id="imports" className="mb-3">
        {say("list")}
      </h2>
      {imports.length === 0 && (
        <EmptyState title={say("none")}>
          <p>{say("noneText")}</p>
        </EmptyState>
      )}
      <ul className="space-y-3">
        {imports.map(({ id, kind, state, fileName, total, done, requestedBy, createdAt }) => (
          <li key={id} className="space-y-2 rounded-md border border-line p-4">
            <p className="flex flex-wrap justify-between gap-2">
              <Link
                href={`${base}/${id}`}
                className="min-w-0 text-lg font-semibold text-action underline-offset-4 hover:underline"
              >
                {say(`kind.${kind}`)}: <bdi className="break-all">{fileName}</bdi>
              </Link>
              <span className="font-semibold">{say(`state.${state}`)}</span>
            </p>
            <p className="text-sm text-muted">
              {say("by", { name: requestedBy, at: formatInstant(new Date(createdAt), locale, place) })}
            </p>
            {(state === "READING" || state === "COMMITTING") && (
              <Progress label={say("progress", { done, total })} value={done} max={total} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
