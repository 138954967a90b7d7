import { readXml, unescapeText } from "./read-xml.ts";

/** The shared texts that a sheet refers to, by number; formatting is left behind, readings of Japanese names too. */
export async function readSharedStrings(
  chunks: AsyncIterable<Buffer>,
  wanted: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  let index = -1;
  let text = "";
  let inText = false;
  let inReading = false;
  await readXml(chunks, {
    open: (name) => {
      if (name === "si") index += 1;
      if (name === "si") text = "";
      if (name === "t") inText = true;
      if (name === "rPh") inReading = true;
    },
    text: (part) => {
      if (inText && !inReading && wanted.has(index)) text += part;
    },
    close: (name) => {
      if (name === "t") inText = false;
      if (name === "rPh") inReading = false;
      if (name === "si" && wanted.has(index)) texts.set(index, unescapeText(text));
    },
  });
  return texts;
}
