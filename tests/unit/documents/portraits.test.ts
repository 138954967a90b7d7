import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { measurePhoto } from "@/lib/documents/photo-measure";
import { judgePhoto, photoStanding } from "@/lib/documents/photo-spec";
import { makePortrait } from "@/prisma/seed/portraits";
import { lookOf, type PortraitOf } from "@/prisma/seed/portraits-look";

const NATIONALITIES = ["TJK", "NOR", "GHA", "IRN", "CHN", "ARE", "PAK", "DEU"];

const people: PortraitOf[] = Array.from({ length: 32 }, (_, index) => ({
  seed: `person ${index}`,
  gender: index % 2 ? "FEMALE" : "MALE",
  age: 26 + ((index * 7) % 46),
  nationality: NATIONALITIES[Math.floor(index / 2) % NATIONALITIES.length],
  uniform: index % 9 === 0,
}));

describe("demo portraits", () => {
  test.each(people)(
    "$seed ($gender, $age, $nationality) passes every rule that is measured",
    async (person) => {
      const portrait = await makePortrait(person);
      const { data, info } = await sharp(portrait).raw().toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      expect([width, height]).toEqual([900, 1200]);
      const verdict = judgePhoto({
        ...measurePhoto({ data, width, height, channels: 3 }),
        width,
        height,
        faces: null,
      });
      expect(photoStanding(verdict)).toBe("acceptable");
      expect(verdict.filter(({ outcome }) => outcome === "warn")).toEqual([]);
    },
  );

  test("the same person looks the same, another looks different", async () => {
    const [one, two] = [people[1], people[3]] as [PortraitOf, PortraitOf];
    expect((await makePortrait(one)).equals(await makePortrait({ ...one }))).toBe(true);
    expect((await makePortrait(one)).equals(await makePortrait(two))).toBe(false);
    expect(new Set(people.map((person) => JSON.stringify(lookOf(person)))).size).toBe(people.length);
  });
});
