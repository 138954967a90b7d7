export type DataProblem = "tooLarge" | "notPlain";

const MAX_DEPTH = 16;

function sizeOf(value: unknown, room: number, depth: number): number {
  if (value === null || value === undefined || typeof value === "boolean") return 4;
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "number" && Number.isFinite(value)) return 8;
  if (typeof value !== "object" || depth > MAX_DEPTH) return Number.NaN;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return Number.NaN;
  let size = 2;
  for (const [key, item] of Object.entries(value)) {
    size += key.length + 2 + sizeOf(item, room - size, depth + 1);
    // Also ends objects that contain themselves.
    if (size > room) return size;
    if (Number.isNaN(size)) return size;
  }
  return size;
}

/**
 * What speaks against an input that came over the wire: anything but plain JSON values (React's protocol also carries
 * functions, promises, files and cycles, on which `JSON.stringify` would run code), or more than so many characters.
 * @param limit most characters, counted about as JSON would
 */
export function dataProblem(value: unknown, limit: number): DataProblem | undefined {
  const size = sizeOf(value, limit, 0);
  if (Number.isNaN(size)) return "notPlain";
  return size > limit ? "tooLarge" : undefined;
}
