import type { Subject } from "@/lib/accreditation/find-subject";
import type { AuditRecord } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";

/**
 * What acts on several people in one transaction share: the files, read at once, and the rows that each act would write
 * by a statement of its own, written together before the commit (lib/accreditation/bulk/write-portion.ts).
 */
export type Portion = {
  /** By the id of the delegate. */
  subjects: ReadonlyMap<string, Subject>;
  /** Codes by the id of the category. */
  zones: Map<string, string[]>;
  links: object[];
  mails: ({ id: string } & object)[];
  entries: { ctx: Ctx; record: AuditRecord }[];
};

/** A portion in which nothing has been written yet. */
export const portionOf = (subjects: ReadonlyMap<string, Subject>): Portion => ({
  subjects,
  zones: new Map(),
  links: [],
  mails: [],
  entries: [],
});

/** Notes how far a portion has got; the function that is given back forgets what was gathered since. */
export function markPortion({ links, mails, entries }: Portion): () => void {
  const before = [links.length, mails.length, entries.length];
  return () => {
    for (const [at, rows] of [links, mails, entries].entries()) rows.length = before[at] ?? 0;
  };
}
