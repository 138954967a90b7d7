import { type QueueFilter, queueFilterSchema } from "@/lib/accreditation/schema";

type Parameters = Record<string, string | string[] | undefined>;

const isEmpty = (value: string | string[] | undefined) => [value ?? ""].flat().every((word) => word === "");

/**
 * The filter that an address carries, and the names of what it carries besides and nobody can read: old, mistyped or
 * hostile. The page says so, lest people take a wider list for the one they asked for.
 */
export function readQueueFilter(parameters: Parameters): { filter: QueueFilter; unread: string[] } {
  const filter = queueFilterSchema.parse(parameters);
  const names = Object.keys(queueFilterSchema.shape) as (keyof QueueFilter)[];
  const unread = names.filter((name) => !isEmpty(parameters[name]) && filter[name] === undefined);
  return { filter, unread };
}
