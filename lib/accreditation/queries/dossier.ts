import "server-only";
import { type ActionOffer, availableActions } from "@/lib/accreditation/available-actions";
import { decisionHistory, type PastDecision } from "@/lib/accreditation/decision-history";
import { earlierDuties } from "@/lib/accreditation/earlier-duties";
import { type RefusalReason, refusalReasonsFor } from "@/lib/accreditation/reasons";
import { type FileDifference, fileDifference } from "@/lib/accreditation/return-difference";
import { type DossierReviews, presentReviews } from "@/lib/accreditation/review-views";
import { NO_ROOM, reachedCaps } from "@/lib/accreditation/room";
import { type Blocked, blockedStart, ruleSetFor } from "@/lib/accreditation/start-guards";
import { type TextsForPerson, textsForPerson } from "@/lib/accreditation/texts-for-person";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import type { FieldDifference } from "@/lib/delegates/snapshot-diff";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { compareNames, PROBABLE } from "@/lib/matching/compare-names";
import { organizationName } from "@/lib/organizations/names";
import { authorize, can } from "@/lib/policy/can";
import {
  allowsApproval,
  type ClearanceWord,
  clearanceObstacle,
  liftObstacle,
} from "@/lib/policy/clearance-workflow";
import { type DelegateState, UNSUBMITTED_STATES } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type Dossier = {
  id: string;
  reference: string;
  version: number;
  state: DelegateState;
  stateSince: string;
  dueAt: string | null;
  name: string;
  nativeName: string | null;
  conferenceId: string;
  timeZone: string;
  city: string;
  startsOn: string;
  endsOn: string;
  delegation: string;
  /** Lines of the delegation's nomination documents, for comparison with what the person wrote. */
  nomination: {
    reference: string;
    name: string;
    title: string;
    role: string;
    verified: boolean;
    /** The line probably names this person, whatever its spelling, script and order. */
    namesPerson: boolean;
  }[];
  category: { id: string; code: string; name: string } | null;
  categories: { id: string; code: string; name: string; zoneCodes: string[] }[];
  zones: { code: string; name: string }[];
  content: SnapshotContent | null;
  /** What is to be looked at again, and the names of delegations and categories in it. */
  difference: FileDifference;
  photo: { id: string; verdict: unknown; humanLookRequested: boolean } | null;
  showsDocument: boolean;
  mayReveal: boolean;
  actions: ActionOffer[];
  refusalReasons: readonly RefusalReason[];
  /** What the person is told, in the person's language. */
  reads: TextsForPerson;
  timeline: PastDecision[];
  reviews: DossierReviews;
  /** All that anybody but vetting officers learns of the clearance file. */
  clearance: ClearanceWord;
  /** The reader is a vetting officer of this conference. */
  opensClearance: boolean;
  /** The reader may ask to waive it. */
  mayWaive: boolean;
};

const DOSSIER_PARTS = {
  person: true,
  category: true,
  photo: true,
  conference: {
    include: {
      zones: { orderBy: { bit: "asc" } },
      categories: { orderBy: { position: "asc" }, include: { zones: { include: { zone: true } } } },
    },
  },
  delegation: {
    include: {
      organization: true,
      documents: {
        where: { state: { not: "SUPERSEDED" } },
        include: { lines: { orderBy: { lineNumber: "asc" } } },
      },
    },
  },
  snapshots: { orderBy: { number: "desc" } },
  decisions: {
    orderBy: { createdAt: "desc" },
    include: {
      returnItems: { orderBy: { position: "asc" } },
      signature: { select: { requestedBy: true } },
    },
  },
  escalations: { select: { askedBy: true, state: true } },
  reviewTasks: { orderBy: { step: "asc" } },
  reviewQueries: { orderBy: { askedAt: "desc" } },
} as const;

function load(ctx: Ctx, id: string) {
  const scope = { AND: [delegateScope(ctx, "delegate.read"), { state: { notIn: [...UNSUBMITTED_STATES] } }] };
  return db.delegate.findFirst({ where: { id, ...scope }, include: DOSSIER_PARTS });
}

type Row = NonNullable<Awaited<ReturnType<typeof load>>>;

