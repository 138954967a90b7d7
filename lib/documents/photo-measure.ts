/**
 * Measures of a portrait, on plain arrays of pixels: the same code judges at once in the browser (canvas) and again
 * on the server (decoded file). Tones are 0–255 as stored (sRGB); luma is Rec. 709.
 */

/** Pixels row by row, three (RGB) or four (RGBA) bytes each; alpha is not looked at. */
export type Pixels = { data: Uint8Array | Uint8ClampedArray; width: number; height: number; channels: 3 | 4 };

/** The size at which everything is measured: that of the badge copy, so a verdict speaks of what will be printed. */
export const GRID_WIDTH = 300;
export const GRID_HEIGHT = 400;

/** Three planes of GRID_WIDTH × GRID_HEIGHT tones. */
export type Grid = { red: Float32Array; green: Float32Array; blue: Float32Array; luma: Float32Array };

export type PhotoMeasures = {
  /** 0 sharp … 1 blurred. */
  blur: number;
  /** Tone below which 80 % of the face window lies: the lit side of the skin. */
  faceLight: number;
  /** Share of the face window that is burnt out, 0–1. */
  faceBurnt: number;
  /** Median luma of the background at the sides. */
  backgroundLuma: number;
  /** How far 85 % of the background lie from its median colour at most, in tones. */
  backgroundSpread: number;
};

type Window = { left: number; top: number; right: number; bottom: number };

/** Where a face stands when the head takes 70–80 % of the height (ICAO Doc 9303): brow to chin, ear to ear. */
const FACE: Window = { left: 0.28, top: 0.2, right: 0.72, bottom: 0.75 };
/** Beside the head, above the shoulders. */
const SIDES: Window[] = [
  { left: 0, top: 0.02, right: 0.09, bottom: 0.45 },
  { left: 0.91, top: 0.02, right: 1, bottom: 0.45 },
];
const BURNT = 250;
/** Half-width of the re-blur; 4 gives the 9-tap filter of the paper. */
const REBLUR = 4;

/** Averages the picture down (or spreads it up) to the grid: each cell takes the mean of the area it covers. */
export function toGrid(pixels: Pixels): Grid {
  const size = GRID_WIDTH * GRID_HEIGHT;
  const grid: Grid = {
    red: new Float32Array(size),
    green: new Float32Array(size),
    blue: new Float32Array(size),
    luma: new Float32Array(size),
  };
  const { data, width, height, channels } = pixels;
  for (let row = 0; row < GRID_HEIGHT; row += 1) {
    const top = Math.floor((row * height) / GRID_HEIGHT);
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / GRID_HEIGHT));
    for (let column = 0; column < GRID_WIDTH; column += 1) {
      const left = Math.floor((column * width) / GRID_WIDTH);
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / GRID_WIDTH));
      let [red, green, blue] = [0, 0, 0];
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) {
          const at = (y * width + x) * channels;
          red += data[at] ?? 0;
          green += data[at + 1] ?? 0;
          blue += data[at + 2] ?? 0;
        }
      }
      const count = (bottom - top) * (right - left);
      const cell = row * GRID_WIDTH + column;
      grid.red[cell] = red / count;
      grid.green[cell] = green / count;
      grid.blue[cell] = blue / count;
      grid.luma[cell] = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / count;
    }
  }
  return grid;
}

/** The tones of a plane inside a window given in shares of the sides. */
function inside(plane: Float32Array, window: Window): Float32Array {
  const [left, right] = [Math.round(window.left * GRID_WIDTH), Math.round(window.right * GRID_WIDTH)];
  const [top, bottom] = [Math.round(window.top * GRID_HEIGHT), Math.round(window.bottom * GRID_HEIGHT)];
  const found = new Float32Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row += 1) {
    found.set(
      plane.subarray(row * GRID_WIDTH + left, row * GRID_WIDTH + right),
      (row - top) * (right - left),
    );
  }
  return found;
}

/** The tone below which this share of the values lies. Sorts its argument. */
export function quantile(values: Float32Array, share: number): number {
  values.sort();
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}

/** Sums of absolute differences along one axis: of the picture, and what a re-blur takes from them. */
function blurAlong(luma: Float32Array, step: number): number {
  const taps = 2 * REBLUR + 1;
  let [edges, lost] = [0, 0];
  for (let row = Math.round(FACE.top * GRID_HEIGHT); row < FACE.bottom * GRID_HEIGHT; row += 1) {
    for (let column = Math.round(FACE.left * GRID_WIDTH); column < FACE.right * GRID_WIDTH; column += 1) {
      const at = row * GRID_WIDTH + column;
      const tone = (shift: number) => luma[at + shift * step] ?? 0;
      const edge = Math.abs(tone(0) - tone(-1));
      // The difference of two neighbouring box means needs only the taps in which they differ.
      const reblurred = Math.abs(tone(REBLUR) - tone(-REBLUR - 1)) / taps;
      edges += edge;
      lost += Math.max(0, edge - reblurred);
    }
  }
  return edges === 0 ? 1 : 1 - lost / edges;
}

/**
 * How blurred the face window is, 0 to 1: a sharp picture changes much when blurred again, a blurred one hardly
 * (Crete et al., "The blur effect", SPIE 6492, 2007). Unlike the variance of the Laplacian it does not depend on
 * contrast, so it does not call dark skin blurred.
 */
export function blur(grid: Grid): number {
  return Math.max(blurAlong(grid.luma, 1), blurAlong(grid.luma, GRID_WIDTH));
}

function background(grid: Grid): { luma: number; spread: number } {
  const planes = [grid.red, grid.green, grid.blue].map((plane) => SIDES.map((side) => inside(plane, side)));
  const joined = planes.map((parts) => {
    const [left = new Float32Array(), right = new Float32Array()] = parts;
    const all = new Float32Array(left.length + right.length);
    all.set(left);
    all.set(right, left.length);
    return all;
  });
  const [red = 0, green = 0, blue = 0] = joined.map((plane) => quantile(plane.slice(), 0.5));
  const median = [red, green, blue];
  const distance = new Float32Array(joined[0]?.length ?? 0).map((_, cell) =>
    Math.max(...joined.map((plane, colour) => Math.abs((plane[cell] ?? 0) - (median[colour] ?? 0)))),
  );
  return { luma: 0.2126 * red + 0.7152 * green + 0.0722 * blue, spread: quantile(distance, 0.85) };
}

/** Measures a portrait cropped to 3:4. About 35 ms for 900×1200 pixels. */
export function measurePhoto(pixels: Pixels): PhotoMeasures {
  const grid = toGrid(pixels);
  const face = inside(grid.luma, FACE);
  const burnt = face.reduce((count, tone) => count + (tone >= BURNT ? 1 : 0), 0) / face.length;
  const { luma, spread } = background(grid);
  return {
    blur: blur(grid),
    faceLight: quantile(face, 0.8),
    faceBurnt: burnt,
    backgroundLuma: luma,
    backgroundSpread: spread,
  };
}
