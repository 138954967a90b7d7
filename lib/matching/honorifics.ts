/** Forms of address and ranks that notes verbales put before a name, by language; a full stop may follow each. */
const HONORIFICS: Record<string, readonly string[]> = {
  en: [
    "his excellency",
    "her excellency",
    "the honourable",
    "the honorable",
    "honourable",
    "honorable",
    "hon",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "ambassador",
    "amb",
    "deputy minister",
    "vice minister",
    "minister",
    "major general",
    "maj gen",
    "lieutenant general",
    "lt gen",
    "brigadier general",
    "brig gen",
    "general",
    "gen",
    "lieutenant colonel",
    "lt col",
    "colonel",
    "col",
    "major",
    "maj",
    "captain",
    "capt",
    "judge",
    "justice",
    "sir",
    "dame",
  ],
  ru: [
    "его превосходительство",
    "ее превосходительство",
    "её превосходительство",
    "г-н",
    "г-жа",
    "господин",
    "госпожа",
    "д-р",
    "доктор",
    "профессор",
    "заместитель министра",
    "министр",
    "посол",
    "генерал-майор",
    "генерал-лейтенант",
    "генерал-полковник",
    "генерал",
    "подполковник",
    "полковник",
    "майор",
    "судья",
  ],
  tg: [
    "ҷаноби олӣ",
    "ҷаноби",
    "ҷаноб",
    "хонуми",
    "хонум",
    "бону",
    "муовини вазир",
    "вазир",
    "сафир",
    "сарҳанг",
    "подполковник",
    "полковник",
    "генерал",
    "доктор",
    "профессор",
    "судя",
  ],
  fr: [
    "son excellence",
    "monsieur",
    "madame",
    "mademoiselle",
    "mme",
    "mlle",
    "docteur",
    "professeur",
    "ambassadeur",
    "ambassadrice",
    "le ministre",
    "la ministre",
    "ministre",
    "le général",
    "général",
    "le colonel",
    "le juge",
    "la juge",
  ],
  ar: [
    "صاحب السعادة",
    "صاحبة السعادة",
    "صاحب المعالي",
    "صاحب السمو",
    "سعادة",
    "معالي",
    "سمو",
    "فخامة",
    "دولة",
    "السيد",
    "السيدة",
    "الآنسة",
    "الدكتور",
    "الدكتورة",
    "الأستاذ",
    "الأستاذة",
    "أ.د",
    "نائب الوزير",
    "الوزير",
    "الوزيرة",
    "السفير",
    "السفيرة",
    "القاضي",
    "القاضية",
    "الفريق",
    "اللواء",
    "العميد",
    "العقيد",
    "المقدم",
    "الرائد",
  ],
};

/**
 * Abbreviations that could be a name or an initial: He is a surname, M. and S. are initials. Their full stops, or
 * what follows them, tell.
 */
const ABBREVIATED =
  /^(?:h\.\s?e\.?|s\.\s?e\.?|е\.\s?п\.?|ҷ\.\s?о\.?|he(?=\s(?:mr|mrs|ms|dr|prof|amb)\b)|se(?=\s(?:m|mme)\b))(?=\s|$)|^m\.(?=\s*\S+\s+\S)|^د\.(?=\s)/u;

const escaped = (text: string) => text.replace(/[.]/g, "\\.").replace(/ /g, "\\.?\\s+");
const LEADING = new RegExp(
  `^(?:${Object.values(HONORIFICS)
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join("|")})(?:\\.|(?=[\\s,]|$))`,
  "iu",
);

/** Cuts forms of address off the beginning of a written name or of a part of it; may leave nothing. */
export function withoutHonorifics(written: string): string {
  let rest = written.trim();
  for (;;) {
    const found = ABBREVIATED.exec(rest.toLowerCase())?.[0] ?? LEADING.exec(rest)?.[0];
    if (!found) return rest;
    rest = rest.slice(found.length).replace(/^[\s,،]+/u, "");
  }
}
