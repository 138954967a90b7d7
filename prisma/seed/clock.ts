import { now } from "@/lib/clock";

const DAY = 86_400_000;
/** Seeded events end before registration closes, however late the demo is started. */
const LATEST = Date.parse("2027-03-05T08:00:00Z");

/** Times of the seed: `daysAgo` before now, a few minutes apart, so that waiting times differ. */
export function seedTime(daysAgo: number, step = 0): Date {
  return new Date(Math.min(now().getTime(), LATEST) - daysAgo * DAY + step * 60_000);
}
