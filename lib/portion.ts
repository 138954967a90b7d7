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
  /** By the id of the conference: whether caps stand there, once their lock is held. */
  capped: Map<string, boolean>;
  /** Delegates whose claims end. */
  unclaimed: string[];
  decisions: object[];
  returnItems: object[];
  links: object[];
  mails: ({ id: string } & object)[];
  entries: { ctx: Ctx; record: AuditRecord }[];
};

/** A portion in which nothing has been written yet. */
export const portionOf = (subjects: ReadonlyMap<string, Subject>): Portion => ({
  subjects,
  zones: new Map(),
  capped: new Map(),
  unclaimed: [],
  decisions: [],
  returnItems: [],
  links: [],
  mails: [],
  entries: [],
});

/** Notes how far a portion has got; the function that is given back forgets what was gathered since. */
export function markPortion(portion: Portion): () => void {
  const { unclaimed, decisions, returnItems, links, mails, entries } = portion;
  const gathered = [unclaimed, decisions, returnItems, links, mails, entries];
  const before = gathered.map(({ length }) => length);
  const capped = new Map(portion.capped);
  return () => {
    for (const [at, rows] of gathered.entries()) rows.length = before[at] ?? 0;
    // A lock that was taken since is given back with the savepoint.
    portion.capped = capped;
  };
}
