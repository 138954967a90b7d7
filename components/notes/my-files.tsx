import { getLocale, getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { ActButton } from "@/components/imports/act-button";
import { MessagesProvider } from "@/components/layout/messages-provider";
import type { AssignedDossier } from "@/lib/accreditation/assignment/queries/assignments";
import type { Mention } from "@/lib/accreditation/notes/queries/notes";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { textIn } from "@/lib/i18n/localized-text";
import { Link } from "@/lib/i18n/navigation";

type Props = {
  mentions: readonly Mention[];
  assigned: { dossiers: readonly AssignedDossier[]; count: number };
  seen: Action<unknown>;
};

const LINK = "inline-flex min-h-11 items-center font-semibold text-action underline";

/** What colleagues ask of the reader: notes that mention them, and files that are theirs. Nothing when there is none. */
export async function MyFiles({ mentions, assigned, seen }: Props) {
  const [say, states] = await Promise.all([getTranslations("notes"), getTranslations("states")]);
  const locale = (await getLocale()) as Locale;
  return (
    <>
      {mentions.length > 0 && (
        <section aria-labelledby="mentions" className="mt-8">
          <h2 id="mentions" className="mb-3">
            {say("home.mentions")}
          </h2>
          <ul className="divide-y divide-line border-y border-line">
            {mentions.map(({ noteId, by, at, delegateId, name, slug, place }) => (
              <li key={noteId} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <div className="min-w-0">
                  <Link className={LINK} href={`/review/${slug}/${delegateId}#notes`}>
                    <bdi>{say("home.by", { by, name })}</bdi>
                  </Link>
                  <p className="text-sm text-muted">
                    {formatInstant(new Date(at), locale, {
                      timeZone: place.timeZone,
                      city: textIn(place.city, locale),
                    })}
                  </p>
                </div>
                <MessagesProvider namespaces={["errors", "validation"]}>
                  <ActButton action={seen} input={{ noteId }} label={say("home.seen")} />
                </MessagesProvider>
              </li>
            ))}
          </ul>
        </section>
      )}
      {assigned.count > 0 && (
        <section aria-labelledby="assigned" className="mt-8">
          <h2 id="assigned">{say("home.dossiers")}</h2>
          <p className="mb-3 text-muted">
            {say("home.count", { count: assigned.count })}
            {assigned.count > assigned.dossiers.length &&
              ` · ${say("home.more", { shown: assigned.dossiers.length })}`}
          </p>
          <ul className="divide-y divide-line border-y border-line">
            {assigned.dossiers.map(({ id, name, reference, state, slug }) => (
              <li key={id} className="py-2">
                <Link className={LINK} href={`/review/${slug}/${id}`}>
                  <bdi>{name}</bdi>
                </Link>
                <p className="text-sm text-muted">
                  {states(state)} · <bdi className="tabular">{reference}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
