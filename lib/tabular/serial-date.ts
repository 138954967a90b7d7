import type { DateSystem } from "./table.ts";

const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(9999, 11, 31);

/**
 * The day that a spreadsheet's serial number stands for, YYYY-MM-DD, or null where there is none. The time of day is
 * dropped. In the 1900 system serial 60 is 29 February 1900, a day that never was (ECMA-376 part 1, 18.17.4.1).
 */
export function serialDate(serial: number, system: DateSystem): string | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day < (system === 1900 ? 1 : 0)) return null;
  if (system === 1900 && day === 60) return null;
  const start = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const time = start + day * DAY_MS;
  return time > LAST_DAY ? null : new Date(time).toISOString().slice(0, 10);
}
