import "server-only";
import { type RegistrationWindow, registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { type DraftValues, type Missing, missingOfDraft } from "@/lib/delegates/completeness";
import { DRAFT_PARTS, draftFacts, draftValues, photoState } from "@/lib/delegates/draft";
import { unmendedFields } from "@/lib/delegates/mended";
import { closedSteps } from "@/lib/delegates/private-steps";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { presentContent, type SnapshotContent } from "@/lib/delegates/snapshot";
import type { StepFacts } from "@/lib/delegates/step-rules";
import { clearNumber } from "@/lib/delegates/travel-document";
import { compareIn } from "@/lib/i18n/collation";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize, can } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { STATES_TAKING_REGISTRATIONS } from "@/lib/policy/delegation-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type OwnRegistration = {
  id: string;
  reference: string;
  name: string;
  delegation: string;
  state: DelegateState;
  stateSince: string;
};

const LIST_LIMIT = 500;

/** The registrations that the actor holds, the latest first: one address may hold many people. */
export async function listOwnRegistrations(ctx: Ctx): Promise<Result<OwnRegistration[]>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  const rows = await db.delegate.findMany({
    where: delegateScope(ctx, "registration.edit"),
    orderBy: { id: "desc" },
    take: LIST_LIMIT,
    include: { person: true, delegation: { include: { organization: true } } },
  });
  return ok(
    rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      name: displayName(row.person),
      delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
      state: row.state,
      stateSince: row.stateSince.toISOString(),
    })),
  );
}

export type ReturnedItem = { reasonCode: string; field: string; note: string | null };

/** A category as its band on the badge shows it. */
export type CategoryBand = { code: string; name: string; bandColor: string; bandPattern: string };

export type RegistrationView = {
  id: string;
  reference: string;
  version: number;
  state: DelegateState;
  dueAt: string | null;
  name: string;
  nativeName: string | null;
  conference: {
    id: string;
    slug: string;
    shortTitle: string;
    city: string;
    timeZone: string;
    window: RegistrationWindow;
  };
  facts: StepFacts;
  /** Document number in clear: the registration's holder edits it. Empty for the steps in `closed`. */
  values: DraftValues;
  /** Steps that belong to the person alone, and are neither shown to the actor nor saved. */
  closed: readonly FormStep[];
  photo: { photoId: string; verdict: unknown; humanLookRequested: boolean } | null;
  missing: Missing[];
  /** What the officer asked to mend, while it is returned. */
  items: ReturnedItem[];
  /** Fields of these items that were not changed yet; to submit again they need a change or an answer. */
  unmended: string[];
  delegation: string;
  /** The delegation page to go back to, for focal points. */
  delegationId: string | null;
  /** What the delegation wrote when it sent the registration back. */
  sentBack: string | null;
  category: CategoryBand | null;
};

function bandOf(
  ctx: Ctx,
  { code, name, bandColor, bandPattern }: Omit<CategoryBand, "name"> & { name: unknown },
) {
  return { code, name: textIn(name, ctx.locale), bandColor, bandPattern };
}

/** One registration for its holder: the form, the badge preview and the status. NOT_FOUND out of reach. */
export async function getRegistration(ctx: Ctx, id: string): Promise<Result<RegistrationView>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id }, delegateScope(ctx, "registration.edit")] },
    include: {
      ...DRAFT_PARTS,
      delegation: { include: { organization: true } },
      decisions: {
        orderBy: { createdAt: "desc" },
        include: { returnItems: { orderBy: { position: "asc" } } },
      },
      snapshots: { orderBy: { number: "desc" }, take: 1 },
    },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const { conference, category, photo } = row;
  const values = draftValues(row, clearNumber(row.travelDocument));
  const facts = draftFacts(row, ctx.now);
  const closed = closedSteps(ctx.actor, row);
  const shown: DraftValues = { ...values, ...Object.fromEntries(closed.map((step) => [step, {}])) };
  const returned =
    row.state === "RETURNED" ? row.decisions.find(({ toState }) => toState === "RETURNED") : undefined;
  const items =
    returned?.returnItems.map(({ reasonCode, field, note }) => ({ reasonCode, field, note })) ?? [];
  const before = row.snapshots[0]?.content as unknown as SnapshotContent | undefined;
  const [latest] = row.decisions;
  return ok({
    id: row.id,
    reference: row.reference,
    version: row.version,
    state: row.state,
    dueAt: row.dueAt?.toISOString() ?? null,
    name: displayName(row.person),
    nativeName: row.person.nativeName,
    conference: {
      id: conference.id,
      slug: conference.slug,
      shortTitle: textIn(conference.shortTitle, ctx.locale),
      city: textIn(conference.city, ctx.locale),
      timeZone: conference.timeZone,
      window: registrationWindow(conference, ctx.now),
    },
    facts,
    values: shown,
    closed,
    photo: photo && {
      photoId: photo.id,
      verdict: photo.verdict,
      humanLookRequested: photo.humanLookRequested,
    },
    missing: missingOfDraft(values, photoState(photo), facts),
    items,
    unmended: before
      ? unmendedFields(
          items.map(({ field }) => field),
          before,
          presentContent(row, values),
          {},
        )
      : [],
    delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
    delegationId: can(ctx.actor, "registration.endorse", { delegationId: row.delegationId })
      ? row.delegationId
      : null,
    sentBack: row.state === "DRAFT" && latest?.action === "sendBack" ? (latest.textForPerson ?? "") : null,
    category: category && bandOf(ctx, category),
  });
}

export type RepresentationChoices = {
  delegations: { value: string; label: string; type: string }[];
  categories: { value: string; organizationTypes: string[]; band: CategoryBand }[];
};

/** The delegations and categories from which a registrant chooses, in the order of the language. */
export async function getRepresentationChoices(
  ctx: Ctx,
  conferenceId: string,
): Promise<Result<RepresentationChoices>> {
  const denied = authorize(ctx, "registration.edit", { conferenceId });
  if (denied) return refusal(denied);
  const [delegations, categories] = await Promise.all([
    db.delegation.findMany({
      where: {
        conferenceId,
        state: { in: STATES_TAKING_REGISTRATIONS },
        organization: { suspendedAt: null },
      },
      include: { organization: true },
    }),
    db.category.findMany({ where: { conferenceId, selfRegistration: true }, orderBy: { position: "asc" } }),
  ]);
  return ok({
    delegations: delegations
      .map(({ id, organization }) => ({
        value: id,
        label: organizationName(organization, ctx.locale),
        type: organization.type,
      }))
      .sort((a, b) => compareIn(ctx.locale, a.label, b.label)),
    categories: categories.map((category) => ({
      value: category.id,
      organizationTypes: category.organizationTypes,
      band: bandOf(ctx, category),
    })),
  });
}
