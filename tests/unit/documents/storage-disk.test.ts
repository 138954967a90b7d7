import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FileStorage, isStorageKey, newStorageKey, STORAGE_AREAS } from "@/lib/documents/storage";
import { diskStorage } from "@/lib/documents/storage-disk";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "placet-files-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function read(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer());
}

async function* failing(): AsyncIterable<Uint8Array> {
  yield Buffer.from("half of a photo");
  throw new Error("the line dropped");
}

async function keysOf(storage: FileStorage): Promise<string[]> {
  const keys: string[] = [];
  for await (const object of storage.list()) keys.push(object.key);
  return keys.sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("storage keys", () => {
  test("a new key is a key, of its area, and never the same twice", () => {
    const keys = STORAGE_AREAS.flatMap((area) => Array.from({ length: 50 }, () => newStorageKey(area)));
    expect(keys.every(isStorageKey)).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
    expect(newStorageKey("photos")).toMatch(/^photos\//);
  });

  test.each([
    "../../etc/passwd",
    "photos/../../x",
    "photos/ab/",
    "/etc/passwd",
    "photos\\ab\\c",
    "",
    "photos/ab/\0",
  ])("%j is not a key", (key) => expect(isStorageKey(key)).toBe(false));

  test("no text but a key is accepted by the disk, whatever it holds", async () => {
    const storage = diskStorage(root);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (key) => {
        await expect(storage.put(key, Buffer.from("x"))).rejects.toThrow("not a storage key");
        await expect(storage.get(key)).rejects.toThrow("not a storage key");
        await expect(storage.delete(key)).rejects.toThrow("not a storage key");
      }),
    );
    expect(filesBelow(root)).toEqual([]);
  });
});

describe("disk storage", () => {
  test("gives back what was put, with its size and SHA-256", async () => {
    const storage = diskStorage(root);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), async (bytes) => {
        const key = newStorageKey("photos");
        const written = await storage.put(key, bytes);
        expect(written.byteSize).toBe(bytes.byteLength);
        expect(written.sha256.equals(createHash("sha256").update(bytes).digest())).toBe(true);
        const found = await storage.get(key);
        expect(found?.byteSize).toBe(bytes.byteLength);
        expect(found && (await read(found.stream)).equals(bytes)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test("keeps files from other users of the machine", async () => {
    const key = newStorageKey("photos");
    await diskStorage(root).put(key, Buffer.from("x"));
    expect(statSync(join(root, key)).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, "photos")).mode & 0o777).toBe(0o700);
  });

  test("leaves nothing behind when the source fails half-way", async () => {
    const storage = diskStorage(root);
    const key = newStorageKey("photos");
    await expect(storage.put(key, failing())).rejects.toThrow("the line dropped");
    expect(await storage.stat(key)).toBeUndefined();
    expect(filesBelow(root)).toEqual([]);
  });

  test("never replaces an object", async () => {
    const storage = diskStorage(root);
    const key = newStorageKey("documents");
    await storage.put(key, Buffer.from("first"));
    await expect(storage.put(key, Buffer.from("second"))).rejects.toThrow("EEXIST");
    const found = await storage.get(key);
    expect(found && (await read(found.stream)).toString()).toBe("first");
    expect(filesBelow(root)).toHaveLength(1);
  });

  test("a missing object is undefined, and deleting it is no error", async () => {
    const storage = diskStorage(root);
    const key = newStorageKey("badges");
    expect(await storage.get(key)).toBeUndefined();
    await storage.delete(key);
    await storage.put(key, Buffer.from("x"));
    await storage.delete(key);
    expect(await storage.stat(key)).toBeUndefined();
  });

  test("lists whole objects of every area and nothing else", async () => {
    const storage = diskStorage(root);
    const keys = STORAGE_AREAS.map((area) => newStorageKey(area));
    for (const key of keys) await storage.put(key, Buffer.from(key));
    writeFileSync(join(root, "photos", "stray.txt"), "x");
    expect(await keysOf(storage)).toEqual([...keys].sort());
    expect(await keysOf(diskStorage(join(root, "none")))).toEqual([]);
  });

  test("sweeps what a crash left half-written, and not what is being written", async () => {
    const storage = diskStorage(root);
    await storage.put(newStorageKey("photos"), Buffer.from("x"));
    const [old, young] = [join(root, "incoming", "old"), join(root, "incoming", "young")];
    writeFileSync(old, "x");
    writeFileSync(young, "x");
    utimesSync(old, new Date(0), new Date(0));
    expect(await storage.deleteUnfinished(new Date(1000))).toBe(1);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  test("a full or read-only disk is an error, not a half-made object", async () => {
    const storage = diskStorage(join(root, "file", "below"));
    writeFileSync(join(root, "file"), "x");
    chmodSync(join(root, "file"), 0o400);
    await expect(storage.put(newStorageKey("photos"), Buffer.from("x"))).rejects.toThrow();
  });
});
