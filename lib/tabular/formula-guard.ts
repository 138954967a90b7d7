/**
 * What spreadsheet programs run when a text file's cell begins with it: = + - @ and their full-width twins, and the
 * white space that some drop before they look (OWASP, "CSV Injection"). Apostrophes before it are our own guards.
 */
const RUNS = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Makes a text inert in a CSV file, by an apostrophe before it. Undone by `unguardText`, for any text. */
export function guardText(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** A text as it was before `guardText`; other texts stay as they are. */
export function unguardText(text: string): string {
  return text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;
}
