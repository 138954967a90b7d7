import type { TimelineEntry } from "@/lib/accreditation/timeline/entry";
import { CLEARANCE_WORDS } from "@/lib/policy/clearance-workflow";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** The namespaces of the texts that entries are told with. */
export const TIMELINE_NAMESPACES = [
  "timeline",
  "review",
  "reasons",
  "notes",
  "desk",
  "roles",
  "signatures",
  "waiver",
  "clearance",
  "verify",
] as const;
export type TimelineWords = Record<(typeof TIMELINE_NAMESPACES)[number], Say>;

/** A line under an entry: plain words, or words that an official or the person wrote, shown as a quotation. */
export type EntryLine = { label?: string; text: string; quoted: boolean };

/** Entries that name nobody: mails go by themselves, and who settled a clearance is the file's business. */
const UNSIGNED: ReadonlySet<TimelineEntry["source"]> = new Set(["mail", "clearance"]);

const ACCESS: Record<string, string> = {
  "passport.revealed": "revealed",
  "passport.checked": "checked",
  "record.printed": "printed",
};

/** The word that others see, or for vetting officers what happened in the file. */
function clearanceTitle(kind: string, { timeline, waiver, clearance }: TimelineWords): string {
  const isWord = CLEARANCE_WORDS.some((word) => word === kind);
  return timeline("clearance", { what: isWord ? waiver(`word.${kind}`) : clearance(`event.${kind}`) });
}

function titleOf({ source, kind, about }: TimelineEntry, words: TimelineWords): string {
  const { timeline, review, notes, desk, signatures, verify } = words;
  const { reference = "", serial = 0, name = "" } = about;
  switch (source) {
    case "decision":
      return review(`did.${kind}`);
    case "review":
      return timeline("review", { kind: review(`reviews.kind.${kind}`) });
    case "query":
      return timeline("query", { state: review(`reviews.queryState.${kind}`) });
    case "badge":
      return timeline("badge", { serial, event: desk(`event.${kind}`) });
    case "signature":
      return `${signatures(`kind.${about.act}`)}: ${signatures(`state.${kind}`)}`;
    case "clearance":
      return clearanceTitle(kind, words);
    case "note":
      return timeline("note", { circle: notes(`circle.${kind}`) });
    case "gate":
      return timeline("gate", { serial, outcome: verify(`verdict.${kind}.word`) });
    case "access":
      return timeline(`access.${ACCESS[kind] ?? "printed"}`);
    default:
      return timeline(`${source}.${kind}`, { reference, name });
  }
}

/** What an entry says in words: its title, who did it and in which role, each apart, and what was written. */
export function entryWords(
  entry: TimelineEntry,
  words: TimelineWords,
): { title: string; by: string[]; lines: EntryLine[] } {
  const { about, by, role, source } = entry;
  const { timeline, review, reasons, roles } = words;
  const lines: EntryLine[] = [];
  const told = (text: string) => lines.push({ text, quoted: false });
  const quote = (text: string | null | undefined, label?: string) => {
    if (text) lines.push({ text, quoted: true, ...(label ? { label } : {}) });
  };
  if (about.finding) told(review(`reviews.word.${about.finding}`));
  if (about.reasonCode) told(reasons(`${about.reasonCode}.label`));
  for (const item of about.items ?? []) {
    told(reasons(`${item.reasonCode}.label`));
    quote(item.note);
  }
  quote(about.textForPerson, review("toPerson"));
  quote(about.internalNote, review("internal"));
  for (const text of [about.place, about.note, about.text, about.answer, about.reason, about.subject])
    quote(text);
  const nobody = source === "decision" && role === "delegate" ? timeline("person") : timeline("system");
  const who = by ?? (source === "photo" ? timeline("person") : UNSIGNED.has(source) ? "" : nobody);
  const as = role && role !== "system" && role !== "anonymous" && role !== "delegate" ? roles(role) : "";
  return { title: titleOf(entry, words), by: [who, as].filter(Boolean), lines };
}
