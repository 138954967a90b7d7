import { type CellResult, notTaken, taken } from "@/lib/tabular/cell-result";
import { latinDigits } from "@/lib/tabular/latin-digits";
import type { Cell } from "@/lib/tabular/table";
import { textCell } from "@/lib/tabular/text-cell";

/** The form's rule for telephone numbers (E.164): a plus and 6 to 15 digits. */
const E164 = /^\+[1-9][0-9]{5,14}$/;
/** As in the form: longer texts are no number, and searching them would only cost time. */
const LONGEST = 60;
/** Guards against formulas that people and programs put before a plus: '+992…, =+992…, ="+992…". */
const GUARDS = /^(?:tel:)?['’"=]*|["']+$/gi;
const SEPARATORS = /[\s\-./()\u00A0\u2010-\u2015\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Country codes that are assigned (ITU-T E.164, list of 2016 and later notices), without those that begin with 8. */
const COUNTRY_CODE =
  /^(?:1|7|2[07]|2(?:1[1-368]|[2-6]\d|9[01789])|3[0-469]|3(?:5\d|7[0-8]|8[0-35-79])|4[013-9]|42[013]|5[1-8]|5(?:0\d|9\d)|6[0-6]|6(?:7[02-9]|8[0-35-9]|9[0-2])|9[0-58]|9(?:6[0-8]|7[0-79]|9[2-68]))/;

/**
 * A cell as an international telephone number: a plus and 6 to 15 digits. 00 becomes a plus, separators and guards
 * are dropped, and so is the (0) that stands after a country code.
 *
 * A number cell has lost its plus. It gets it back when it is international beyond doubt: 11 to 15 digits that begin
 * with an assigned country code, which is no 8: eleven digits with 8 are as likely a Russian or Kazakh trunk prefix
 * as Viet Nam or Bangladesh. All others are refused, and the person is asked for the plus.
 */
export function phoneCell(cell: Cell): CellResult<string> {
  // Hidden direction marks are at home in copied numbers and harmless: only digits stay.
  const bare: Cell =
    cell?.kind === "text"
      ? { kind: "text", text: cell.text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "") }
      : cell;
  const text = textCell(bare);
  if (!text.ok) return text;
  if (text.value === null) return taken<string>(null);
  if (text.value.length > LONGEST) return notTaken("phoneInvalid");
  const written = latinDigits(text.value).replace(GUARDS, "").replace(/^＋/, "+");
  const number = written
    .replace(/^((?:\+|00)[\s\d-]+)\(0\)/, "$1")
    .replace(SEPARATORS, "")
    .replace(/^00/, "+");
  if (E164.test(number)) return taken(number);
  if (!/^\d{5,15}$/.test(number)) return notTaken("phoneInvalid");
  const international = number.length >= 11 && COUNTRY_CODE.test(number);
  return international ? taken(`+${number}`) : notTaken("phoneNeedsPlus");
}
