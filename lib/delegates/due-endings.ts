import "server-only";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type DelegateAction, transitionOf } from "@/lib/policy/delegate-workflow";

/** What time does to registrations: nobody asks for it, and the worker does it. */
export const ENDINGS = [
  "lapseUnsubmitted",
  "lapseUndecided",
  "close",
] as const satisfies readonly DelegateAction[];
export type Ending = (typeof ENDINGS)[number];

/** The instant from which each ending is due, of the conference `k` and the delegation `g`. */
const DUE_AT: Record<Ending, Prisma.Sql> = {
  lapseUnsubmitted: Prisma.sql`registration_closes(k."registrationClosesAt", g."deadlineAt")`,
  lapseUndecided: Prisma.sql`conference_over(k."endsOn", k."timeZone", 0)`,
  close: Prisma.sql`conference_over(k."endsOn", k."timeZone", k."closingDays")`,
};

/** Whom an ending spares for now, as a fragment. */
function spared(ending: Ending, now: Date): Prisma.Sql {
  switch (ending) {
    case "lapseUnsubmitted":
      // Whoever was named in another one's place may hand in until the conference is over: States change their people.
      // So long protocol waits for its own guests.
      return Prisma.sql`AND (conference_over(k."endsOn", k."timeZone", 0) <= ${now}
        OR d."protocolRank" IS NULL AND NOT EXISTS (SELECT 1 FROM "Substitution" s
        WHERE s."replacementId" = d."id" AND s."cancelledAt" IS NULL AND s."completedAt" IS NULL))`;
    case "close":
      // Whoever may still appeal is not shut out by the calendar of the secretariat.
      return Prisma.sql`AND NOT (d."state" IN ('REJECTED', 'REVOKED') AND EXISTS (SELECT 1 FROM "Decision" x
        WHERE x."delegateId" = d."id" AND x."appealUntil" > ${now})
        AND NOT EXISTS (SELECT 1 FROM "Appeal" a WHERE a."delegateId" = d."id"))`;
    default:
      return Prisma.empty;
  }
}

/** Every registration that is or will be due, those who are spared left out, as a fragment. */
export function endingRows(ending: Ending, now: Date): Prisma.Sql {
  return Prisma.sql`FROM "Delegate" d JOIN "Conference" k ON k."id" = d."conferenceId"
    LEFT JOIN "Delegation" g ON g."id" = d."delegationId"
    WHERE d."state"::text = ANY (${[...transitionOf(ending).from]}::text[]) ${spared(ending, now)}`;
}

/** The instant from which an ending is due, as a fragment beside `endingRows`. */
export const endingDueAt = (ending: Ending): Prisma.Sql => DUE_AT[ending];

/** The next registrations for which an ending is due, in the order of their ids. */
export async function dueForEnding(
  tx: Tx,
  ending: Ending,
  now: Date,
  { after, take }: { after: string; take: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT d."id" ${endingRows(ending, now)}
    AND ${DUE_AT[ending]} <= ${now} AND d."id" > ${after}::uuid ORDER BY d."id" LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/**
 * Locks a registration for its ending, and looks again whether it is due: an officer may have given more time, or the
 * person may have been faster.
 * @returns since when it is due; null when it is not
 */
export async function lockDueEnding(
  tx: Tx,
  ending: Ending,
  now: Date,
  delegateId: string,
): Promise<Date | null> {
  await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<
    { dueAt: Date }[]
  >`SELECT ${DUE_AT[ending]} AS "dueAt" ${endingRows(ending, now)}
    AND ${DUE_AT[ending]} <= ${now} AND d."id" = ${delegateId}::uuid`;
  return row?.dueAt ?? null;
}
