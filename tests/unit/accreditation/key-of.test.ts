import { expect, test } from "vitest";
import { keyOf } from "@/components/queue/key-of";

test.each([
  ["j", "KeyJ", "j"],
  ["J", "KeyJ", "j"],
  // Russian and Tajik, then Arabic, at the place of j.
  ["о", "KeyJ", "j"],
  ["ت", "KeyJ", "j"],
  // A Latin letter is meant as written, wherever it stands: Dvorak's j is at the place of c.
  ["j", "KeyC", "j"],
  ["?", "Digit7", "?"],
  ["؟", "Slash", "?"],
  ["/", "Slash", "/"],
  [".", "Slash", "."],
  ["ظ", "Slash", "/"],
  ["Enter", "Enter", "Enter"],
  ["Escape", "Escape", "Escape"],
])("%s at %s means %s", (key, code, meant) => {
  expect(keyOf({ key, code })).toBe(meant);
});
