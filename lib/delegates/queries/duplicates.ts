import "server-only";
import { maskDocumentNumber } from "@/lib/audit/mask";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { DRAFT_PARTS, plainDateOf } from "@/lib/delegates/draft";
import type { DuplicateReason } from "@/lib/delegates/duplicates";
import { MERGE_FIELD_NAMES, type MergeFieldName, mayTake } from "@/lib/delegates/merge-fields";
import { clearNumber } from "@/lib/delegates/travel-document";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize, can } from "@/lib/policy/can";
import { type DelegateState, takesPlace, UNCOMPARED_STATES } from "@/lib/policy/delegate-states";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Pairs on one page; the likeliest come first, and what is settled makes room. */
export const PAIRS_SHOWN = 100;

const SIDE = {
  ...DRAFT_PARTS,
  delegation: { include: { organization: true } },
  decisions: { orderBy: { createdAt: "desc" }, select: { action: true, createdAt: true } },
} as const satisfies Prisma.DelegateInclude;
type SideRow = Prisma.DelegateGetPayload<{ include: typeof SIDE }>;

const BRIEF = {
  id: true,
  reference: true,
  state: true,
  person: true,
  photoId: true,
  delegation: { include: { organization: true } },
} as const satisfies Prisma.DelegateSelect;
type BriefRow = Prisma.DelegateGetPayload<{ select: typeof BRIEF }>;

export type DuplicateBrief = {
  id: string;
  reference: string;
  state: DelegateState;
  name: string;
  nativeName: string | null;
  photoId: string | null;
  delegation: string;
};

export type DuplicatePairRow = {
  id: string;
  score: number;
  reasons: DuplicateReason[];
  one: DuplicateBrief;
  other: DuplicateBrief;
};

function briefOf(ctx: Ctx, row: BriefRow): DuplicateBrief {
  const { id, reference, state, person, photoId, delegation } = row;
  return {
    id,
    reference,
    state,
    name: displayName(person),
    nativeName: person.nativeName,
    photoId,
    delegation: delegation ? organizationName(delegation.organization, ctx.locale) : "",
  };
}

function openPairs(ctx: Ctx, conferenceId: string): Prisma.DuplicatePairWhereInput {
  const scope = delegateScope(ctx, "duplicate.decide");
  return { conferenceId, state: "OPEN", one: scope, other: scope };
}

/** Pairs that wait for an officer's word, the likeliest first, and how many there are in all. */
export async function listDuplicates(
  ctx: Ctx,
  conferenceId: string,
): Promise<Result<{ pairs: DuplicatePairRow[]; total: number }>> {
  const denied = authorize(ctx, "duplicate.decide", { conferenceId });
  if (denied) return refusal(denied);
  const where = openPairs(ctx, conferenceId);
  const [rows, total] = await Promise.all([
    db.duplicatePair.findMany({
      where,
      orderBy: [{ score: "desc" }, { foundAt: "asc" }, { id: "asc" }],
      take: PAIRS_SHOWN,
      include: { one: { select: BRIEF }, other: { select: BRIEF } },
    }),
    db.duplicatePair.count({ where }),
  ]);
  const pairs = rows.map(({ id, score, reasons, one, other }) => ({
    id,
    score,
    reasons: reasons as DuplicateReason[],
    one: briefOf(ctx, one),
    other: briefOf(ctx, other),
  }));
  return ok({ pairs, total });
}

/** Value of a field as stored: codes and plain dates, for the screen to word. Null: nothing there. */
export type MergeValue = string | string[] | null;

export type DuplicateSide = DuplicateBrief & {
  version: number;
  category: string;
  stateSince: string;
  takesPlace: boolean;
  values: Record<MergeFieldName, MergeValue>;
  history: { action: string; at: string }[];
  /** Fields that a merge into this one may take over. */
  takable: MergeFieldName[];
  /** Why the other one may not be given away into this one; null: it may. Keys of the namespace `errors`. */
  obstacle: "notFromThisState" | "keepTheOneWithPlace" | null;
};

export type DuplicatePairView = {
  id: string;
  conferenceId: string;
  state: "OPEN" | "NOT_SAME" | "MERGED";
  score: number;
  reasons: DuplicateReason[];
  note: string | null;
  sides: [DuplicateSide, DuplicateSide];
  differing: MergeFieldName[];
};

