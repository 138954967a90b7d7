import "server-only";
import { verifyCredential } from "@/lib/badges/credential-signature";
import { badgeFaceSchema } from "@/lib/badges/face";
import { installedKeys } from "@/lib/badges/installed-keys";
import { type BadgeNumber, formatBadgeNumber, parseBadgeNumber } from "@/lib/badges/numbering";
import { badgeStanding, type Verdict } from "@/lib/badges/standing";
import type { BadgeState } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { allowEveryone, can } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result } from "@/lib/result";

/** What is printed on the badge: all that a guard may know of a person. */
export type VerifiedHolder = {
  photoId: string | null;
  surname: string;
  given: string | null;
  native: { text: string; lang: string; rtl: boolean } | null;
  delegation: string;
  category: { code: string; word: string; color: string; pattern: string };
  zones: { code: string; name: string; pictogram: string; open: boolean }[];
};

export type Verification = {
  verdict: Verdict;
  /** Genuine and not handed over yet: send the person to the badge desk. */
  notHandedOver: boolean;
  /** Printed number, for the report to a supervisor; null when nothing is known of the code. */
  number: string | null;
  validFrom: string | null;
  validUntil: string | null;
  timeZone: string | null;
  holder: VerifiedHolder | null;
  /** Instant of this answer: a screen shows how old it is. */
  checkedAt: string;
};

/** The answer, and which badge it is about: the id is for the gate log, never for the screen. */
export type BadgeVerdict = {
  verification: Verification;
  badge: { id: string; conferenceId: string } | null;
  typed: boolean;
};

type LedgerRow = {
  id: string;
  conferenceId: string;
  conferenceCode: string;
  timeZone: string;
  serial: number;
  state: BadgeState;
  validFrom: Date;
  validUntil: Date;
  face: unknown;
  zoneCodes: string[];
  credential: string;
  replaced: boolean;
  zones: { code: string; name: unknown; pictogram: string }[];
};

/** One statement, since a gate waits for it: the badge, its conference with zones, and whether it was replaced. */
async function readLedger(conference: { number: number } | { id: string }, serial: number) {
  const [number, id] = "number" in conference ? [conference.number, null] : [null, conference.id];
  const rows = await db.$queryRaw<LedgerRow[]>`
    SELECT b."id", b."conferenceId", c."code" AS "conferenceCode", c."timeZone", b."serial", b."state", b."validFrom",
      b."validUntil", b."face", b."zoneCodes", b."credential",
      EXISTS (SELECT 1 FROM "Badge" n WHERE n."replacesId" = b."id") AS "replaced",
      (SELECT coalesce(json_agg(json_build_object('code', z."code", 'name', z."name", 'pictogram', z."pictogram")
        ORDER BY z."bit"), '[]') FROM "Zone" z WHERE z."conferenceId" = c."id") AS "zones"
    FROM "Badge" b JOIN "Conference" c ON c."id" = b."conferenceId"
    WHERE b."serial" = ${serial} AND (c."credentialNumber" = ${number}::int OR c."id" = ${id}::uuid)`;
  return rows[0];
}

function holderOf(ctx: Ctx, row: LedgerRow): VerifiedHolder {
  const { surname, given, native, delegation, category, photoId } = badgeFaceSchema.parse(row.face);
  const inLanguage = (pieces: { text: string; lang: string }[]) =>
    (pieces.find(({ lang }) => lang === ctx.locale) ?? pieces[0])?.text ?? "";
  return {
    photoId,
    surname: surname.text,
    given: given?.text ?? null,
    native,
    delegation: inLanguage(delegation),
    category: {
      code: category.code,
      word: inLanguage(category.words),
      color: category.color,
      pattern: category.pattern,
    },
    zones: row.zones.map(({ code, name, pictogram }) => ({
      code,
      name: textIn(name, ctx.locale),
      pictogram,
      open: row.zoneCodes.includes(code),
    })),
  };
}

type Answer = Omit<BadgeVerdict, "typed">;

function answer(ctx: Ctx, verdict: Verdict, row?: LedgerRow): Answer {
  const sees = row && can(ctx.actor, "gate.verify", { conferenceId: row.conferenceId });
  const verification = {
    verdict,
    notHandedOver: verdict === "notYetValid" && row !== undefined && row.state !== "ISSUED",
    number: row ? formatBadgeNumber(row.conferenceCode, row.serial) : null,
    validFrom: row?.validFrom.toISOString() ?? null,
    validUntil: row?.validUntil.toISOString() ?? null,
    timeZone: row?.timeZone ?? null,
    holder: sees ? holderOf(ctx, row) : null,
    checkedAt: ctx.now.toISOString(),
  };
  return { verification, badge: row ? { id: row.id, conferenceId: row.conferenceId } : null };
}

async function readScan(ctx: Ctx, text: string): Promise<Answer> {
  const read = verifyCredential(text, installedKeys(), ctx.now);
  if (read.kind === "malformed") return answer(ctx, "malformed");
  if (read.kind === "unknownKey") return answer(ctx, "unknown");
  const row = await readLedger({ number: read.payload.conference }, read.payload.serial);
  // Signed by us and not in the ledger as such: from another installation, or from before a restore.
  if (row?.credential !== text) return answer(ctx, "unknown");
  return answer(ctx, badgeStanding(row, ctx.now), row);
}

/** The conference that a typed number belongs to, among those where the actor guards gates. */
async function conferenceOfNumber(ctx: Ctx, code: string | null): Promise<string | undefined> {
  const where = { ...conferenceScope(ctx, "gate.verify"), ...(code ? { code } : {}) };
  const found = await db.conference.findMany({ where, select: { id: true }, take: 2 });
  return found.length === 1 ? found[0]?.id : undefined;
}

async function readTyped(ctx: Ctx, typed: BadgeNumber): Promise<Answer> {
  if (!can(ctx.actor, "gate.verify")) return answer(ctx, "unknown");
  const conferenceId = await conferenceOfNumber(ctx, typed.conferenceCode);
  const row = conferenceId ? await readLedger({ id: conferenceId }, typed.serial) : undefined;
  return row ? answer(ctx, badgeStanding(row, ctx.now), row) : answer(ctx, "unknown");
}

/**
 * What a scanned code or a typed badge number is worth now. Open to everybody who holds a code, since it tells no
 * more than that it is valid; photo, name, category and zones go to those who guard the gates of that conference.
 * Typed numbers carry no signature and could be guessed, so only guards may ask by them.
 */
export async function getBadgeVerdict(ctx: Ctx, text: string): Promise<Result<BadgeVerdict>> {
  allowEveryone("A code that somebody holds says no more than that it is valid; the holder is for guards.");
  const typed = parseBadgeNumber(text);
  const read = typed ? await readTyped(ctx, typed) : await readScan(ctx, text);
  return ok({ ...read, typed: typed !== undefined });
}
