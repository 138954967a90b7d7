import { expect, test } from "vitest";
import { followDraft } from "@/lib/accreditation/follow-draft";
import { REFUSAL_REASONS, REVOCATION_REASONS } from "@/lib/accreditation/reasons";
import { textsForPerson } from "@/lib/accreditation/texts-for-person";
import { LOCALES } from "@/lib/i18n/config";

const DRAFTS = { LATE: "It was late.", CAPACITY: "There was no room." };

test.each([
  ["nothing written yet", "", { from: "", to: "LATE" }, "It was late."],
  ["nothing but blanks", "  ", { from: "", to: "LATE" }, "It was late."],
  ["the draft as it was", "It was late.", { from: "LATE", to: "CAPACITY" }, "There was no room."],
  ["own words stay", "It was late, sorry.", { from: "LATE", to: "CAPACITY" }, "It was late, sorry."],
  [
    "the draft of another reason is somebody's words",
    "It was late.",
    { from: "CAPACITY", to: "" },
    "It was late.",
  ],
  ["a reason without a draft", "It was late.", { from: "LATE", to: "OTHER" }, ""],
])("%s", (_what, text, choice, expected) => {
  expect(followDraft(DRAFTS, text, choice)).toBe(expected);
});

test.each(LOCALES)("every reason that is told has a draft of its own in %s", (locale) => {
  const { drafts, reasons } = textsForPerson(locale);
  for (const code of new Set([...REFUSAL_REASONS, ...REVOCATION_REASONS])) {
    expect(drafts[code]?.length, code).toBeGreaterThan(20);
    expect(drafts[code]).not.toBe(reasons[code]);
  }
});
