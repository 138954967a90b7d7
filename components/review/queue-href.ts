import type { QueueFilter } from "@/lib/accreditation/schema";

/** The shareable address of a filtered queue or of a dossier in it. */
export function queueHref(
  slug: string,
  filter: QueueFilter,
  change: Partial<QueueFilter> = {},
  id?: string,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...change })) {
    for (const word of [value ?? []].flat()) if (word !== "") query.append(name, String(word));
  }
  const text = query.toString();
  return `/review/${slug}${id ? `/${id}` : ""}${text ? `?${text}` : ""}`;
}
