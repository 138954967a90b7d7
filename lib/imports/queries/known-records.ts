import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { draftValues, plainDateOf } from "@/lib/delegates/draft";
import { openToChange, RETURNED_PARTS } from "@/lib/delegates/open-to-change";
import { closedSteps } from "@/lib/delegates/private-steps";
import { clearNumber } from "@/lib/delegates/travel-document";
import type { Locale } from "@/lib/i18n/config";
import type { KnownDelegation } from "@/lib/imports/find-delegation";
import type { KnownCategory, StoredPerson } from "@/lib/imports/plan-delegates";
import type { RegistryEntry } from "@/lib/imports/plan-delegations";
import type { KnownDocument } from "@/lib/imports/plan-nominations";
import type { KnownRegistration } from "@/lib/imports/recognize-person";
import { authorize } from "@/lib/policy/can";
import { delegateScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** Where an import goes: a conference, and perhaps only one delegation of it. */
export type ImportPlace = { conferenceId: string; delegationId: string | null };

/** People whose rows of the database are in memory at once, beside the little that is kept of each. */
const PEOPLE_AT_ONCE = 500;

const ORGANIZATION = {
  id: true,
  code: true,
  type: true,
  name: true,
  acronym: true,
  countryIso3: true,
  aliases: true,
  suspendedAt: true,
} as const satisfies Prisma.OrganizationSelect;

const known = <Row extends { suspendedAt: Date | null }>({ suspendedAt, ...row }: Row) => ({
  ...row,
  suspended: suspendedAt !== null,
});

/** The registry, each entry with its delegation to the conference. */
export async function knownRegistry(
  ctx: Ctx,
  { conferenceId }: ImportPlace,
): Promise<Result<RegistryEntry[]>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId });
  if (denied) return refusal(denied);
  const rows = await db.organization.findMany({
    where: { mergedIntoId: null },
    select: { ...ORGANIZATION, delegations: { where: { conferenceId } } },
  });
  return ok(
    rows.map(({ delegations: [delegation], ...organization }) => ({
      ...known(organization),
      delegation: delegation
        ? {
            id: delegation.id,
            version: delegation.version,
            quota: delegation.quota,
            language: delegation.language as Locale,
            contactEmail: delegation.contactEmail,
          }
        : null,
    })),
  );
}

/** The delegations that rows may name: those of the conference, or the one to which the import is narrowed. */
export async function knownDelegations(ctx: Ctx, place: ImportPlace): Promise<Result<KnownDelegation[]>> {
  const denied = authorize(ctx, "import.make", place);
  if (denied) return refusal(denied);
  const { conferenceId, delegationId } = place;
  const rows = await db.delegation.findMany({
    where: {
      AND: [delegationScope(ctx, "import.make")],
      conferenceId,
      ...(delegationId ? { id: delegationId } : {}),
    },
    select: { id: true, state: true, language: true, organization: { select: ORGANIZATION } },
  });
  return ok(rows.map(({ organization, ...row }) => ({ ...row, organization: known(organization) })));
}

/** Nomination documents with their lines. */
export async function knownDocuments(ctx: Ctx, place: ImportPlace): Promise<Result<KnownDocument[]>> {
  const denied = authorize(ctx, "nomination.record", place);
  if (denied) return refusal(denied);
  const { conferenceId, delegationId } = place;
  const delegation = { conferenceId, ...(delegationId ? { id: delegationId } : {}) };
  const rows = await db.nominationDocument.findMany({
    where: { delegation: { AND: [delegation, delegationScope(ctx, "nomination.record")] } },
    include: { lines: true },
  });
  return ok(
    rows.map(({ lines, state, documentDate, ...row }) => ({
      ...row,
      documentDate: documentDate.toISOString().slice(0, 10),
      isOpen: state === "RECEIVED",
      lines: new Map(lines.map((line) => [line.lineNumber, line])),
    })),
  );
}

/** The categories of the conference, as rows may name them. */
export async function knownCategories(
  ctx: Ctx,
  { conferenceId, delegationId }: ImportPlace,
): Promise<Result<KnownCategory[]>> {
  const denied = authorize(ctx, "import.make", { conferenceId, delegationId });
  if (denied) return refusal(denied);
  const rows = await db.category.findMany({ where: { conferenceId } });
  return ok(
    rows.map(({ id, code, name, selfRegistration, organizationTypes, asks }) => ({
      id,
      code,
      names: Object.values(name as Record<string, string>),
      isOpen: selfRegistration,
      organizationTypes,
      asks: asks as KnownCategory["asks"],
    })),
  );
}

const RECOGNIZED = {
  id: true,
  reference: true,
  delegationId: true,
  state: true,
  version: true,
  person: { select: { familyName: true, givenNames: true, birthDate: true } },
  travelDocument: { select: { numberHash: true } },
} as const satisfies Prisma.DelegateSelect;

const registrationOf = (
  { person, travelDocument, ...row }: Prisma.DelegateGetPayload<{ select: typeof RECOGNIZED }>,
  isReachable: boolean,
): KnownRegistration => ({
  ...row,
  familyName: person.familyName,
  givenNames: person.givenNames,
  birthDate: plainDateOf(person.birthDate),
  numberHash: travelDocument?.numberHash ? Buffer.from(travelDocument.numberHash).toString("hex") : null,
  isReachable,
});

/**
 * The registrations by which rows are recognised: those of the conference, or of the delegation alone. The importer
 * learns of drafts out of reach only that there is one.
 */
export async function knownRegistrations(ctx: Ctx, place: ImportPlace): Promise<Result<KnownRegistration[]>> {
  const denied = authorize(ctx, "registration.edit", place);
  if (denied) return refusal(denied);
  const where = {
    conferenceId: place.conferenceId,
    ...(place.delegationId ? { delegationId: place.delegationId } : {}),
  };
  const known: KnownRegistration[] = [];
  for (let after: string | undefined; ; ) {
    const page = await db.delegate.findMany({
      where: { AND: [where, after ? { id: { gt: after } } : {}] },
      select: RECOGNIZED,
      orderBy: { id: "asc" },
      take: PEOPLE_AT_ONCE,
    });
    const last = page.at(-1)?.id;
    if (!last) return ok(known);
    const within = { id: { ...(after ? { gt: after } : {}), lte: last } };
    const reachable = await db.delegate.findMany({
      where: { AND: [where, within, delegateScope(ctx, "registration.edit")] },
      select: { id: true },
    });
    const reach = new Set(reachable.map(({ id }) => id));
    known.push(...page.map((row) => registrationOf(row, reach.has(row.id))));
    after = last;
  }
}

/** What is stored of people within reach, for comparison with their rows. */
export async function storedPersons(ctx: Ctx, ids: string[]): Promise<Result<Map<string, StoredPerson>>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  const where = { id: { in: ids }, AND: [delegateScope(ctx, "registration.edit")] };
  const rows = await db.delegate.findMany({ where, include: RETURNED_PARTS });
  return ok(
    new Map(
      rows.map((row) => {
        const closed = closedSteps(ctx.actor, row);
        const number = closed.includes("document") ? null : clearNumber(row.travelDocument);
        return [row.id, { values: draftValues(row, number), closed, open: openToChange(row, ctx.now) }];
      }),
    ),
  );
}
