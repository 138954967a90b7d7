import "server-only";
import type { NominationCheckList } from "@/lib/conferences/nomination-checks";
import { type RegistrationWindow, registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { allowEveryone, authorize } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** What everybody may read of a conference, in the language of the request. Dates are ISO strings. */
export type PublicConference = {
  id: string;
  slug: string;
  code: string;
  title: string;
  shortTitle: string;
  summary: string;
  audience: string;
  venue: string;
  city: string;
  convenedBy: string;
  supportedBy: string;
  hostCountry: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  registrationOpensAt: string;
  registrationClosesAt: string;
  window: RegistrationWindow;
  contactEmail: string;
  emergencyPhone: string;
  privacyNoticeVersion: string;
  codeOfConductVersion: string;
  reviewDays: number;
  decisionDays: number;
  deadlines: { name: string; at: string }[];
  categories: {
    id: string;
    code: string;
    name: string;
    bandColor: string;
    bandPattern: string;
    selfRegistration: boolean;
  }[];
  zones: { code: string; name: string; pictogram: string; bit: number }[];
};

const PUBLIC_PARTS = {
  deadlines: { orderBy: { position: "asc" } },
  categories: { orderBy: { position: "asc" } },
  zones: { orderBy: { bit: "asc" } },
} as const;

const plainDate = (date: Date) => date.toISOString().slice(0, 10);

type ConferenceRow = NonNullable<Awaited<ReturnType<typeof loadBySlug>>>;

function loadBySlug(slug: string) {
  return db.conference.findUnique({ where: { slug }, include: PUBLIC_PARTS });
}

function toPublic(ctx: Ctx, row: ConferenceRow): PublicConference {
  const say = (value: unknown) => textIn(value, ctx.locale);
  const { id, slug, code, hostCountry, timeZone, contactEmail, emergencyPhone, reviewDays, decisionDays } =
    row;
  return {
    id,
    slug,
    code,
    hostCountry,
    timeZone,
    contactEmail,
    emergencyPhone,
    reviewDays,
    decisionDays,
    privacyNoticeVersion: row.privacyNoticeVersion,
    codeOfConductVersion: row.codeOfConductVersion,
    title: say(row.title),
    shortTitle: say(row.shortTitle),
    summary: say(row.summary),
    audience: say(row.audience),
    venue: say(row.venue),
    city: say(row.city),
    convenedBy: say(row.convenedBy),
    supportedBy: say(row.supportedBy),
    startsOn: plainDate(row.startsOn),
    endsOn: plainDate(row.endsOn),
    registrationOpensAt: row.registrationOpensAt.toISOString(),
    registrationClosesAt: row.registrationClosesAt.toISOString(),
    window: registrationWindow(row, ctx.now),
    deadlines: row.deadlines.map((deadline) => ({ name: say(deadline.name), at: deadline.at.toISOString() })),
    categories: row.categories.map((category) => ({
      id: category.id,
      code: category.code,
      name: say(category.name),
      bandColor: category.bandColor,
      bandPattern: category.bandPattern,
      selfRegistration: category.selfRegistration,
    })),
    zones: row.zones.map((zone) => ({
      code: zone.code,
      name: say(zone.name),
      pictogram: zone.pictogram,
      bit: zone.bit,
    })),
  };
}

/** A conference by its address, open to everybody; NOT_FOUND when there is none. */
export async function getPublicConference(ctx: Ctx, slug: string): Promise<Result<PublicConference>> {
  allowEveryone("the conference page is public");
  const row = await loadBySlug(slug);
  return row ? ok(toPublic(ctx, row)) : refuse("NOT_FOUND", "conferenceNotFound");
}

/** All conferences, the next one first, open to everybody. */
export async function listPublicConferences(ctx: Ctx): Promise<Result<PublicConference[]>> {
  allowEveryone("the list of conferences is public");
  const rows = await db.conference.findMany({
    orderBy: { startsOn: "desc" },
    include: PUBLIC_PARTS,
    take: 100,
  });
  return ok(rows.map((row) => toPublic(ctx, row)));
}

/** The conferences in which the actor holds a permission, for the entry pages of staff. */
export async function listConferencesFor(
  ctx: Ctx,
  permission: Permission,
): Promise<Result<PublicConference[]>> {
  const denied = authorize(ctx, permission);
  if (denied) return refusal(denied);
  const where = conferenceScope(ctx, permission);
  const rows = await db.conference.findMany({
    where,
    orderBy: { startsOn: "desc" },
    include: PUBLIC_PARTS,
    take: 100,
  });
  return ok(rows.map((row) => toPublic(ctx, row)));
}

export type ConfiguredChecks = { id: string; title: string; checks: NominationCheckList };

/** What each of the actor's conferences asks of nomination documents. */
export async function listNominationChecks(ctx: Ctx): Promise<Result<ConfiguredChecks[]>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  const rows = await db.conference.findMany({
    where: conferenceScope(ctx, "conference.manage"),
    orderBy: { startsOn: "desc" },
    take: 100,
  });
  return ok(
    rows.map(({ id, shortTitle, nominationChecks }) => ({
      id,
      title: textIn(shortTitle, ctx.locale),
      checks: nominationChecks as NominationCheckList,
    })),
  );
}

export type ConfiguredCategory = {
  id: string;
  version: number;
  code: string;
  name: string;
  needsEndorsement: boolean;
  capacity: number | null;
  zoneIds: string[];
};

export type ConfiguredCategories = {
  id: string;
  title: string;
  /** How many people the venue holds. */
  capacity: number | null;
  zones: { id: string; name: string }[];
  categories: ConfiguredCategory[];
};

/** What each category of the actor's conferences asks of a submission, and which zones it opens. */
export async function listCategoryRules(ctx: Ctx): Promise<Result<ConfiguredCategories[]>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  const rows = await db.conference.findMany({
    where: conferenceScope(ctx, "conference.manage"),
    orderBy: { startsOn: "desc" },
    include: {
      zones: { orderBy: { bit: "asc" } },
      categories: { orderBy: { position: "asc" }, include: { zones: true } },
    },
    take: 100,
  });
  return ok(
    rows.map(({ id, shortTitle, capacity, zones, categories }) => ({
      id,
      capacity,
      title: textIn(shortTitle, ctx.locale),
      zones: zones.map((zone) => ({ id: zone.id, name: textIn(zone.name, ctx.locale) })),
      categories: categories.map((category) => ({
        id: category.id,
        version: category.version,
        code: category.code,
        name: textIn(category.name, ctx.locale),
        needsEndorsement: category.needsEndorsement,
        capacity: category.capacity,
        zoneIds: category.zones.map(({ zoneId }) => zoneId),
      })),
    })),
  );
}
