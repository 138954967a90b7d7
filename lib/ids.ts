import { v7 } from "uuid";

/** A new UUID v7 (RFC 9562): ids sort by time, so index pages stay warm. */
export function newId(): string {
  return v7();
}
