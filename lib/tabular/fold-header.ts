const HINTS = /\([^()]*\)|\[[^[\]]*\]|（[^（）]*）|<[^<>]*>/g;
/** Ways of writing "number" before or after a noun, as one. */
const NUMBER_SIGNS = /№|(?<!\p{L})(?:no|nr|num|n)[.°º](?!\p{L})|#/giu;

/**
 * A column's name as people recognise it: without case, marks, punctuation, white space, asterisks, or hints in
 * brackets. "Family name *", "FAMILY_NAME" and "Family name (as in passport)" become one. Empty when nothing is left.
 */
export function foldHeader(name: string): string {
  const without = name.replace(HINTS, " ");
  const text = /[\p{L}\p{N}]/u.test(without) ? without : name;
  return text
    .normalize("NFC")
    .replace(NUMBER_SIGNS, " no ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]|\u0640/gu, "");
}
