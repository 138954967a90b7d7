import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { MAX_BYTES } from "@/lib/documents/photo-spec";
import { MAX_ARCHIVE } from "@/lib/imports/limits";

const MAX_PHOTOS = 1_000;
/** Pictures are packed already: an honest archive hardly grows. */
const MAX_UNPACKED = 2 * MAX_ARCHIVE;
const PICTURE = /\.(jpe?g|png)$/i;

/** Why an archive is not read; keys `archive.…` of the namespace `imports`. */
export const ARCHIVE_PROBLEMS = ["damaged", "encrypted", "unpacksTooLarge", "tooMany", "noPhotos"] as const;
export type ArchiveProblem = (typeof ARCHIVE_PROBLEMS)[number];

/** A picture of an archive, counted from 1; `bytes` is null for one that is larger than a photo may be. */
export type ArchivedPhoto = { number: number; name: string; read: () => Promise<Uint8Array | null> };

/** An archive that is not read, with the reason; thrown while it is walked. */
export class ArchiveRefused extends Error {
  constructor(readonly problem: ArchiveProblem) {
    super(problem);
  }
}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }, (error, file) =>
      file ? resolve(file) : reject(error ?? new ArchiveRefused("damaged")),
    );
  });
}

/** What is a picture by its name; folders, and what programs hide in archives, are passed over. */
function isPicture(name: string): boolean {
  const parts = name.split("/");
  return PICTURE.test(name) && !parts.some((part) => part.startsWith(".") || part === "__MACOSX");
}

function entriesOf(file: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    file.on("error", () => reject(new ArchiveRefused("damaged")));
    file.on("end", () => resolve(entries));
    file.on("entry", (entry: Entry) => {
      if (entry.isEncrypted()) return reject(new ArchiveRefused("encrypted"));
      if (isPicture(entry.fileName)) entries.push(entry);
      if (entries.length > MAX_PHOTOS) return reject(new ArchiveRefused("tooMany"));
      file.readEntry();
    });
    file.readEntry();
  });
}

function streamOf(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => (stream ? resolve(stream) : reject(error)));
  });
}

/**
 * The pictures of a ZIP file. What is unpacked is counted as it comes, whatever the headers say; nothing is decoded.
 * @throws ArchiveRefused here and while reading
 */
export async function openPhotoArchive(bytes: Uint8Array): Promise<ArchivedPhoto[]> {
  const file = await opened(bytes).catch(() => {
    throw new ArchiveRefused("damaged");
  });
  const entries = await entriesOf(file);
  if (entries.length === 0) throw new ArchiveRefused("noPhotos");
  let unpacked = 0;
  const read = async (entry: Entry): Promise<Uint8Array | null> => {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of await streamOf(file, entry)) {
        size += (chunk as Buffer).length;
        unpacked += (chunk as Buffer).length;
        if (unpacked > MAX_UNPACKED) throw new ArchiveRefused("unpacksTooLarge");
        if (size > MAX_BYTES) return null;
        chunks.push(chunk as Buffer);
      }
    } catch (error) {
      throw error instanceof ArchiveRefused ? error : new ArchiveRefused("damaged");
    }
    return new Uint8Array(Buffer.concat(chunks));
  };
  return entries.map((entry, at) => ({ number: at + 1, name: entry.fileName, read: () => read(entry) }));
}
