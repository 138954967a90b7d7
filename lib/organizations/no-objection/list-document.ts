import type { Locale } from "@/lib/i18n/config";
import { directionOf } from "@/lib/i18n/config";
import type { CirculationView } from "@/lib/organizations/no-objection/queries/circulations";
import type { TypesetDocument } from "@/lib/typeset/document";

/** Says a text of the namespace `circulations`, or of the one named before a colon. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

type Words = { say: Say; applied: Say; types: Say; when: (instant: string) => string };

/** The columns that print and workbook share, in their order. */
export function listHeader({ say, applied }: Words): string[] {
  return [
    say("document.number"),
    applied("name"),
    applied("acronym"),
    applied("type"),
    applied("purpose"),
    applied("competence"),
    applied("relevance"),
  ];
}

/** One row a body, numbered as it is read out. */
export function listRows({ bodies }: CirculationView, { types }: Words): string[][] {
  return bodies.map((body, at) => [
    String(at + 1),
    body.name,
    body.acronym,
    types(body.type),
    body.purpose,
    body.competence,
    body.relevance,
  ]);
}

/** The list as States receive it: what it is, until when and where objections are taken, and every body with its statements. */
export function listDocument(view: CirculationView, locale: Locale, words: Words): TypesetDocument {
  const { say, when } = words;
  const [, , , type, purpose, competence, relevance] = listHeader(words);
  return {
    template: "circulation",
    data: {
      locale,
      direction: directionOf(locale),
      conference: view.conference.title,
      title: say("document.title", { number: view.number }),
      lead: say("document.lead", { conference: view.conference.title }),
      facts: [
        [say("document.circulated"), when(view.circulatedAt)],
        [say("document.closes"), when(view.closesAt)],
        [say("document.sendTo"), view.contactEmail],
      ],
      rule: say("document.rule"),
      words: { type, purpose, competence, relevance },
      page: say("document.page"),
      bodies: view.bodies.map((body) => ({
        name: body.name,
        acronym: body.acronym,
        type: words.types(body.type),
        purpose: body.purpose,
        competence: body.competence,
        relevance: body.relevance,
      })),
    },
    files: {},
  };
}
