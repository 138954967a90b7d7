import { tidyText } from "@/lib/i18n/text-hygiene";
import { type HeaderField, matchHeader } from "@/lib/tabular/match-header";

/** A line as typed or pasted, before it is checked. */
export type PastedLine = { nameAsWritten: string; titleAsWritten: string; roleAsWritten: string };

/** What the columns of a delegation's list are called in the official documents of each language. */
const COLUMNS: HeaderField[] = [
  {
    name: "nameAsWritten",
    aliases: {
      en: ["name", "full name", "name and surname", "surname, name", "participant"],
      ru: ["имя", "фио", "ф.и.о.", "фамилия, имя", "фамилия, имя, отчество", "участник"],
      tg: ["ном", "ному насаб", "насаб, ном", "насаб, ном, номи падар", "иштирокчӣ"],
      fr: ["nom", "nom et prénom", "nom, prénom", "nom complet", "participant"],
      ar: ["الاسم", "الاسم الكامل", "الاسم واللقب", "المشارك"],
    },
  },
  {
    name: "titleAsWritten",
    aliases: {
      en: ["title", "functional title", "position", "post", "function"],
      ru: ["должность", "пост", "занимаемая должность"],
      tg: ["вазифа", "мансаб", "вазифаи ишғолшуда"],
      fr: ["titre", "fonction", "fonctions", "poste", "qualité"],
      ar: ["المنصب", "الوظيفة", "اللقب الوظيفي", "الصفة"],
    },
  },
  {
    name: "roleAsWritten",
    aliases: {
      en: ["role", "role in the delegation", "capacity", "status"],
      ru: ["роль", "роль в делегации", "статус", "статус в делегации"],
      tg: ["нақш", "нақш дар ҳайат", "мақом"],
      fr: ["rôle", "rôle dans la délégation", "statut"],
      ar: ["الدور", "الدور في الوفد", "صفة المشاركة"],
    },
  },
];

const FIELDS = ["nameAsWritten", "titleAsWritten", "roleAsWritten"] as const;
/** "1.", "2)", "№ 3", "4" before a name, or as a column of its own. */
const NUMBERING = /^\s*(?:№|no\.?|n°)?\s*\p{Nd}{1,4}\s*[.)،、]?\s*$/iu;
const LEADING_NUMBER = /^\s*(?:№|no\.?|n°)?\s*\p{Nd}{1,4}\s*[.)]\s+/iu;

function cellsOf(row: string): string[] {
  return (row.includes("\t") ? row.split("\t") : row.split(";")).map(tidyText);
}

/** A first row that names the columns, as field → column; undefined when it is a person already. */
function headerOf(row: string[]): Partial<Record<string, number>> | undefined {
  const { columns } = matchHeader(row, COLUMNS);
  const found = columns.flatMap((match, column) => (match ? [[match.field, column] as const] : []));
  const isHeader = found.some(([field]) => field === "nameAsWritten");
  return isHeader ? Object.fromEntries(found) : undefined;
}

/**
 * Reads what was copied from a spreadsheet or a letter: cells apart by tab or semicolon, one person a row, with or
 * without a row of headings in any supported language, and with or without numbers. Without headings the columns are
 * name, title, role. Nothing is re-cased; empty rows are left out.
 */
export function pastedLines(text: string): PastedLine[] {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map(cellsOf)
    .filter((row) => row.some((cell) => cell !== ""));
  const header = rows[0] && headerOf(rows[0]);
  const people = header ? rows.slice(1) : rows;
  const numbered = !header && people.every((row) => row.length > 1 && NUMBERING.test(row[0] ?? ""));
  const columnOf = (field: string, index: number) =>
    header ? (header[field] ?? -1) : index + (numbered ? 1 : 0);
  return people
    .map((row) => {
      const cells = FIELDS.map((field, index) => row[columnOf(field, index)] ?? "");
      const [nameAsWritten = "", titleAsWritten = "", roleAsWritten = ""] = cells;
      return { nameAsWritten: nameAsWritten.replace(LEADING_NUMBER, ""), titleAsWritten, roleAsWritten };
    })
    .filter(({ nameAsWritten }) => nameAsWritten !== "");
}
