/**
 * Wraps a name in first-strong isolates (Unicode UAX 9), so that a Latin name in an Arabic sentence, or the reverse,
 * keeps its order; control characters a hostile name might bring are dropped first.
 */
export function isolate(text: string): string {
  return `\u2068${text.replace(/[\p{Cc}\u2066-\u2069\u202A-\u202E]/gu, " ").trim()}\u2069`;
}