function valuesOf(row: SideRow, showsDocument: boolean): Record<MergeFieldName, MergeValue> {
  const { person, travelDocument: document } = row;
  const number = document ? clearNumber(document) : null;
  const travels = [plainDateOf(row.arrivalOn), plainDateOf(row.departureOn)].filter((day) => day !== null);
  return {
    photo: row.photoId,
    name: displayName(person) + (person.patronymic ? ` (${person.patronymic})` : ""),
    nativeName: person.nativeName,
    birthDate: plainDateOf(person.birthDate),
    gender: person.gender,
    nationalities: person.nationalities,
    document:
      showsDocument && document?.type
        ? [document.type, document.issuer ?? "", number ? maskDocumentNumber(number) : ""]
        : null,
    salutation: row.salutation,
    functionalTitle: row.functionalTitle,
    department: row.department,
    rank: row.rank,
    mediaOutlet: row.mediaOutlet,
    email: row.email,
    phone: row.phone,
    emergency: row.emergencyName ? [row.emergencyName, row.emergencyPhone ?? ""] : null,
    travel: travels.length > 0 ? travels : null,
  };
}

function obstacleOf(kept: SideRow, given: SideRow): DuplicateSide["obstacle"] {
  const gone = UNCOMPARED_STATES.includes(kept.state);
  if (gone || !startsFrom("mergeAway", given.state)) return "notFromThisState";
  return takesPlace(given.state) && !takesPlace(kept.state) ? "keepTheOneWithPlace" : null;
}

function sideOf(ctx: Ctx, row: SideRow, other: SideRow): DuplicateSide {
  const { version, category, stateSince, state, decisions } = row;
  return {
    ...briefOf(ctx, row),
    version,
    category: category ? textIn(category.name, ctx.locale) : "",
    stateSince: stateSince.toISOString(),
    takesPlace: takesPlace(state),
    values: valuesOf(row, can(ctx.actor, "passport.masked", { conferenceId: row.conferenceId })),
    history: decisions.map(({ action, createdAt }) => ({ action, at: createdAt.toISOString() })),
    takable: MERGE_FIELD_NAMES.filter((field) => mayTake(field, state)),
    obstacle: obstacleOf(row, other),
  };
}

/** Two registrations side by side, as they stand now. NOT_FOUND duplicateNotFound when either is out of reach. */
export async function getDuplicatePair(ctx: Ctx, pairId: string): Promise<Result<DuplicatePairView>> {
  const denied = authorize(ctx, "duplicate.decide");
  if (denied) return refusal(denied);
  const scope = delegateScope(ctx, "duplicate.decide");
  const pair = await db.duplicatePair.findFirst({
    where: { id: pairId, one: scope, other: scope },
    include: { one: { include: SIDE }, other: { include: SIDE } },
  });
  if (!pair) return refuse("NOT_FOUND", "duplicateNotFound");
  const sides: [DuplicateSide, DuplicateSide] = [
    sideOf(ctx, pair.one, pair.other),
    sideOf(ctx, pair.other, pair.one),
  ];
  const [one, other] = sides.map(({ values }) => values);
  const { id, conferenceId, state, score, note } = pair;
  return ok({
    id,
    conferenceId,
    state,
    score,
    reasons: pair.reasons as DuplicateReason[],
    note,
    sides,
    differing: MERGE_FIELD_NAMES.filter(
      (field) => JSON.stringify(one?.[field]) !== JSON.stringify(other?.[field]),
    ),
  });
}

export type LikenessOfDelegate = {
  open: { pairId: string; name: string; reference: string }[];
  /** Merges that stand: into this one, or this one into another. */
  merges: { mergeId: string; intoThis: boolean; delegateId: string; name: string; reference: string }[];
};

/** What an officer should know of a person's likely doubles; nothing for readers who do not settle them. */
export async function getLikeness(ctx: Ctx, delegateId: string): Promise<Result<LikenessOfDelegate>> {
  const denied = authorize(ctx, "duplicate.decide");
  if (denied) return ok({ open: [], merges: [] });
  const scope = delegateScope(ctx, "duplicate.decide");
  const [pairs, merges] = await Promise.all([
    db.duplicatePair.findMany({
      where: {
        state: "OPEN",
        one: scope,
        other: scope,
        OR: [{ oneId: delegateId }, { otherId: delegateId }],
      },
      orderBy: { score: "desc" },
      include: { one: { select: BRIEF }, other: { select: BRIEF } },
    }),
    db.delegateMerge.findMany({
      where: {
        undoneAt: null,
        kept: scope,
        given: scope,
        OR: [{ keptId: delegateId }, { givenId: delegateId }],
      },
      orderBy: { mergedAt: "asc" },
      include: { kept: { select: BRIEF }, given: { select: BRIEF } },
    }),
  ]);
  return ok({
    open: pairs.map(({ id, one, other }) => {
      const { name, reference } = briefOf(ctx, one.id === delegateId ? other : one);
      return { pairId: id, name, reference };
    }),
    merges: merges.map(({ id, kept, given }) => {
      const intoThis = kept.id === delegateId;
      const { id: otherId, name, reference } = briefOf(ctx, intoThis ? given : kept);
      return { mergeId: id, intoThis, delegateId: otherId, name, reference };
    }),
  });
}
