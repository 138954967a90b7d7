import "server-only";
import { decodeCredential } from "@/lib/badges/credential";
import { parseBadgeNumber } from "@/lib/badges/numbering";
import type { FindAtDeskInput } from "@/lib/badges/schema";
import { type BadgeState, LIVE_BADGE_STATES } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { parseReference } from "@/lib/delegates/reference";
import { displayName } from "@/lib/i18n/names";
import { nameQueryKeys } from "@/lib/matching/name-keys";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { type DelegateState, UNSUBMITTED_STATES } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

export type DeskHit = {
  delegateId: string;
  reference: string;
  name: string;
  nativeName: string | null;
  nativeLanguage: string | null;
  delegation: string;
  categoryCode: string;
  state: DelegateState;
  badgeState: BadgeState | null;
  photoId: string | null;
};

/** `exact`: a code, number or reference that names one person; otherwise a list to choose from, by name. */
export type DeskFinding = { exact: boolean; hits: DeskHit[]; more: boolean };

const MAX_HITS = 12;

const PARTS = {
  person: true,
  category: { select: { code: true } },
  delegation: { include: { organization: true } },
  badges: { where: { state: { in: [...LIVE_BADGE_STATES] } }, select: { state: true }, take: 1 },
} satisfies Prisma.DelegateInclude;

type Row = Prisma.DelegateGetPayload<{ include: typeof PARTS }>;

function hitOf(ctx: Ctx, row: Row): DeskHit {
  return {
    delegateId: row.id,
    reference: row.reference,
    name: displayName(row.person),
    nativeName: row.person.nativeName,
    nativeLanguage: row.person.nativeLanguage,
    delegation: row.delegation ? organizationName(row.delegation.organization, ctx.locale) : "",
    categoryCode: row.category?.code ?? "",
    state: row.state,
    badgeState: row.badges[0]?.state ?? null,
    photoId: row.state === "APPROVED" ? row.photoId : null,
  };
}

/** A code or number names its badge, dead ones too: a found badge leads to its person. */
function exactWhere(conferenceId: string, text: string): Prisma.DelegateWhereInput | undefined {
  const scanned = decodeCredential(text);
  if (scanned) return { badges: { some: { credential: text } } };
  const number = parseBadgeNumber(text);
  if (number) {
    const conference = number.conferenceCode ? { conference: { code: number.conferenceCode } } : {};
    return { badges: { some: { conferenceId, serial: number.serial, ...conference } } };
  }
  const reference = parseReference(text);
  return reference ? { reference } : undefined;
}

/**
 * Finds people at the desk by what is scanned or typed into its one field: a badge's code or number, a reference, or
 * a name in any script. Drafts are not seen.
 * @returns at most 12 hits, the approved first
 */
export async function findAtDesk(
  ctx: Ctx,
  { conferenceId, text }: FindAtDeskInput,
): Promise<Result<DeskFinding>> {
  const denied = authorize(ctx, "badge.find", { conferenceId });
  if (denied) return refusal(denied);
  const scope: Prisma.DelegateWhereInput = {
    AND: [delegateScope(ctx, "badge.find"), { conferenceId, state: { notIn: [...UNSUBMITTED_STATES] } }],
  };
  const exact = exactWhere(conferenceId, text);
  if (exact) {
    const row = await db.delegate.findFirst({ where: { ...scope, ...exact }, include: PARTS });
    if (row) return ok({ exact: true, hits: [hitOf(ctx, row)], more: false });
  }
  const keys = nameQueryKeys(text);
  if (keys.length === 0) return ok({ exact: false, hits: [], more: false });
  const rows = await db.delegate.findMany({
    where: { AND: [scope, ...keys.map((anyOf) => ({ nameKeys: { hasSome: anyOf } }))] },
    include: PARTS,
    orderBy: [{ person: { familyName: "asc" } }, { person: { givenNames: "asc" } }, { id: "asc" }],
    take: 4 * MAX_HITS,
  });
  const approvedFirst = rows.toSorted(
    (one, other) => Number(other.state === "APPROVED") - Number(one.state === "APPROVED"),
  );
  const hits = approvedFirst.slice(0, MAX_HITS).map((row) => hitOf(ctx, row));
  return ok({ exact: false, hits, more: rows.length > MAX_HITS });
}
