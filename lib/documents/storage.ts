import { randomBytes } from "node:crypto";

/** What is known of a stored object without reading it. */
export type StoredObject = { key: string; byteSize: number; storedAt: Date };

/**
 * Where files live. Disk today, an object store later; only the adapter knows which. Keys are made by
 * `newStorageKey` and nothing else, so that no name given by a person reaches the store.
 */
export type FileStorage = {
  /** Stores the bytes whole or not at all; an existing key is refused. */
  put(
    key: string,
    body: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<{ byteSize: number; sha256: Buffer }>;
  /** The bytes as a stream, or undefined when there is no such object. */
  get(key: string): Promise<{ byteSize: number; stream: ReadableStream<Uint8Array> } | undefined>;
  stat(key: string): Promise<StoredObject | undefined>;
  /** Removes the object; a missing one is no error. */
  delete(key: string): Promise<void>;
  /** Every whole object, in no order, for cleaning and for checks of a restore. */
  list(): AsyncIterable<StoredObject>;
  /** Removes what a crash left half-written before that instant; gives how many. */
  deleteUnfinished(before: Date): Promise<number>;
};

/** What a key stands for; becomes its first part, so that rules of retention can be set per kind. */
export const STORAGE_AREAS = ["photos", "documents", "badges"] as const;
export type StorageArea = (typeof STORAGE_AREAS)[number];

const KEY = /^(?:photos|documents|badges)\/[0-9a-f]{2}\/[0-9a-f]{30}$/;

/** A new key of 128 random bits: it tells nothing about the person and cannot be guessed. */
export function newStorageKey(area: StorageArea): string {
  const random = randomBytes(16).toString("hex");
  return `${area}/${random.slice(0, 2)}/${random.slice(2)}`;
}

/** Whether the text is a key as `newStorageKey` makes them: no dots, no other separators, fixed length. */
export function isStorageKey(key: string): boolean {
  return KEY.test(key);
}
