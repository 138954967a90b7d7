import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { missingOfDraft } from "@/lib/delegates/completeness";
import { DRAFT_PARTS, draftFacts, draftValues, photoState } from "@/lib/delegates/draft";
import { type FreedPlace, freedPlaces } from "@/lib/delegates/freed-places";
import { precedenceMark } from "@/lib/delegates/precedence-mark";
import { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import { clearNumber } from "@/lib/delegates/travel-document";
import type { Locale } from "@/lib/i18n/config";
import { localeOf } from "@/lib/i18n/load-messages";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { appointmentsInForce } from "@/lib/organizations/appointments-in-force";
import { organizationName } from "@/lib/organizations/names";
import { type PlaceLimit, placesOfDelegation } from "@/lib/organizations/places-of-delegation";
import { authorize, authorizeAny, can } from "@/lib/policy/can";
import {
  type DelegateState,
  LEFT_STATES,
  mayReplace,
  takesPlace,
  UNSUBMITTED_STATES,
  wasSubmitted,
} from "@/lib/policy/delegate-states";
import { isEditableState, isPrefilled, startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Closing does not bring back who had left before. */
const STAYED = {
  NOT: { closing: { outcome: { in: [...LEFT_STATES] } } },
} satisfies Prisma.DelegateWhereInput;

export type DelegationSummary = { id: string; name: string; conference: string; used: number; quota: number };

/** The delegations of a focal point; never another one. */
export async function listOwnDelegations(ctx: Ctx): Promise<Result<DelegationSummary[]>> {
  const denied = authorize(ctx, "registration.endorse");
  if (denied) return refusal(denied);
  const rows = await db.delegation.findMany({
    where: delegationScope(ctx, "registration.endorse"),
    include: { organization: true, conference: true, delegates: { select: { state: true } } },
    orderBy: { id: "asc" },
  });
  return ok(
    rows.map(({ id, organization, conference, delegates, quota }) => ({
      id,
      name: organizationName(organization, ctx.locale),
      conference: textIn(conference.shortTitle, ctx.locale),
      used: delegates.filter(({ state }) => takesPlace(state)).length,
      quota,
    })),
  );
}

/** A limit with the name of its category or zone in the reader's language; null for the total. */
export type NamedLimit = Omit<PlaceLimit, "name"> & { name: string | null };

export type DelegationPerson = {
  id: string;
  version: number;
  name: string;
  title: string;
  role: string | null;
  category: string;
  state: DelegateState;
  /** Number on the waiting list and since when a place is waited for; null for everybody else. */
  waiting: { place: number; since: string } | null;
  /** What the reader may do with this person now. */
  may: { endorse: boolean; substitute: boolean; remove: boolean; fillIn: boolean; inviteAgain: boolean };
  /** Invited, and not opened yet. */
  invited: { email: string } | null;
  /** Steps that still lack something, while the form is open. */
  missingSteps: string[];
  /** By when the next actor should act. */
  dueAt: string | null;
  /** Whom this draft stands in for. */
  replaces: string | null;
  /** Named in this person's place; the place moves when that registration is submitted. */
  replacedBy: { substitutionId: string; delegateId: string; name: string; documentDueAt: string } | null;
};

export type DelegationPage = {
  id: string;
  name: string;
  conference: { slug: string; shortTitle: string; timeZone: string; city: string; closesAt: string };
  /** The reader speaks for the delegation; otherwise an officer looks at it. */
  isOwn: boolean;
  mayManage: boolean;
  /** May name people: to be filled in on their behalf by the delegation, or by invitation. */
  mayAdd: boolean;
  /** In which the delegation is written to. */
  language: Locale;
  /** Somebody is in office who can endorse. */
  hasFocalPoint: boolean;
  /** Whole days until the delegation's date; negative when it has passed. */
  daysLeft: number;
  limits: NamedLimit[];
  people: DelegationPerson[];
  /** Registrations that were begun and belong to their people until they are submitted: an officer sees their number. */
  hiddenDrafts: number;
  /** Who could be given another person's place: without one of their own, and not named for one already. */
  replacements: { value: string; label: string }[];
  /** The last places that passed to somebody of the waiting list, and what freed them. */
  freed: FreedPlace[];
  /** Of the saved order of precedence, see lib/delegates/precedence-mark.ts. */
  orderMark: string;
  categories: { value: string; label: string }[];
};

const DAY_MS = 86_400_000;

/**
 * The two readers of a delegation's page: its focal points, with every draft that names it, and officers, who see a
 * person from the submission on.
 */
const READERS = ["registration.endorse", "organization.manage"] as const;

/** The delegation with its people whom the actor may see. */
function loadDelegation(ctx: Ctx, delegationId: string, permission: (typeof READERS)[number]) {
  const seen = permission === "registration.endorse" ? {} : delegateScope(ctx, "delegate.read");
  return db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, delegationScope(ctx, permission)] },
    include: {
      organization: true,
      conference: true,
      delegates: {
        where: { AND: [{ state: { notIn: [...LEFT_STATES] } }, STAYED, seen] },
        include: DRAFT_PARTS,
      },
      substitutions: {
        where: { cancelledAt: null, completedAt: null },
        include: { leaving: { include: { person: true } }, replacement: { include: { person: true } } },
      },
    },
  });
}

