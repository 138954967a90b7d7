import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import {
  blur,
  GRID_HEIGHT,
  GRID_WIDTH,
  measurePhoto,
  type Pixels,
  quantile,
  toGrid,
} from "@/lib/documents/photo-measure";
import * as images from "@/tests/support/images";

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** Pixels by a function of the place, as shares of the sides. */
function drawn(
  width: number,
  height: number,
  tone: (x: number, y: number) => [number, number, number],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set(tone(x / width, y / height), (y * width + x) * 4);
  }
  return { data, width, height, channels: 4 };
}

const tone = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(tone, tone, tone);

describe("the grid", () => {
  test("a plain picture of any size and channels stays its colour", () => {
    fc.assert(
      fc.property(
        colour,
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 900 }),
        (plain, width, height) => {
          const grid = toGrid(drawn(width, height, () => plain));
          expect(grid.red).toHaveLength(GRID_WIDTH * GRID_HEIGHT);
          expect(grid.red.every((value) => Math.abs(value - plain[0]) < 0.01)).toBe(true);
          expect(grid.blue.every((value) => Math.abs(value - plain[2]) < 0.01)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  test("at its own size it is the picture", () => {
    const picture = drawn(GRID_WIDTH, GRID_HEIGHT, (x, y) => [x * 255, y * 255, (x + y) * 127]);
    const grid = toGrid(picture);
    expect(grid.green.every((value, cell) => value === picture.data[cell * 4 + 1])).toBe(true);
  });

  test("three channels and four say the same", () => {
    const four = drawn(600, 800, (x, y) => [x * 200, y * 200, 90]);
    const three = new Uint8Array(600 * 800 * 3).map(
      (_, at) => four.data[Math.floor(at / 3) * 4 + (at % 3)] ?? 0,
    );
    expect(measurePhoto({ data: three, width: 600, height: 800, channels: 3 })).toEqual(measurePhoto(four));
  });
});

describe("quantile", () => {
  test("lies within the values and rises with the share", () => {
    fc.assert(
      fc.property(
        fc.array(tone, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          const found = quantile(Float32Array.from(values), share);
          expect(values).toContain(found);
          expect(found).toBeGreaterThanOrEqual(quantile(Float32Array.from(values), share / 2));
        },
      ),
    );
  });
});

describe("blur", () => {
  test("rises with every step of defocus", async () => {
    const found: number[] = [];
    for (const sigma of [0, 2, 4, 6, 9]) {
      const picture = sharp(await images.portrait().png().toBuffer());
      found.push(measurePhoto(await pixelsOf(sigma ? picture.blur(sigma) : picture)).blur);
    }
    expect(found).toEqual([...found].sort((one, two) => one - two));
    expect(found.at(-1)).toBeGreaterThan((found[0] ?? 1) + 0.25);
  });

  test("does not depend on how light the skin or the picture is", async () => {
    const picture = await pixelsOf(images.portrait());
    const plain = blur(toGrid(picture));
    for (const factor of [0.75, 0.5, 0.3]) {
      const darker = {
        ...picture,
        data: Uint8Array.from(picture.data, (value) => Math.round(value * factor)),
      };
      expect(Math.abs(blur(toGrid(darker)) - plain)).toBeLessThan(0.02);
    }
  });

  test("a picture without any edge counts as blurred, not as sharp", () => {
    expect(measurePhoto(drawn(300, 400, () => [128, 128, 128])).blur).toBe(1);
  });

  test("lies between 0 and 1 whatever the picture", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 300, maxLength: 300 }), (noise) => {
        const found = measurePhoto(
          drawn(300, 400, (x, y) => {
            const value = noise[Math.floor(x * 17 + y * 283) % 300] ?? 0;
            return [value, value, value];
          }),
        );
        expect(found.blur).toBeGreaterThanOrEqual(0);
        expect(found.blur).toBeLessThanOrEqual(1);
      }),
      { numRuns: 10 },
    );
  });
});

describe("light on the face", () => {
  test("a plain tone is its own light, and burnt from 250 on", () => {
    fc.assert(
      fc.property(tone, (grey) => {
        const found = measurePhoto(drawn(300, 400, () => [grey, grey, grey]));
        expect(found.faceLight).toBeCloseTo(grey, 1);
        expect(found.faceBurnt).toBe(grey >= 250 ? 1 : 0);
      }),
      { numRuns: 20 },
    );
  });

  test("looks at the face, not at the wall", () => {
    const darkBeforeWhite = drawn(300, 400, (x) => (x > 0.2 && x < 0.8 ? [20, 20, 20] : [255, 255, 255]));
    expect(measurePhoto(darkBeforeWhite)).toMatchObject({ faceLight: 20, faceBurnt: 0 });
  });
});

describe("background", () => {
  test("any plain wall has no spread, whoever stands before it", () => {
    fc.assert(
      fc.property(colour, colour, (wall, person) => {
        const found = measurePhoto(
          drawn(300, 400, (x, y) => (y > 0.5 || (x > 0.2 && x < 0.8) ? person : wall)),
        );
        expect(found.backgroundSpread).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  test("a wall half of one and half of another tone spreads by their difference", () => {
    const half = measurePhoto(drawn(300, 400, (x) => (x < 0.5 ? [200, 200, 200] : [120, 120, 120])));
    expect(half.backgroundSpread).toBe(80);
  });

  test("the tone of the wall is what most of it shows", () => {
    const shaded = measurePhoto(drawn(300, 400, (x) => (x < 0.06 ? [90, 90, 90] : [210, 210, 210])));
    expect(shaded.backgroundLuma).toBeCloseTo(210, 3);
  });

  test("hair that reaches into a corner is forgiven, a bookshelf is not", () => {
    const hair = drawn(300, 400, (x, y) => (x < 0.03 && y < 0.15 ? [10, 10, 10] : [230, 230, 230]));
    const shelf = drawn(300, 400, (_, y) => (Math.floor(y * 40) % 2 ? [120, 60, 30] : [220, 210, 190]));
    expect(measurePhoto(hair).backgroundSpread).toBe(0);
    expect(measurePhoto(shelf).backgroundSpread).toBeGreaterThan(60);
  });
});

test("the figures hold over the master and over the badge copy alike", async () => {
  const large = measurePhoto(await pixelsOf(images.portrait(900, 1200)));
  const small = measurePhoto(await pixelsOf(images.portrait(300, 400)));
  expect(Math.abs(large.blur - small.blur)).toBeLessThan(0.08);
  expect(Math.abs(large.faceLight - small.faceLight)).toBeLessThan(3);
  expect(Math.abs(large.backgroundLuma - small.backgroundLuma)).toBeLessThan(2);
});
