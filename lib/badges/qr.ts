import { encode } from "uqr";

/** All masks read alike; trying them all would cost ten times as much. */
const MASK = 2;

/**
 * A QR code as SVG, one unit a module, level M, without the quiet zone: four modules of white must be left round it.
 * @param text at most some 150 characters of QR alphanumeric mode for a badge
 */
export function qrSvg(text: string): string {
  const { size, data } = encode(text, { ecc: "M", border: 0, maskPattern: MASK });
  let path = "";
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}
