import { SaxesParser } from "saxes";
import { Refused } from "./refused.ts";

export type Attributes = Record<string, string>;

/** What happens as a part is read; names come without their namespace prefix, which writers choose freely. */
export type XmlEvents = {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads a part of a workbook as it is unpacked, so that a refusal ends the unpacking as well.
 * @throws Refused when it is not well-formed UTF-8 XML, or declares a document type (entities that unfold, files
 * elsewhere): no part of a workbook has one
 */
export async function readXml(chunks: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser();
  const damaged = (reason: string) => {
    throw new Refused("damaged", {}, reason);
  };
  parser.on("error", (error) => damaged(error.message));
  parser.on("doctype", () => damaged("document type"));
  parser.on("opentag", (tag) => events.open?.(local(tag.name), tag.attributes as Attributes));
  parser.on("closetag", (tag) => events.close?.(local(tag.name)));
  if (events.text) parser.on("text", events.text);
  if (events.text) parser.on("cdata", events.text);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decoded = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      return damaged("not UTF-8") ?? "";
    }
  };
  for await (const chunk of chunks) parser.write(decoded(chunk));
  parser.write(decoded()).close();
}

/** An attribute of this local name, with any prefix or none. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1];
}

/** Whether an attribute of type xsd:boolean says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/**
 * A text as stored in a workbook: _x0007_ stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
 */
export function unescapeText(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
