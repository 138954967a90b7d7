import "server-only";
import { maskDocumentNumber } from "@/lib/audit/mask";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { ClearanceState } from "@/lib/policy/clearance-workflow";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { type ClearanceOffer, clearanceOffers } from "@/lib/screening/clearance-offers";
import { type EventRow, eventRows } from "@/lib/screening/event-rows";
import { readFileRow } from "@/lib/screening/file-rows";
import { type MatchRow, matchRows } from "@/lib/screening/match-rows";

export type ClearanceEvent = Omit<EventRow, "createdAt" | "actorUserId"> & { at: string; by: string };
export type PossibleMatch = Omit<MatchRow, "enteredBy" | "enteredAt" | "settledBy" | "settledAt"> & {
  enteredBy: string;
  enteredAt: string;
  settledBy: string | null;
  settledAt: string | null;
};

export type ClearanceFile = {
  delegateId: string;
  reference: string;
  name: string;
  nativeName: string | null;
  delegation: string;
  delegateState: DelegateState;
  slug: string;
  timeZone: string;
  city: string;
  photoId: string | null;
  /** As last submitted; the number masked. */
  identity: SnapshotContent["values"]["identity"] | null;
  document: SnapshotContent["values"]["document"] | null;
  state: ClearanceState;
  version: number;
  dueAt: string | null;
  validUntil: string | null;
  takenBy: string | null;
  offers: ClearanceOffer[];
  events: ClearanceEvent[];
  matches: PossibleMatch[];
};

/** Names of the accounts that wrote in the file, by id. */
async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<(id: string | null) => string> {
  const users = await tx.user.findMany({
    where: { id: { in: ids.flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? "") : "");
}

function load(tx: Tx, ctx: Ctx, id: string) {
  return tx.delegate.findFirst({
    where: { AND: [{ id }, delegateScope(ctx, "clearance.read")] },
    include: {
      person: true,
      conference: true,
      delegation: { include: { organization: true } },
      snapshots: { orderBy: { number: "desc" }, take: 1 },
      reviewTasks: { where: { kind: "CLEARANCE", state: { in: ["OPEN", "PLANNED"] } } },
      reviewQueries: { where: { state: "OPEN", task: { kind: "CLEARANCE" } }, select: { id: true } },
    },
  });
}

/**
 * A person's clearance file with everything in it, for vetting officers of the conference.
 * @returns NOT_FOUND out of reach, or where clearance is not required
 */
export async function getClearanceFile(ctx: Ctx, delegateId: string): Promise<Result<ClearanceFile>> {
  const denied = authorize(ctx, "clearance.read");
  if (denied) return refusal(denied);
  return db.$transaction(async (tx): Promise<Result<ClearanceFile>> => {
    const row = await load(tx, ctx, delegateId);
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    const file = await readFileRow(tx, delegateId);
    if (!file) return refuse("NOT_FOUND", "clearanceNotRequired");
    const events = await eventRows(tx, delegateId);
    const matches = await matchRows(tx, delegateId);
    const nameOf = await namesOf(tx, [
      file.takenBy,
      ...events.map(({ actorUserId }) => actorUserId),
      ...matches.flatMap(({ enteredBy, settledBy }) => [enteredBy, settledBy]),
    ]);
    const content = row.snapshots[0]?.content as unknown as SnapshotContent | undefined;
    const document = content?.values.document ?? null;
    const separate = separationReason(ctx.actor, "clearance.decide", {
      earlier: { created: row.createdByUserId ? [row.createdByUserId] : [] },
      organizationId: row.delegation?.organizationId ?? null,
      delegationId: row.delegationId,
      emails: [row.email, row.ownerEmail].flatMap((email) => email ?? []),
    });
    return ok({
      delegateId,
      reference: row.reference,
      name: displayName(row.person),
      nativeName: row.person.nativeName,
      delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
      delegateState: row.state,
      slug: row.conference.slug,
      timeZone: row.conference.timeZone,
      city: textIn(row.conference.city, ctx.locale),
      photoId: row.photoId,
      identity: content?.values.identity ?? null,
      document: document && { ...document, number: document.number && maskDocumentNumber(document.number) },
      state: file.state,
      version: file.version,
      dueAt: file.dueAt?.toISOString() ?? null,
      validUntil: file.validUntil?.toISOString().slice(0, 10) ?? null,
      takenBy: file.takenBy && nameOf(file.takenBy),
      offers: clearanceOffers(ctx.actor, {
        conferenceId: row.conferenceId,
        state: file.state,
        separate: separate ?? null,
        reviewOpen: row.reviewTasks.some(({ state }) => state === "OPEN"),
        reviewPlanned: row.reviewTasks.some(({ state }) => state === "PLANNED"),
        queryOpen: row.reviewQueries.length > 0 || row.state === "RETURNED",
      }),
      events: events.map(({ createdAt, actorUserId, ...event }) => ({
        ...event,
        at: createdAt.toISOString(),
        by: nameOf(actorUserId),
      })),
      matches: matches.map((match) => ({
        ...match,
        enteredBy: nameOf(match.enteredBy),
        enteredAt: match.enteredAt.toISOString(),
        settledBy: match.settledBy && nameOf(match.settledBy),
        settledAt: match.settledAt?.toISOString() ?? null,
      })),
    });
  });
}
