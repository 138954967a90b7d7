import { getLocale, getTranslations } from "next-intl/server";
import { Fragment } from "react";
import type { TimelineEntry } from "@/lib/accreditation/timeline/entry";
import {
  entryWords,
  TIMELINE_NAMESPACES,
  type TimelineWords,
} from "@/lib/accreditation/timeline/entry-words";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";

/** What happened, each with when, who and why. */
export async function TimelineList({ entries, place }: { entries: readonly TimelineEntry[]; place: Place }) {
  const locale = (await getLocale()) as Locale;
  const spoken = await Promise.all(
    TIMELINE_NAMESPACES.map(async (name) => [name, await getTranslations(name)] as const),
  );
  const words = Object.fromEntries(spoken) as unknown as TimelineWords;
  return (
    <ol className="space-y-4">
      {entries.map((entry) => {
        const { title, by, lines } = entryWords(entry, words);
        return (
          <li key={`${entry.source} ${entry.id} ${entry.kind}`} className="border-s-2 border-line ps-3">
            <p className="font-semibold">
              <bdi>{title}</bdi>
            </p>
            <p className="text-sm text-muted">
              <time dateTime={entry.at}>{formatInstant(new Date(entry.at), locale, place)}</time>
              {by.map((part) => (
                <Fragment key={part}>
                  {" · "}
                  <bdi>{part}</bdi>
                </Fragment>
              ))}
            </p>
            {lines.map(({ label, text, quoted }) => (
              <p key={`${label} ${text}`} className={quoted ? "break-words whitespace-pre-line" : undefined}>
                {label && `${label} `}
                <bdi>{text}</bdi>
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
