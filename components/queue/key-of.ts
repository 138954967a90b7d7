/** Keys of a keyboard in Cyrillic or Arabic letters, by their place. */
const PLACES: Record<string, string> = { Slash: "/" };

type Pressed = Pick<KeyboardEvent, "key" | "code">;

/**
 * The Latin key that was meant: by its letter, or by its place on the keyboard where the letters are others, as on
 * Russian, Tajik and Arabic keyboards. Whatever writes a question mark is one.
 */
export function keyOf({ key, code }: Pressed): string {
  if (key === "?" || key === "؟") return "?";
  if (/^[\x21-\x7e]$/.test(key)) return key.toLowerCase();
  if (key.length > 1) return key;
  return PLACES[code] ?? /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}