type DelegationRow = NonNullable<Awaited<ReturnType<typeof loadDelegation>>>;
type PersonRow = DelegationRow["delegates"][number];

/** Who of the delegation waits, the next one first. */
function waitingIds(row: DelegationRow): string[] {
  const since = ({ waitingSince }: PersonRow) => waitingSince?.getTime() ?? 0;
  return row.delegates
    .filter(({ state, awaitsRoom }) => state === "WAITLISTED" && !awaitsRoom)
    .toSorted((a, b) => since(a) - since(b) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function personView(ctx: Ctx, row: DelegationRow, person: PersonRow, queue: string[]): DelegationPerson {
  const open = isEditableState(person.state);
  const invited = isPrefilled(person.state);
  const values = draftValues(person, open || invited ? clearNumber(person.travelDocument) : null);
  const missing =
    open || invited ? missingOfDraft(values, photoState(person.photo), draftFacts(person, ctx.now)) : [];
  const comes = row.substitutions.find(({ replacementId }) => replacementId === person.id);
  const goes = row.substitutions.find(({ leavingId }) => leavingId === person.id);
  const place = { conferenceId: row.conferenceId, delegationId: row.id, categoryId: person.categoryId };
  const position = queue.indexOf(person.id);
  // The name of a draft that the reader may not see stays closed here too.
  const seen = goes && row.delegates.some(({ id }) => id === goes.replacementId);
  return {
    id: person.id,
    version: person.version,
    name: displayName(person.person),
    title: person.functionalTitle ?? "",
    role: person.delegationRole,
    category: person.category ? textIn(person.category.name, ctx.locale) : "",
    state: person.state,
    waiting:
      position < 0
        ? null
        : { place: position + 1, since: (person.waitingSince ?? person.stateSince).toISOString() },
    may: {
      endorse: person.state === "AWAITING_ENDORSEMENT" && can(ctx.actor, "registration.endorse", place),
      substitute: startsFrom("substitute", person.state) && can(ctx.actor, "registration.substitute", place),
      remove:
        (startsFrom("withdraw", person.state) || invited) && can(ctx.actor, "registration.withdraw", place),
      fillIn: open && can(ctx.actor, "registration.edit", place),
      inviteAgain: invited && can(ctx.actor, "registration.create", place),
    },
    invited: invited ? { email: person.email ?? "" } : null,
    missingSteps: [...new Set(missing.map(({ step }) => step))],
    dueAt: person.dueAt?.toISOString() ?? null,
    replaces: comes ? displayName(comes.leaving.person) : null,
    replacedBy: goes
      ? {
          substitutionId: goes.id,
          delegateId: goes.replacementId,
          name: seen ? displayName(goes.replacement.person) : "",
          documentDueAt: goes.documentDueAt.toISOString(),
        }
      : null,
  };
}

/** People in the delegation's own order, then by role. */
function inOrder(people: readonly PersonRow[]): PersonRow[] {
  const last = DELEGATION_ROLES.length;
  const rank = ({ precedence, delegationRole }: PersonRow) =>
    precedence ?? 1000 + (delegationRole ? DELEGATION_ROLES.indexOf(delegationRole) : last);
  return people.toSorted((a, b) => rank(a) - rank(b) || a.stateSince.getTime() - b.stateSince.getTime());
}

/**
 * A delegation for its focal points and for officers: who is in it, what each still lacks, the places used, who waits.
 * Those who left are not shown.
 * @returns NOT_FOUND for another delegation
 */
export async function getDelegationPage(ctx: Ctx, delegationId: string): Promise<Result<DelegationPage>> {
  const denied = authorizeAny(ctx, READERS);
  if (denied) return refusal(denied);
  // Whoever is both reads as the delegation's own.
  const isOwn = can(ctx.actor, "registration.endorse", { delegationId });
  const row = await loadDelegation(ctx, delegationId, isOwn ? READERS[0] : READERS[1]);
  if (!row) return refuse("NOT_FOUND", "delegationNotFound");
  const { conference, conferenceId } = row;
  const [categories, limits, freed, focalPoints, drafts, placed] = await Promise.all([
    db.category.findMany({
      where: { conferenceId, selfRegistration: true, organizationTypes: { has: row.organization.type } },
      orderBy: { position: "asc" },
    }),
    placesOfDelegation(db, delegationId),
    freedPlaces(db, delegationId),
    db.focalPoint.count({
      where: { AND: [{ delegationId }, appointmentsInForce(ctx.now, conference.timeZone)] },
    }),
    db.delegate.count({ where: { delegationId, state: { in: [...UNSUBMITTED_STATES] } } }),
    db.delegate.findMany({
      where: { delegationId, precedence: { not: null } },
      select: { id: true, precedence: true },
    }),
  ]);
  const closesAt = row.deadlineAt ?? conference.registrationClosesAt;
  const queue = waitingIds(row);
  const people = inOrder(row.delegates).map((person) => personView(ctx, row, person, queue));
  const seenDrafts = people.filter(({ state }) => !wasSubmitted(state)).length;
  return ok({
    id: row.id,
    name: organizationName(row.organization, ctx.locale),
    conference: {
      slug: conference.slug,
      shortTitle: textIn(conference.shortTitle, ctx.locale),
      timeZone: conference.timeZone,
      city: textIn(conference.city, ctx.locale),
      closesAt: closesAt.toISOString(),
    },
    isOwn,
    mayManage: can(ctx.actor, "organization.manage", { conferenceId, delegationId }),
    mayAdd: can(ctx.actor, "registration.create", { conferenceId, delegationId }),
    language: localeOf(row.language),
    hasFocalPoint: focalPoints > 0,
    daysLeft: Math.floor((closesAt.getTime() - ctx.now.getTime()) / DAY_MS),
    limits: limits.map((limit) => ({ ...limit, name: limit.name ? textIn(limit.name, ctx.locale) : null })),
    people,
    hiddenDrafts: drafts - seenDrafts,
    replacements: people
      .filter(({ state, replaces }) => mayReplace(state) && replaces === null)
      .map(({ id, name }) => ({ value: id, label: name })),
    freed,
    orderMark: precedenceMark(placed),
    categories: categories.map(({ id, name }) => ({ value: id, label: textIn(name, ctx.locale) })),
  });
}
