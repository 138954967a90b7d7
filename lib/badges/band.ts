/** Black, not the ink of texts: with white it gives every colour a contrast of 4.58 or more. */
const BLACK = "#000000";
const WHITE = "#FFFFFF";
/** Edge of the band of official media: the red of delegations. */
const EDGE = "#C62828";

/** Relative luminance of "#RRGGBB" (WCAG 2.2). */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

export type BandLook = { fill: string; ink: string; edge: string; outlined: boolean };

/** How a category band of this colour is drawn: the better readable of black and white on it; near-white is outlined. */
export function bandLook(color: string): BandLook {
  const ink = contrast(color, WHITE) >= contrast(color, BLACK) ? WHITE : BLACK;
  return { fill: color, ink, edge: EDGE, outlined: contrast(color, WHITE) < 1.3 };
}
