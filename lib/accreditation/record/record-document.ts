import type { AccreditationRecord } from "@/lib/accreditation/record/gather-record";
import { entryWords, type TimelineWords } from "@/lib/accreditation/timeline/entry-words";
import { directionOf, type Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import type { TypesetDocument } from "@/lib/typeset/document";

type Say = (key: string, values?: Record<string, string | number>) => string;

export type RecordWords = TimelineWords & { record: Say; states: Say };

/** The record as a paper for the archive, with the file for checking attached to it. */
export function recordDocument(
  record: AccreditationRecord,
  { locale, by, words, json }: { locale: Locale; by: string; words: RecordWords; json: Uint8Array },
): TypesetDocument {
  const { conference, person, events, badges, audit, seal } = record;
  const { record: say, states, desk } = words;
  const when = (instant: string) => formatInstant(new Date(instant), locale, conference);
  const { type = "", issuer = "", number = "" } = person.document ?? {};
  const document = [type && desk(`documentType.${type}`), issuer, number];
  const facts: [string, string][] = [
    [say("fact.reference"), person.reference],
    [say("fact.nativeName"), person.nativeName ?? ""],
    [say("fact.delegation"), person.delegation],
    [say("fact.category"), person.category],
    [say("fact.state"), `${states(person.state)} · ${when(person.stateSince)}`],
    [say("fact.document"), document.filter(Boolean).join(" · ")],
    [say("fact.submissions"), String(person.submissions)],
    [say("fact.made"), `${when(record.madeAt)} · ${by}`],
  ];
  return {
    template: "record",
    archival: true,
    data: {
      locale,
      direction: directionOf(locale),
      conference: conference.title,
      title: say("title"),
      made: (record.madeAt.match(/\d+/g) ?? []).slice(0, 6).map(Number),
      name: person.name,
      facts: facts.filter(([, value]) => value),
      headings: { events: say("events"), badges: say("badges"), audit: say("audit") },
      events: events.map((entry) => {
        const { title, by: who, lines } = entryWords(entry, words);
        return {
          title,
          when: when(entry.at),
          by: who.join(" · "),
          lines: lines.map(({ label, text }) => (label ? `${label} ${text}` : text)),
        };
      }),
      badges: badges.map(({ serial, state, category, zones, validFrom, validUntil }) => ({
        title: say("badge", { serial, state: desk(`badgeState.${state}`) }),
        parts: [category, zones.join(" "), `${when(validFrom)} – ${when(validUntil)}`],
      })),
      note: record.checks === null ? say("movementsWithheld") : "",
      none: say("none"),
      audit: {
        lead: say("auditLead"),
        columns: [say("column.sequence"), say("column.when"), say("column.action"), say("column.hash")],
        entries: audit.entries.map(({ sequence, at, action, hash, withheld }) => [
          sequence,
          at.slice(0, 19).replace("T", " "),
          withheld ? say("withheld", { action }) : action,
          hash,
        ]),
        head: [say("head", { sequence: audit.head.sequence }), audit.head.hash],
        seal: [say("seal"), seal],
        check: say("check"),
      },
      page: say("page"),
      attachment: say("attachment"),
    },
    files: { "/record.json": json },
  };
}
