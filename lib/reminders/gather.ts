import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { missingOfDraft } from "@/lib/delegates/completeness";
import { controlReport } from "@/lib/delegates/control-report";
import { matchingInput } from "@/lib/delegates/delegation-matching";
import { DRAFT_PARTS, draftFacts, draftValues, photoState } from "@/lib/delegates/draft";
import { clearNumber } from "@/lib/delegates/travel-document";
import type { Locale } from "@/lib/i18n/config";
import { dayAt } from "@/lib/i18n/dates";
import { displayName } from "@/lib/i18n/names";
import type { ReminderDelegation, ReminderPerson } from "@/lib/notifications/values";
import { venueDate } from "@/lib/organizations/appointment-period";
import { organizationName } from "@/lib/organizations/names";
import { RETURNING_ACTIONS } from "@/lib/policy/delegate-workflow";

const UNFINISHED = {
  ...DRAFT_PARTS,
  delegation: { select: { deadlineAt: true } },
  decisions: {
    where: { action: { in: RETURNING_ACTIONS } },
    orderBy: { createdAt: "desc" },
    take: 1,
    include: { returnItems: { orderBy: { position: "asc" } } },
  },
} as const satisfies Prisma.DelegateInclude;
type Unfinished = Prisma.DelegateGetPayload<{ include: typeof UNFINISHED }>;

/** What one registration still lacks, as codes that the mail words in its reader's language. */
function personOf(row: Unfinished, now: Date): ReminderPerson {
  const missing = missingOfDraft(
    draftValues(row, clearNumber(row.travelDocument)),
    photoState(row.photo),
    draftFacts(row, now),
  );
  const items = row.state === "RETURNED" ? (row.decisions[0]?.returnItems ?? []) : [];
  return {
    name: displayName(row.person),
    reference: row.reference,
    fields: missing.map(({ step, field }) => `${step}.${field}`),
    returned: items.map(({ reasonCode }) => reasonCode),
    dueAt: row.state === "RETURNED" ? (row.dueAt?.toISOString() ?? null) : null,
  };
}

/** People or a delegation, with the deadline that counts for them. */
export type Gathered<Value> = { delegationId: string | null; deadlineAt: Date; value: Value };

/** The unfinished registrations that an address holds. */
export async function registrationsHeldBy(
  tx: Tx,
  ctx: Ctx,
  conference: { id: string; registrationClosesAt: Date },
  recipient: string,
): Promise<Gathered<ReminderPerson>[]> {
  const rows = await tx.delegate.findMany({
    where: {
      conferenceId: conference.id,
      ownerEmail: recipient,
      state: { in: ["INVITED", "DRAFT", "RETURNED"] },
    },
    include: UNFINISHED,
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({
    delegationId: row.delegationId,
    deadlineAt: row.delegation?.deadlineAt ?? conference.registrationClosesAt,
    value: personOf(row, ctx.now),
  }));
}

/** Registrations that were returned, for an address that stopped all other reminders. */
export async function returnedPeople(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<ReminderPerson[]> {
  const rows = await tx.delegate.findMany({
    where: { id: { in: [...ids] }, state: "RETURNED" },
    include: UNFINISHED,
    orderBy: { dueAt: "asc" },
  });
  return rows.map((row) => personOf(row, ctx.now));
}

/** What a delegation lacks, for those who speak for it. Null: nothing. */
async function needsOf(
  tx: Tx,
  ctx: Ctx,
  delegationId: string,
  locale: Locale,
): Promise<ReminderDelegation | null> {
  const row = await tx.delegation.findUniqueOrThrow({
    where: { id: delegationId },
    include: {
      organization: true,
      documents: { where: { state: { not: "SUPERSEDED" } }, orderBy: { receivedAt: "asc" } },
      delegates: {
        where: { state: { in: ["INVITED", "DRAFT", "RETURNED", "AWAITING_ENDORSEMENT"] } },
        include: UNFINISHED,
      },
      substitutions: {
        where: { completedAt: { not: null }, cancelledAt: null },
        include: { replacement: { include: { person: true } } },
      },
    },
  });
  const { lines, people, decisions } = await matchingInput(tx, delegationId);
  const report = controlReport(lines, people, decisions);
  const missing = new Set(report.missingRegistrations);
  const onPaper = new Set(report.notNominated);
  const needs: ReminderDelegation = {
    name: organizationName(row.organization, locale),
    noDocument: row.documents.length === 0,
    defective: row.documents.filter(({ state }) => state === "DEFECTIVE").map(({ reference }) => reference),
    unregistered: lines.filter(({ id }) => missing.has(id)).map(({ nameAsWritten }) => nameAsWritten),
    waiting: row.delegates
      .filter(({ state }) => state === "AWAITING_ENDORSEMENT")
      .map(({ person }) => displayName(person)),
    unfinished: row.delegates
      .filter(({ state }) => state !== "AWAITING_ENDORSEMENT")
      .map((delegate) => personOf(delegate, ctx.now))
      .toSorted((a, b) => (a.dueAt ?? "9").localeCompare(b.dueAt ?? "9")),
    unnamed: row.substitutions
      .filter(({ replacementId }) => onPaper.has(replacementId))
      .map(({ replacement }) => displayName(replacement.person)),
  };
  const { name: _name, noDocument, ...lists } = needs;
  return noDocument || Object.values(lists).some((list) => list.length > 0) ? needs : null;
}

/** The delegations for which an address speaks at this instant, each with what it lacks. */
export async function delegationsSpokenForBy(
  tx: Tx,
  ctx: Ctx,
  conference: { id: string; registrationClosesAt: Date; timeZone: string },
  recipient: string,
  locale: Locale,
): Promise<Gathered<ReminderDelegation>[]> {
  const day = venueDate(ctx.now, conference.timeZone);
  const appointments = await tx.focalPoint.findMany({
    where: {
      user: { email: recipient, suspendedAt: null, passwordHash: { not: null } },
      delegation: { conferenceId: conference.id },
      revokedAt: null,
      startsOn: { lte: day },
      OR: [{ endsOn: null }, { endsOn: { gte: day } }],
    },
    include: { delegation: { select: { deadlineAt: true } } },
    orderBy: { delegationId: "asc" },
  });
  const gathered: Gathered<ReminderDelegation>[] = [];
  for (const { delegationId, delegation } of appointments) {
    const value = await needsOf(tx, ctx, delegationId, locale);
    const deadlineAt = delegation.deadlineAt ?? conference.registrationClosesAt;
    if (value) gathered.push({ delegationId, deadlineAt, value });
  }
  return gathered;
}

/** The venue's day of a deadline, YYYY-MM-DD. */
export function deadlineDay(deadlineAt: Date, timeZone: string): string {
  return dayAt(deadlineAt, timeZone);
}
