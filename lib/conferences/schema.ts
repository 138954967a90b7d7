import { z } from "zod";
import { NOMINATION_CHECKS, NOMINATION_KINDS } from "@/lib/conferences/nomination-checks";
import { categoryRulesSchema, reviewRulesSchema } from "@/lib/conferences/review-rules";
import { PROTOCOL_RANKS } from "@/lib/conferences/vip-ranks";
import { localizedText } from "@/lib/i18n/localized-text";

/** Kinds of organization; the database enum says the same. */
export const ORGANIZATION_TYPES = [
  "MEMBER_STATE",
  "OBSERVER_STATE",
  "HOST_GOVERNMENT",
  "UN_SYSTEM",
  "IGO",
  "NGO",
  "MEDIA",
  "OTHER",
] as const;

/** Patterns of the category band: colour is never the only carrier. */
export const BAND_PATTERNS = ["SOLID", "STRIPES", "DOTS", "CHECKS", "EDGE", "CHEVRONS"] as const;

/** Groups of fields that a category may ask for beyond what everybody is asked. */
export const ASKS = ["travelDocument", "emergencyContact", "travelDates", "media", "rank"] as const;
export type Ask = (typeof ASKS)[number];

const plainDate = z.iso.date();
const instant = z.iso.datetime();

const zone = z.strictObject({
  code: z.string().regex(/^[A-Z]$/),
  name: localizedText(60),
  pictogram: z.string().min(1).max(30),
  bit: z.int().min(0).max(31),
});

const category = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  name: localizedText(80),
  bandColor: z.string().regex(/^#[0-9A-F]{6}$/),
  bandPattern: z.enum(BAND_PATTERNS),
  selfRegistration: z.boolean(),
  /** A person's own submission waits for the focal point of the delegation. */
  needsEndorsement: z.boolean().optional(),
  organizationTypes: z.array(z.enum(ORGANIZATION_TYPES)).min(1),
  asks: z.array(z.enum(ASKS)),
  /** What is reviewed beyond completeness; the first version of the conference's rules. */
  review: categoryRulesSchema.optional(),
  zoneCodes: z.array(z.string()),
});

/** What is asked of nomination documents, by kind. */
const nominationChecks = z.partialRecord(z.enum(NOMINATION_KINDS), z.array(z.enum(NOMINATION_CHECKS)));

export const configureNominationChecksSchema = z.strictObject({
  conferenceId: z.uuid(),
  checks: nominationChecks,
});
export type ConfigureNominationChecksInput = z.infer<typeof configureNominationChecksSchema>;

export const MAX_CAPACITY = 1_000_000;

/** How many people can be accredited; null: no limit is set. */
const capacity = z.int("wholeNumber").min(1, "outOfRange").max(MAX_CAPACITY, "outOfRange").nullable();

export const configureVenueSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** What the administrator saw. */
  before: z.int().nullable(),
  capacity,
});
export type ConfigureVenueInput = z.infer<typeof configureVenueSchema>;

export const configureCategorySchema = z.strictObject({
  categoryId: z.uuid(),
  version: z.int().min(1),
  needsEndorsement: z.boolean(),
  capacity,
  /** The zones that the category opens, each once. */
  zoneIds: z
    .array(z.uuid())
    .max(32)
    .refine((ids) => new Set(ids).size === ids.length),
});
export type ConfigureCategoryInput = z.infer<typeof configureCategorySchema>;
const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "timeInvalid");

/** When the service clock runs: ISO weekdays, hours of the venue, and the days on which it stands still. */
const workingCalendarSchema = z
  .strictObject({
    workingDays: z.array(z.int().min(1).max(7)).min(1, "required").max(7),
    worksFrom: clock,
    worksUntil: clock,
    holidays: z.array(plainDate).max(100, "tooMany"),
  })
  .refine(({ worksFrom, worksUntil }) => worksFrom < worksUntil, {
    path: ["worksUntil"],
    error: "endBeforeStart",
  });

