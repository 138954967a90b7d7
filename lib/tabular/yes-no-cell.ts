import { type CellResult, notTaken, taken } from "@/lib/tabular/cell-result";
import { foldHeader } from "@/lib/tabular/fold-header";
import type { Cell } from "@/lib/tabular/table";
import { textCell } from "@/lib/tabular/text-cell";

/** English, Russian, Tajik, French, Arabic, and the marks that people put in a box. */
const YES = [
  "yes",
  "y",
  "true",
  "1",
  "x",
  "да",
  "д",
  "истина",
  "х",
  "ҳа",
  "бале",
  "oui",
  "o",
  "vrai",
  "نعم",
  "صح",
  "صحيح",
];
const NO = ["no", "n", "false", "0", "нет", "н", "ложь", "не", "non", "faux", "لا", "خطأ", "كلا"];
const TICKS = /^[✓✔☑✅]\uFE0F?$/u;

const yes = new Set(YES.map(foldHeader));
const no = new Set(NO.map(foldHeader));

/** A cell as yes or no, in any of the five languages. An empty cell is neither, and neither is a dash. */
export function yesNoCell(cell: Cell): CellResult<boolean> {
  if (cell?.kind === "boolean") return taken(cell.value);
  if (cell?.kind === "text" && TICKS.test(cell.text.trim())) return taken(true);
  const text = textCell(cell);
  if (!text.ok) return text;
  if (text.value === null) return taken<boolean>(null);
  if (text.value.length > 20) return notTaken("yesNoUnclear");
  const word = foldHeader(text.value);
  if (yes.has(word)) return taken(true);
  return no.has(word) ? taken(false) : notTaken("yesNoUnclear");
}
