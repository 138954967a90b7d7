import type { MrzFields } from "@/lib/delegates/mrz";
import { mayBePrinted } from "@/lib/delegates/mrz-letters";

/** How a field of the zone stands to what was typed. */
export type Agreement = "equal" | "explainable" | "differs";

/**
 * Why a difference is none: letters that a zone writes otherwise, a name cut at the end of its field, a patronymic
 * that stands in one and not in the other, names that stand in other boxes. Keys under mrz.reason in `registration`.
 */
export type Explanation = "spelling" | "cut" | "patronymic" | "boxes";

export type MrzComparison = {
  field: "familyName" | "givenNames" | "birthDate" | "nationality" | "number" | "issuer" | "expiresOn";
  agreement: Agreement;
  reason?: Explanation;
  /** As the zone says; document numbers are shown to their owner only. */
  mrz: string;
  typed: string;
};

export type TypedIdentity = {
  familyName: string;
  givenNames: string;
  patronymic: string;
  isMononym: boolean;
  birthDate: string;
  nationalities: readonly string[];
  number: string;
  issuer: string;
  expiresOn: string;
};

type Verdict = { agreement: Agreement; reason?: Explanation };

const EQUAL: Verdict = { agreement: "equal" };
const DIFFERS: Verdict = { agreement: "differs" };
const because = (reason: Explanation): Verdict => ({ agreement: "explainable", reason });

const fillers = (text: string) => text.replace(/ /g, "<");
const join = (...parts: string[]) => parts.filter(Boolean).join(" ");

function judgeName(typed: string, printed: string, cut: boolean): Verdict {
  if (typed.normalize("NFC").toUpperCase() === printed) return EQUAL;
  if (mayBePrinted(typed, fillers(printed), false)) return because("spelling");
  return cut && mayBePrinted(typed, fillers(printed), true) ? because("cut") : DIFFERS;
}

/** Whether the zone holds the given names with the patronymic, or the first of the given names without the rest. */
function differsByPatronymic(typed: TypedIdentity, printed: string): boolean {
  if (typed.patronymic && mayBePrinted(join(typed.givenNames, typed.patronymic), fillers(printed), false))
    return true;
  const words = typed.givenNames.split(" ");
  return words.some(
    (_, count) => count > 0 && mayBePrinted(words.slice(0, count).join(" "), fillers(printed), false),
  );
}

/** Whether the same words stand in both, whatever their order and boxes. */
function sameWords(typed: string, printed: string): boolean {
  const left = typed.split(/[\s-]+/).filter(Boolean);
  const right = printed.split(" ").filter(Boolean);
  if (left.length !== right.length) return false;
  for (const word of right) {
    const place = left.findIndex((candidate) => mayBePrinted(candidate, word, false));
    if (place < 0) return false;
    left.splice(place, 1);
  }
  return true;
}

function judgeNames(fields: MrzFields, typed: TypedIdentity): { family: Verdict; given: Verdict } {
  const whole = join(fields.familyName, fields.givenNames);
  const cut = fields.namesMayBeCut;
  if (typed.isMononym) return { family: judgeName(typed.familyName, whole, cut), given: EQUAL };
  // Only the part at the end of the field can be cut, but the family name may be shortened to make room.
  const family = judgeName(typed.familyName, fields.familyName, cut);
  const given = judgeName(typed.givenNames, fields.givenNames, cut);
  if (family.agreement !== "differs" && given.agreement !== "differs") return { family, given };
  if (sameWords(join(typed.familyName, typed.givenNames), whole)) {
    return { family: because("boxes"), given: because("boxes") };
  }
  const patronymic = given.agreement === "differs" && differsByPatronymic(typed, fields.givenNames);
  return { family, given: patronymic ? because("patronymic") : given };
}

const same = (one: string, other: string): Verdict => (one === other ? EQUAL : DIFFERS);
const bareNumber = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");

/**
 * Compares the zone with what was typed, by rule: apostrophes vanish, hyphens are fillers, diacritics and other
 * alphabets are written in Latin, names may be cut, patronymics are absent. Differences are shown to the person and
 * the officer; nothing typed is ever overwritten. What is not typed yet, or not known to the zone, is left out. The
 * zone's sex mark is not compared with the gender given for statistics.
 */
export function compareMrz(fields: MrzFields, typed: TypedIdentity): MrzComparison[] {
  const { family, given } = judgeNames(fields, typed);
  const printedFamily = typed.isMononym ? join(fields.familyName, fields.givenNames) : fields.familyName;
  const nationality =
    typed.nationalities.find((code) => code === fields.nationality) ?? typed.nationalities[0];
  const rows: [MrzComparison["field"], string | null, string | undefined, Verdict][] = [
    ["familyName", printedFamily, typed.familyName, family],
    ["givenNames", fields.givenNames, typed.isMononym ? "" : typed.givenNames, given],
    ["birthDate", fields.birthDate, typed.birthDate, same(fields.birthDate ?? "", typed.birthDate)],
    ["nationality", fields.nationality, nationality, same(fields.nationality, nationality ?? "")],
    ["number", fields.number, typed.number, same(bareNumber(fields.number), bareNumber(typed.number))],
    ["issuer", fields.issuer, typed.issuer, same(fields.issuer, typed.issuer)],
    ["expiresOn", fields.expiryDate, typed.expiresOn, same(fields.expiryDate ?? "", typed.expiresOn)],
  ];
  return rows.flatMap(([field, mrz, value, verdict]) =>
    value && mrz !== null ? [{ field, ...verdict, mrz, typed: value }] : [],
  );
}
