import type { TextsForPerson } from "@/lib/accreditation/texts-for-person";

/**
 * The text after another reason is chosen: the proposal of the new one where nothing was written or the text is still
 * the former proposal word for word; whatever somebody typed stays.
 */
export function textOfReason(reads: TextsForPerson, text: string, from: string, to: string): string {
  const untouched = text.trim() === "" || text === reads.drafts[from];
  return untouched ? (reads.drafts[to] ?? "") : text;
}
