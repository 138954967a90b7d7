import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { ReaderLimits } from "./protocol.ts";
import { Refused } from "./refused.ts";

/** The parts of a workbook's ZIP file. Whatever is unpacked is counted as it comes, whatever its header says. */
export type Archive = {
  has(part: string): boolean;
  /** Names of all parts, in lower case: names of parts do not tell case apart (ECMA-376 part 2, 6.2.2.3). */
  names(): string[];
  read(part: string): AsyncIterable<Buffer>;
  /** Unpacks what nobody asked for, to count it and to see what it is. */
  walkRest(): Promise<void>;
};

const EMBEDDED = /(^|\/)embeddings\/|\.(zip|xlsx|xlsm|xlsb|xls|docx?|pptx?|jar|7z|rar|gz|exe|dll)$/;
const ZIP_MAGIC = Buffer.from("PK\u0003\u0004", "latin1");

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, file) =>
      file ? resolve(file) : reject(new Refused("damaged", {}, error?.message)),
    );
  });
}

function entriesOf(file: ZipFile, limits: ReaderLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    const refuse = (refusal: Refused) => reject(refusal);
    file.on("error", (error: Error) => refuse(new Refused("damaged", {}, error.message)));
    file.on("end", () => resolve(entries));
    file.on("entry", (entry: Entry) => {
      const name = entry.fileName.toLowerCase();
      if (entry.isEncrypted()) return refuse(new Refused("encrypted"));
      if (EMBEDDED.test(name)) return refuse(new Refused("embeddedFiles"));
      // Two parts of one name: which of them a program opens is a matter of chance.
      if (entries.has(name)) return refuse(new Refused("damaged", {}, "a part comes twice"));
      if (entries.size >= limits.entries) return refuse(new Refused("unpacksTooLarge", {}, "too many parts"));
      entries.set(name, entry);
      file.readEntry();
    });
    file.readEntry();
  });
}

function streamOf(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) =>
      stream ? resolve(stream) : reject(new Refused("damaged", {}, error?.message)),
    );
  });
}

/**
 * Opens a ZIP file and judges its table of contents.
 * @throws Refused when it is damaged, encrypted, holds other files, or unpacks beyond the limits
 */
export async function openArchive(bytes: Buffer, limits: ReaderLimits): Promise<Archive> {
  const file = await opened(bytes);
  const entries = await entriesOf(file, limits);
  const unread = new Set(entries.keys());
  let unpacked = 0;

  function count(length: number): void {
    unpacked += length;
    const bomb = unpacked > limits.ratioFromBytes && unpacked > limits.ratio * bytes.length;
    if (bomb || unpacked > limits.unpackedBytes) throw new Refused("unpacksTooLarge");
  }

  async function* read(part: string): AsyncIterable<Buffer> {
    const entry = entries.get(part.toLowerCase());
    if (!entry) throw new Refused("damaged", {}, "a part is missing");
    unread.delete(part.toLowerCase());
    try {
      for await (const chunk of await streamOf(file, entry)) {
        count((chunk as Buffer).length);
        yield chunk as Buffer;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused("damaged", {}, error instanceof Error ? error.message : "");
    }
  }

  async function walkRest(): Promise<void> {
    for (const name of [...unread]) {
      let start = true;
      for await (const chunk of read(name)) {
        if (start && chunk.subarray(0, 4).equals(ZIP_MAGIC)) throw new Refused("embeddedFiles");
        start = false;
      }
    }
  }

  return { has: (part) => entries.has(part.toLowerCase()), names: () => [...entries.keys()], read, walkRest };
}
