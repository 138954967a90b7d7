import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

function sources(...folders: string[]): { path: string; text: string }[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("generated"))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}

/** Files of the product whose text matches. */
function filesWith(pattern: RegExp, ...folders: string[]): string[] {
  return sources(...folders)
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();
}

describe("only the adapter knows the disk", () => {
  test("one file chooses the adapter", () => {
    expect(filesWith(/storage-disk/, "lib", "app", "components", "prisma")).toEqual([
      "lib/documents/file-store.ts",
    ]);
  });

  test("the folder's setting is read in one place", () => {
    expect(filesWith(/\bFILES_DIR\b/, "lib", "app", "components")).toEqual([
      "lib/documents/file-store.ts",
      "lib/env.ts",
    ]);
  });

  test("no other file of the documents domain opens files", () => {
    expect(filesWith(/from "(node:)?fs(\/promises)?"/, "lib/documents")).toEqual([
      // Looks up where the packages lie, nothing else.
      "lib/documents/decoder/sandbox.ts",
      "lib/documents/storage-disk.ts",
    ]);
  });
});
