import { v7, validate } from "uuid";

/** A new UUID v7 (RFC 9562): ids sort by time, so index pages stay warm. */
export function newId(): string {
  return v7();
}

/** Whether a word from an address can be an id at all. */
export function isId(word: string): boolean {
  return validate(word);
}