/** Names of everybody who did something on the file, by user id. */
async function namesOf(row: Row): Promise<Map<string, string>> {
  const ids = [
    ...row.decisions.map(({ actorUserId }) => actorUserId),
    ...row.reviewTasks.map(({ closedBy }) => closedBy),
    ...row.reviewQueries.map(({ askedBy }) => askedBy),
  ].flatMap((id) => id ?? []);
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** Numbers stay masked in the snapshot; readers without any right to passport data get no document at all. */
function contentFor(row: Row, showsDocument: boolean): SnapshotContent | null {
  const content = row.snapshots[0]?.content as unknown as SnapshotContent | undefined;
  if (!content) return null;
  if (showsDocument) return { ...content, numberHash: null };
  return { ...content, numberHash: null, mrzFindings: null, values: { ...content.values, document: {} } };
}

/** The difference as the reader may see it, with names in place of ids. */
async function differenceFor(ctx: Ctx, row: Row, showsDocument: boolean): Promise<FileDifference> {
  const difference = fileDifference(row.decisions, row.snapshots);
  const ids = difference.changes
    .filter(({ field }) => field === "representation.delegationId")
    .flatMap(({ before, after }) => [before, after].filter((id) => typeof id === "string"));
  const delegations = await db.delegation.findMany({
    where: { id: { in: ids }, conferenceId: row.conferenceId },
    include: { organization: true },
  });
  const names = new Map<unknown, string>([
    ...delegations.map(({ id, organization }) => [id, organizationName(organization, ctx.locale)] as const),
    ...row.conference.categories.map(({ id, name }) => [id, textIn(name, ctx.locale)] as const),
  ]);
  const named = (value: unknown) => names.get(value) ?? value;
  const shown = (changes: readonly FieldDifference[]) =>
    changes
      .filter(({ field }) => showsDocument || !field.startsWith("document."))
      .map(({ field, before, after }) => ({ field, before: named(before), after: named(after) }));
  return {
    ...difference,
    items: difference.items.map((item) => ({ ...item, changes: shown(item.changes) })),
    changes: shown(difference.changes),
    others: shown(difference.others),
  };
}

/** Whether there is room to approve, and whether there is none, so that somebody may be put on the waiting list. */
async function roomGuards(row: Row): Promise<Blocked> {
  const reached = await reachedCaps(db, row);
  // Another category may have room, so a full one stands against the choice in the form only.
  const venue = reached.some(({ kind }) => kind === "VENUE") ? { roomFree: NO_ROOM.VENUE } : {};
  return { ...venue, ...(reached.length === 0 ? { capReached: "roomIsLeft" } : {}) };
}

/** Everything an officer needs to decide on one person. NOT_FOUND out of reach and for drafts. */
export async function getDelegateForReview(ctx: Ctx, id: string): Promise<Result<Dossier>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const row = await load(ctx, id);
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const say = (value: unknown) => textIn(value, ctx.locale);
  const { conference, delegation, category } = row;
  const place = { conferenceId: conference.id, delegationId: row.delegationId };
  const showsDocument = can(ctx.actor, "passport.masked", place);
  const file = {
    state: row.state,
    conferenceId: row.conferenceId,
    categoryId: row.categoryId,
    delegationId: row.delegationId,
    organizationId: delegation?.organizationId ?? null,
    earlier: earlierDuties({
      ...row,
      reviewTasks: row.reviewTasks.filter((task) => task.state === "DONE"),
    }),
    emails: [row.email, row.ownerEmail].flatMap((email) => email ?? []),
  };
  const names = await namesOf(row);
  const blocked = row.state === "SUBMITTED" ? await blockedStart(db, row, await ruleSetFor(db, row)) : {};
  if (!row.reviewQueries.some((query) => query.state === "OPEN")) blocked.queryAsked = "noQueryAsked";
  if (row.state === "READY") Object.assign(blocked, await roomGuards(row));
  if (!allowsApproval(row.clearance)) {
    blocked.clearanceSettled =
      row.state === "SUSPENDED" ? liftObstacle(row.clearance) : clearanceObstacle(row.clearance);
  }
  const asked = await db.signatureRequest.count({
    where: {
      kind: "REVOCATION",
      subjectType: "delegate",
      subjectId: id,
      state: "OPEN",
      expiresAt: { gt: ctx.now },
    },
  });
  if (asked > 0) blocked.secondSignature = "signatureAsked";
  return ok({
    id: row.id,
    reference: row.reference,
    version: row.version,
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    name: displayName(row.person),
    nativeName: row.person.nativeName,
    conferenceId: conference.id,
    timeZone: conference.timeZone,
    city: say(conference.city),
    startsOn: conference.startsOn.toISOString().slice(0, 10),
    endsOn: conference.endsOn.toISOString().slice(0, 10),
    delegation: delegation ? organizationName(delegation.organization, ctx.locale) : "",
    nomination: (delegation?.documents ?? []).flatMap((document) =>
      document.lines.map((line) => ({
        reference: document.reference,
        name: line.nameAsWritten,
        title: line.titleAsWritten,
        role: line.roleAsWritten,
        verified: document.state === "VERIFIED",
        namesPerson: compareNames(row.person, line.nameAsWritten).score >= PROBABLE,
      })),
    ),
    category: category && { id: category.id, code: category.code, name: say(category.name) },
    categories: conference.categories.map(({ id: categoryId, code, name, zones }) => ({
      id: categoryId,
      code,
      name: say(name),
      zoneCodes: zones.map(({ zone }) => zone.code),
    })),
    zones: conference.zones.map(({ code, name }) => ({ code, name: say(name) })),
    content: contentFor(row, showsDocument),
    difference: await differenceFor(ctx, row, showsDocument),
    photo: row.photo && {
      id: row.photo.id,
      verdict: row.photo.verdict,
      humanLookRequested: row.photo.humanLookRequested,
    },
    showsDocument,
    mayReveal: can(ctx.actor, "passport.reveal", place),
    actions: availableActions(ctx.actor, { ...file, blocked }),
    refusalReasons: refusalReasonsFor(delegation?.organization.type ?? "OTHER"),
    reads: textsForPerson(row.locale),
    timeline: decisionHistory(ctx.actor, place, row, names),
    reviews: presentReviews(ctx.actor, file, {
      tasks: row.reviewTasks,
      queries: row.reviewQueries,
      names,
    }),
    clearance: row.clearance,
    mayWaive: row.clearance === "PENDING" && can(ctx.actor, "clearance.waive", place),
    opensClearance: can(ctx.actor, "clearance.read", place),
  });
}
