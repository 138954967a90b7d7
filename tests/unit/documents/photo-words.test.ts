import { describe, expect, test } from "vitest";
import { PHOTO_REFUSALS } from "@/lib/documents/decoder/protocol";
import { PHOTO_RULES, type PhotoOutcome, type PhotoRule } from "@/lib/documents/photo-spec";
import errors from "@/lib/i18n/messages/en/errors.json";
import photo from "@/lib/i18n/messages/en/photo.json";
import validation from "@/lib/i18n/messages/en/validation.json";

/** Outcomes that a rule never has: those two need a browser that finds faces, the others can always be measured. */
const NEVER: Partial<Record<PhotoRule, PhotoOutcome[]>> = {
  shape: ["warn"],
  face: ["warn"],
  headSize: ["fail"],
};

describe("words", () => {
  test.each(PHOTO_RULES)("the rule %s has a name and says what each outcome means", (rule) => {
    const measured: PhotoOutcome[] = ["pass", "warn", "fail"];
    const wanted = rule === "face" || rule === "headSize" ? [...measured, "unchecked" as const] : measured;
    const outcomes = wanted.filter((outcome) => !NEVER[rule]?.includes(outcome));
    expect(Object.keys(photo.rules[rule]).sort()).toEqual(["name", ...outcomes].sort());
  });

  test("every refusal of the decoder has its own words", () => {
    const words = PHOTO_REFUSALS.map((refusal) => validation.photo[refusal]);
    expect(new Set(words).size).toBe(PHOTO_REFUSALS.length);
  });

  test("every refusal of the commands has its words", () => {
    for (const key of [
      "photoRefused",
      "photoNotFound",
      "photoNeedsLook",
      "tooManyPhotos",
      "uploadBusy",
    ] as const) {
      expect(errors[key]).toBeTruthy();
    }
    expect([errors.uploadIncomplete, errors.uploadFailed, errors.fileNotFound, errors.tooLarge]).toHaveLength(
      4,
    );
  });
});
