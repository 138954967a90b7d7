import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, link, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type FileStorage, isStorageKey, STORAGE_AREAS, type StoredObject } from "@/lib/documents/storage";

/** Unfinished writes; on the same file system as the objects, so that linking them in place is atomic. */
const INCOMING = "incoming";
const CHUNK = 64 * 1024;

async function writeAll(file: FileHandle, body: Uint8Array | AsyncIterable<Uint8Array>) {
  const hash = createHash("sha256");
  let byteSize = 0;
  const chunks = body instanceof Uint8Array ? [body] : body;
  for await (const chunk of chunks) {
    hash.update(chunk);
    byteSize += chunk.byteLength;
    await file.writeFile(chunk);
  }
  await file.sync();
  return { byteSize, sha256: hash.digest() };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Names in a folder; none when it is not there. */
async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR")) return [];
    throw error;
  }
}

/** Opens the file at the first read, so that an answer nobody reads holds nothing open. */
function streamOf(path: string): ReadableStream<Uint8Array> {
  let file: FileHandle | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        file ??= await open(path, "r");
        const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK), 0, CHUNK, null);
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
        await file.close();
        controller.close();
      },
      async cancel() {
        await file?.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * The storage port on a folder of this machine. A file is written aside, flushed, and linked to its name, so that a
 * name always stands for whole content, also after a power cut; link (unlike rename) never replaces an object.
 * @param root folder that only the server's user may read; it is made when missing
 */
export function diskStorage(root: string): FileStorage {
  const base = resolve(root);

  function pathOf(key: string): string {
    if (!isStorageKey(key)) throw new Error("not a storage key");
    return join(base, key);
  }

  async function statOf(key: string): Promise<StoredObject | undefined> {
    try {
      const found = await stat(pathOf(key));
      return { key, byteSize: found.size, storedAt: found.mtime };
    } catch (error) {
      if (isCode(error, "ENOENT")) return undefined;
      throw error;
    }
  }

  return {
    async put(key, body) {
      const target = pathOf(key);
      const incoming = join(base, INCOMING);
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const aside = join(incoming, randomBytes(16).toString("hex"));
      const file = await open(aside, "wx", 0o600);
      try {
        const written = await writeAll(file, body);
        await link(aside, target);
        await syncFolder(dirname(target));
        return written;
      } finally {
        await file.close();
        await rm(aside, { force: true });
      }
    },

    async get(key) {
      const found = await statOf(key);
      return found && { byteSize: found.byteSize, stream: streamOf(pathOf(key)) };
    },

    stat: statOf,

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },

    async *list() {
      for (const area of STORAGE_AREAS) {
        for (const shard of await namesIn(join(base, area))) {
          for (const name of await namesIn(join(base, area, shard))) {
            const key = `${area}/${shard}/${name}`;
            const found = isStorageKey(key) ? await statOf(key) : undefined;
            if (found) yield found;
          }
        }
      }
    },

    async deleteUnfinished(before) {
      let deleted = 0;
      for (const name of await namesIn(join(base, INCOMING))) {
        const path = join(base, INCOMING, name);
        if ((await stat(path)).mtime >= before) continue;
        await rm(path, { force: true });
        deleted += 1;
      }
      return deleted;
    },
  };
}
