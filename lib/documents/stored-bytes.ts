import { fileStore } from "@/lib/documents/file-store";

/** A stored object whole, for files that are small enough to hold; undefined when there is none. */
export async function storedBytes(storageKey: string): Promise<Uint8Array | undefined> {
  const found = await fileStore().get(storageKey);
  return found && new Uint8Array(await new Response(found.stream).arrayBuffer());
}
