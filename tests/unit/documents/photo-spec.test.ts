import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { measurePhoto } from "@/lib/documents/photo-measure";
import {
  isPortraitShape,
  judgePhoto,
  PHOTO_RULES,
  type PhotoFacts,
  type PhotoOutcome,
  type PhotoRule,
  photoStanding,
} from "@/lib/documents/photo-spec";
import { photoVerdictSchema } from "@/lib/documents/schema";
import * as images from "@/tests/support/images";

const good: PhotoFacts = {
  width: 900,
  height: 1200,
  blur: 0.4,
  faceLight: 150,
  faceBurnt: 0,
  backgroundLuma: 220,
  backgroundSpread: 6,
  faces: { count: 1, height: 0.5 },
};

function outcomeOf(rule: PhotoRule, facts: Partial<PhotoFacts>): PhotoOutcome | undefined {
  return judgePhoto({ ...good, ...facts }).find((line) => line.rule === rule)?.outcome;
}

const CASES: [PhotoRule, Partial<PhotoFacts>, PhotoOutcome][] = [
  ["size", { width: 600, height: 800 }, "pass"],
  ["size", { width: 599, height: 799 }, "warn"],
  ["size", { width: 300, height: 400 }, "warn"],
  ["size", { width: 299, height: 400 }, "fail"],
  ["size", { width: 300, height: 399 }, "fail"],
  ["shape", { width: 900, height: 1200 }, "pass"],
  ["shape", { width: 909, height: 1200 }, "pass"],
  ["shape", { width: 1200, height: 1200 }, "fail"],
  ["sharpness", { blur: 0.5 }, "pass"],
  ["sharpness", { blur: 0.51 }, "warn"],
  ["sharpness", { blur: 0.61 }, "fail"],
  ["lighting", { faceLight: 60 }, "pass"],
  ["lighting", { faceLight: 59 }, "warn"],
  ["lighting", { faceLight: 39 }, "fail"],
  ["glare", { faceBurnt: 0.1 }, "pass"],
  ["glare", { faceBurnt: 0.11 }, "warn"],
  ["glare", { faceBurnt: 0.31 }, "fail"],
  ["backgroundLight", { backgroundLuma: 140 }, "pass"],
  ["backgroundLight", { backgroundLuma: 139 }, "warn"],
  ["backgroundLight", { backgroundLuma: 79 }, "fail"],
  ["backgroundEven", { backgroundSpread: 28 }, "pass"],
  ["backgroundEven", { backgroundSpread: 29 }, "warn"],
  ["backgroundEven", { backgroundSpread: 57 }, "fail"],
  ["face", { faces: null }, "unchecked"],
  ["face", { faces: { count: 1, height: 0.5 } }, "pass"],
  ["face", { faces: { count: 0, height: 0 } }, "fail"],
  ["face", { faces: { count: 2, height: 0.5 } }, "fail"],
  ["headSize", { faces: null }, "unchecked"],
  ["headSize", { faces: { count: 2, height: 0.5 } }, "unchecked"],
  ["headSize", { faces: { count: 1, height: 0.5 } }, "pass"],
  ["headSize", { faces: { count: 1, height: 0.2 } }, "warn"],
  ["headSize", { faces: { count: 1, height: 0.9 } }, "warn"],
];

describe("every rule at its bounds", () => {
  test.each(CASES)("%s with %j: %s", (rule, facts, outcome) => expect(outcomeOf(rule, facts)).toBe(outcome));
});

describe("judging", () => {
  const facts: fc.Arbitrary<PhotoFacts> = fc.record({
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
    blur: fc.double({ min: 0, max: 1, noNaN: true }),
    faceLight: fc.double({ min: 0, max: 255, noNaN: true }),
    faceBurnt: fc.double({ min: 0, max: 1, noNaN: true }),
    backgroundLuma: fc.double({ min: 0, max: 255, noNaN: true }),
    backgroundSpread: fc.double({ min: 0, max: 255, noNaN: true }),
    faces: fc.option(
      fc.record({
        count: fc.integer({ min: 0, max: 5 }),
        height: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
  });

  test("gives one line per rule, in their order, in the stored shape", () => {
    fc.assert(
      fc.property(facts, (found) => {
        const verdict = judgePhoto(found);
        expect(verdict.map(({ rule }) => rule)).toEqual([...PHOTO_RULES]);
        expect(photoVerdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
      }),
    );
  });

  test("only size and shape make a photo unusable; any other failure may be sent for a human look", () => {
    fc.assert(
      fc.property(facts, (found) => {
        const verdict = judgePhoto(found);
        const failed = verdict.filter(({ outcome }) => outcome === "fail").map(({ rule }) => rule);
        const final = failed.includes("size") || failed.includes("shape");
        expect(photoStanding(verdict)).toBe(
          final ? "unusable" : failed.length > 0 ? "humanLook" : "acceptable",
        );
      }),
    );
  });

  test("3:4 at any size is the right shape; turned on its side it is not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 3000 }), (unit) => {
        expect(isPortraitShape(unit * 3, unit * 4)).toBe(true);
        expect(isPortraitShape(unit * 4, unit * 3)).toBe(false);
      }),
    );
  });
});

async function judged(picture: Sharp) {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const verdict = judgePhoto({
    ...measurePhoto({ data, width, height, channels: 3 }),
    width,
    height,
    faces: null,
  });
  return Object.fromEntries(verdict.map(({ rule, outcome }) => [rule, outcome]));
}

const again = async () => sharp(await images.portrait().png().toBuffer());

describe("pictures", () => {
  test("a good portrait passes all that can be measured", async () => {
    const { face, headSize, ...measured } = await judged(images.portrait());
    expect([face, headSize]).toEqual(["unchecked", "unchecked"]);
    expect(new Set(Object.values(measured))).toEqual(new Set(["pass"]));
  });

  test("well-lit dark skin passes, as fair skin does", async () => {
    const svg = images.portraitSvg().toString().replace("#c99a78", "#5a3a2a").replace("#b98663", "#4c3023");
    expect(await judged(sharp(Buffer.from(svg)))).toMatchObject({ lighting: "pass", sharpness: "pass" });
  });

  test.each([
    ["out of focus", async () => (await again()).blur(9), { sharpness: "fail", lighting: "pass" }],
    [
      "taken at night",
      async () => (await again()).linear(0.15, 0),
      { lighting: "fail", backgroundLight: "fail" },
    ],
    ["burnt by a flash", async () => (await again()).linear(3, 60), { glare: "fail" }],
    [
      "before a dark wall",
      async () => sharp(images.portraitSvg(900, 1200, "#203040")),
      { backgroundLight: "fail" },
    ],
    [
      "before a blue wall of light tone",
      async () => sharp(images.portraitSvg(900, 1200, "#9fc5ea")),
      { backgroundLight: "pass", backgroundEven: "pass" },
    ],
  ])("a portrait %s", async (_name, make, expected) =>
    expect(await judged(await make())).toMatchObject(expected),
  );

  test("a portrait before striped curtains is uneven", async () => {
    const stripes = images
      .portraitSvg()
      .toString()
      .replace(/<rect width="300".*?\/>/, (wall) => {
        const bars = Array.from(
          { length: 30 },
          (_, n) => `<rect x="${n * 10}" width="5" height="400" fill="#705030"/>`,
        );
        return wall + bars.join("");
      });
    expect(await judged(sharp(Buffer.from(stripes)))).toMatchObject({ backgroundEven: "fail" });
  });
});