export const configureReviewsSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Version of the rules that the administrator saw. */
  number: z.int().positive(),
  calendar: workingCalendarSchema,
  rules: reviewRulesSchema,
});
export type ConfigureReviewsInput = z.infer<typeof configureReviewsSchema>;

const rankEntry = { code: z.enum(PROTOCOL_RANKS), photoOptional: z.boolean() };
const eachOnce = (ranks: readonly { code: string }[]) =>
  new Set(ranks.map(({ code }) => code)).size === ranks.length;

export const configureVipRanksSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** Of the list that the administrator saw. */
  version: z.int().positive(),
  /** Who is received by the fast track, the highest rank first, each with the pass that goes with it. */
  ranks: z
    .array(z.strictObject({ ...rankEntry, categoryId: z.uuid("chooseOne") }))
    .max(PROTOCOL_RANKS.length)
    .refine(eachOnce, "twice"),
});
export type ConfigureVipRanksInput = z.infer<typeof configureVipRanksSchema>;

/** Everything that founds a conference; times are UTC instants, dates are the venue's. */
export const createConferenceSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    code: z.string().regex(/^[A-Z0-9]{3,8}$/),
    credentialNumber: z.int().min(1).max(65535),
    title: localizedText(240),
    shortTitle: localizedText(80),
    summary: localizedText(2000),
    audience: localizedText(1000),
    venue: localizedText(200),
    city: localizedText(80),
    convenedBy: localizedText(240),
    supportedBy: localizedText(240),
    hostCountry: z.string().regex(/^[A-Z]{3}$/),
    hostLanguages: z.array(z.string()).min(1),
    timeZone: z.string().refine((name) => Intl.supportedValuesOf("timeZone").includes(name)),
    startsOn: plainDate,
    endsOn: plainDate,
    registrationOpensAt: instant,
    registrationClosesAt: instant,
    contactEmail: z.email(),
    emergencyPhone: z.string().regex(/^\+[0-9]{6,15}$/),
    privacyNoticeVersion: z.string().min(1).max(20),
    codeOfConductVersion: z.string().min(1).max(20),
    reviewDays: z.int().min(1).max(60),
    decisionDays: z.int().min(1).max(60),
    nominationChecks: nominationChecks.default({}),
    calendar: workingCalendarSchema.optional(),
    deadlines: z.array(z.strictObject({ name: localizedText(120), at: instant })),
    zones: z.array(zone).min(1),
    categories: z.array(category).min(1),
    /** Who is received by the fast track, the highest rank first. */
    vipRanks: z
      .array(z.strictObject({ ...rankEntry, categoryCode: z.string() }))
      .refine(eachOnce)
      .default([]),
  })
  .refine(
    ({ vipRanks, categories }) => vipRanks.every((r) => categories.some((c) => c.code === r.categoryCode)),
    {
      path: ["vipRanks"],
      error: "unknownCategory",
    },
  )
  .refine((conference) => conference.startsOn <= conference.endsOn, {
    path: ["endsOn"],
    error: "endBeforeStart",
  })
  .refine(
    ({ categories, zones }) =>
      categories.every((entry) =>
        entry.zoneCodes.every((code) => zones.some((known) => known.code === code)),
      ),
    { path: ["categories"], error: "unknownZone" },
  );

export type CreateConferenceInput = z.infer<typeof createConferenceSchema>;

/** Days, as the constraints on "Conference" have them. */
const timeLimits = z.strictObject({
  appealDays: z.int("appealDays").min(1, "appealDays").max(90, "appealDays"),
  noObjectionDays: z.int("noObjectionDays").min(1, "noObjectionDays").max(180, "noObjectionDays"),
  closingDays: z.int("closingDays").min(0, "closingDays").max(365, "closingDays"),
});
export type TimeLimits = z.infer<typeof timeLimits>;

export const configureTimeLimitsSchema = z.strictObject({
  conferenceId: z.uuid(),
  /** What the form showed: another administrator may have changed it since. */
  before: timeLimits,
  after: timeLimits,
});
export type ConfigureTimeLimitsInput = z.infer<typeof configureTimeLimitsSchema>;
