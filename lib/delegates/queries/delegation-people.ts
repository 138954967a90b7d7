import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { missingOfDraft } from "@/lib/delegates/completeness";
import { DRAFT_PARTS, draftFacts, draftValues, photoState } from "@/lib/delegates/draft";
import { DELEGATION_ROLES } from "@/lib/delegates/schema/choices";
import { clearNumber } from "@/lib/delegates/travel-document";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { type PlaceLimit, placesOfDelegation } from "@/lib/organizations/places-of-delegation";
import { authorize } from "@/lib/policy/can";
import { type DelegateState, isEditableState, takesPlace } from "@/lib/policy/delegate-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

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
  /** Whole days until the delegation's date; negative when it has passed. */
  daysLeft: number;
  limits: NamedLimit[];
  people: DelegationPerson[];
  categories: { value: string; label: string }[];
};

const DAY_MS = 86_400_000;
const LEFT = new Set<DelegateState>(["WITHDRAWN", "SUBSTITUTED"]);

/**
 * A delegation for its focal points: who is in it, what each still lacks, the places used. People come in the
 * delegation's own order, then by role; those who left are not shown.
 * @returns NOT_FOUND for another delegation
 */
export async function getDelegationPage(ctx: Ctx, delegationId: string): Promise<Result<DelegationPage>> {
  const denied = authorize(ctx, "registration.endorse", { delegationId });
  if (denied) return refuse("NOT_FOUND", "delegationNotFound");
  const row = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, delegationScope(ctx, "registration.endorse")] },
    include: {
      organization: true,
      conference: true,
      delegates: { where: { state: { notIn: [...LEFT] } }, include: DRAFT_PARTS },
      substitutions: {
        where: { cancelledAt: null, completedAt: null },
        include: { leaving: { include: { person: true } }, replacement: { include: { person: true } } },
      },
    },
  });
  if (!row) return refuse("NOT_FOUND", "delegationNotFound");
  const categories = await db.category.findMany({
    where: {
      conferenceId: row.conferenceId,
      selfRegistration: true,
      organizationTypes: { has: row.organization.type },
    },
    orderBy: { position: "asc" },
  });
  const { conference } = row;
  const limits = await placesOfDelegation(db, delegationId);
  const closesAt = row.deadlineAt ?? conference.registrationClosesAt;
  const last = DELEGATION_ROLES.length;
  const rank = (person: (typeof row.delegates)[number]) =>
    person.precedence ??
    1000 + (person.delegationRole ? DELEGATION_ROLES.indexOf(person.delegationRole) : last);
  const people = row.delegates
    .toSorted((a, b) => rank(a) - rank(b) || a.stateSince.getTime() - b.stateSince.getTime())
    .map((person): DelegationPerson => {
      const open = isEditableState(person.state);
      const values = draftValues(person, open ? clearNumber(person.travelDocument) : null);
      const missing = open
        ? missingOfDraft(values, photoState(person.photo), draftFacts(person, ctx.now))
        : [];
      const comes = row.substitutions.find(({ replacementId }) => replacementId === person.id);
      const goes = row.substitutions.find(({ leavingId }) => leavingId === person.id);
      return {
        id: person.id,
        version: person.version,
        name: displayName(person.person),
        title: person.functionalTitle ?? "",
        role: person.delegationRole,
        category: person.category ? textIn(person.category.name, ctx.locale) : "",
        state: person.state,
        missingSteps: [...new Set(missing.map(({ step }) => step))],
        dueAt: person.dueAt?.toISOString() ?? null,
        replaces: comes ? displayName(comes.leaving.person) : null,
        replacedBy: goes
          ? {
              substitutionId: goes.id,
              delegateId: goes.replacementId,
              name: displayName(goes.replacement.person),
              documentDueAt: goes.documentDueAt.toISOString(),
            }
          : null,
      };
    });
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
    daysLeft: Math.floor((closesAt.getTime() - ctx.now.getTime()) / DAY_MS),
    limits: limits.map((limit) => ({ ...limit, name: limit.name ? textIn(limit.name, ctx.locale) : null })),
    people,
    categories: categories.map(({ id, name }) => ({ value: id, label: textIn(name, ctx.locale) })),
  });
}
