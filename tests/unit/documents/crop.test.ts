import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Crop,
  cropRectangle,
  firstCrop,
  fitCrop,
  isLargeEnough,
  largestZoom,
  moveCrop,
  outputSize,
  zoomCrop,
} from "@/lib/documents/crop";
import { isPortraitShape, MIN_HEIGHT, MIN_WIDTH } from "@/lib/documents/photo-spec";

const side = fc.integer({ min: 400, max: 9000 });
const source = fc.record({ width: side, height: side });
const share = fc.double({ min: -2, max: 3, noNaN: true });
const crop: fc.Arbitrary<Crop> = fc.record({
  x: share,
  y: share,
  zoom: fc.double({ min: 0.1, max: 50, noNaN: true }),
});
const edge = 1e-6;

describe("the crop", () => {
  test("is always 3:4 and inside the picture, whatever was asked", () => {
    fc.assert(
      fc.property(source, crop, (picture, asked) => {
        const part = cropRectangle(picture, asked);
        expect(part.width / part.height).toBeCloseTo(0.75, 9);
        expect(part.left).toBeGreaterThanOrEqual(-edge);
        expect(part.top).toBeGreaterThanOrEqual(-edge);
        expect(part.left + part.width).toBeLessThanOrEqual(picture.width + edge);
        expect(part.top + part.height).toBeLessThanOrEqual(picture.height + edge);
      }),
    );
  });

  test("never has fewer pixels than a photo needs, where the picture has them", () => {
    fc.assert(
      fc.property(source, crop, (picture, asked) => {
        fc.pre(isLargeEnough(picture));
        const { width, height } = outputSize(picture, asked);
        expect(cropRectangle(picture, asked).width).toBeGreaterThanOrEqual(MIN_WIDTH - edge);
        expect(width).toBeGreaterThanOrEqual(MIN_WIDTH);
        expect(height).toBeGreaterThanOrEqual(MIN_HEIGHT);
        expect(width).toBeLessThanOrEqual(900);
        expect(isPortraitShape(width, height)).toBe(true);
      }),
    );
  });

  test("once inside it stays as it is", () => {
    fc.assert(
      fc.property(source, crop, (picture, asked) => {
        const inside = fitCrop(picture, asked);
        const again = fitCrop(picture, inside);
        expect(again.zoom).toBe(inside.zoom);
        expect(again.x).toBeCloseTo(inside.x, 9);
        expect(again.y).toBeCloseTo(inside.y, 9);
      }),
    );
  });

  test("moving there and back again ends where it began, unless the edge stopped it", () => {
    const picture = { width: 3000, height: 4000 };
    const start = fitCrop(picture, { x: 0.5, y: 0.5, zoom: 4 });
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (x, y) => {
          const back = moveCrop(picture, moveCrop(picture, start, x, y), -x, -y);
          expect(back.x).toBeCloseTo(start.x, 9);
          expect(back.y).toBeCloseTo(start.y, 9);
        },
      ),
    );
  });

  test("a frame moved by its own width shows the part beside it", () => {
    const picture = { width: 3000, height: 4000 };
    const start = fitCrop(picture, { x: 0.3, y: 0.5, zoom: 4 });
    const [before, after] = [
      cropRectangle(picture, start),
      cropRectangle(picture, moveCrop(picture, start, 1, 0)),
    ];
    expect(after.left).toBeCloseTo(before.left + before.width, 6);
    expect(after.top).toBeCloseTo(before.top, 6);
  });

  test("zooming in makes the part smaller, to the limit and no further", () => {
    const picture = { width: 1200, height: 1600 };
    expect(largestZoom(picture)).toBe(4);
    expect(cropRectangle(picture, zoomCrop(picture, firstCrop(picture), 2))).toMatchObject({
      width: 600,
      height: 800,
    });
    expect(cropRectangle(picture, zoomCrop(picture, firstCrop(picture), 100))).toMatchObject({ width: 300 });
    expect(cropRectangle(picture, zoomCrop(picture, firstCrop(picture), 0.01))).toMatchObject({
      width: 1200,
    });
  });

  test("begins with all that fits", () => {
    expect(cropRectangle({ width: 4000, height: 3000 }, firstCrop({ width: 4000, height: 3000 }))).toEqual({
      left: 875,
      top: 0,
      width: 2250,
      height: 3000,
    });
  });

  test.each([
    [{ width: 299, height: 4000 }, false],
    [{ width: 4000, height: 399 }, false],
    [{ width: 300, height: 400 }, true],
  ])("%j is large enough: %s", (picture, enough) => expect(isLargeEnough(picture)).toBe(enough));
});
