import type { Locale } from "@/lib/i18n/config";
import { DELEGATE_COLUMNS } from "@/lib/imports/columns/delegates";
import { wordsOf } from "@/lib/imports/import-words";

/** A person as far as an export tells: nothing of documents, birth, contacts or needs. */
export type ExportedPerson = {
  reference: string;
  delegationCode: string | null;
  categoryCode: string | null;
  delegationRole: string | null;
  familyName: string | null;
  givenNames: string | null;
  patronymic: string | null;
  nativeName: string | null;
  nativeLanguage: string | null;
  functionalTitle: string | null;
  state: string;
  stateSince: Date;
};

/** Columns that an import reads as well, by the import's own names: an exported file comes back unchanged. */
const IMPORTED = [
  "reference",
  "delegation_code",
  "category",
  "delegation_role",
  "family_name",
  "given_names",
  "patronymic",
  "native_name",
  "native_lang",
  "functional_title",
] as const;

/** The header of an export: the names of the import's templates, then where the registration stands. */
export function exportHeader(locale: Locale): string[] {
  const say = wordsOf(locale, "exports");
  const named = (name: string) =>
    DELEGATE_COLUMNS.find((column) => column.name === name)?.aliases[locale][0] ?? name;
  return [...IMPORTED.map(named), say("column.state"), say("column.since")];
}

/** Makes the cells of a person in a language; instants as days of the conference's zone. */
export function exportCells(locale: Locale, timeZone: string): (person: ExportedPerson) => string[] {
  const [states, roles] = [wordsOf(locale, "states"), wordsOf(locale, "registration")];
  const day = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (person) => [
    person.reference,
    person.delegationCode ?? "",
    person.categoryCode ?? "",
    person.delegationRole ? roles(`choices.role.${person.delegationRole}`) : "",
    person.familyName ?? "",
    person.givenNames ?? "",
    person.patronymic ?? "",
    person.nativeName ?? "",
    person.nativeLanguage === "und" ? "" : (person.nativeLanguage ?? ""),
    person.functionalTitle ?? "",
    states(person.state),
    day.format(person.stateSince),
  ];
}
