import "server-only";
import { recordEntries } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/client";
import { insertRows } from "@/lib/db/insert-rows";
import { enqueueAll } from "@/lib/jobs/enqueue";
import type { Portion } from "@/lib/portion";

/**
 * Writes the decisions that the acts of a portion have gathered, with what hangs on them. The database judges the
 * separation of duties here, for a trial as well.
 */
export async function writeDecisions(tx: Tx, { unclaimed, decisions, returnItems }: Portion): Promise<void> {
  await tx.reviewClaim.deleteMany({ where: { delegateId: { in: unclaimed } } });
  await insertRows(tx, "Decision", decisions);
  await insertRows(tx, "ReturnItem", returnItems);
}

/**
 * Writes what else the acts of a portion have gathered, last in their transaction: the audit chain is locked from here to the
 * commit. A mail that was written before for the same cause is a unique violation: then nothing of the portion happens.
 */
export async function writePortion(tx: Tx, { links, mails, entries }: Portion): Promise<void> {
  await insertRows(tx, "AccessLink", links);
  await insertRows(tx, "Message", mails);
  await enqueueAll(
    tx,
    "message.deliver",
    mails.map(({ id }) => ({ messageId: id })),
  );
  await recordEntries(tx, entries);
}
