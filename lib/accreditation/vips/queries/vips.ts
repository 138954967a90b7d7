import "server-only";
import { fastTrackObstacles, type ProtocolRank, protocolRankOf } from "@/lib/conferences/vip-ranks";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { BadgeState, Prisma } from "@/lib/db/generated/client";
import { plainDateOf } from "@/lib/delegates/draft";
import { compareIn } from "@/lib/i18n/collation";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { takesRegistrations } from "@/lib/policy/delegation-workflow";
import { delegateScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** A guest of protocol: somebody whom it invited by rank. */
export type Vip = {
  id: string;
  version: number;
  reference: string;
  name: string;
  nativeName: string | null;
  functionalTitle: string;
  delegation: string;
  rank: ProtocolRank | null;
  state: DelegateState;
  pass: { code: string; name: string; color: string } | null;
  photo: { id: string; humanLookRequested: boolean; verdict: unknown } | null;
  /** Whether the person goes without a photo: as fast-tracked, or by the list as it is. */
  photoOptional: boolean;
  arrivalOn: string | null;
  arrivalTime: string | null;
  arrivalFlight: string | null;
  badge: BadgeState | null;
  /** The fast track, with why not as a key of the namespace `errors`; null: it was taken, or the person has left. */
  fastTrack: { reason: string | null } | null;
};

const PARTS = {
  person: true,
  photo: true,
  category: true,
  conference: { include: { vipRanks: true } },
  delegation: { include: { organization: true } },
  badges: { orderBy: { serial: "desc" }, take: 1, select: { state: true } },
} as const satisfies Prisma.DelegateInclude;

type Row = Prisma.DelegateGetPayload<{ include: typeof PARTS }>;

function vipOf(ctx: Ctx, row: Row): Vip {
  const { category, photo, delegation } = row;
  const listed = row.conference.vipRanks.find(({ code }) => code === row.protocolRank);
  const open = startsFrom("fastTrack", row.state);
  const [reason = null] = Object.values(fastTrackObstacles(listed, photo !== null));
  return {
    id: row.id,
    version: row.version,
    reference: row.reference,
    name: displayName(row.person),
    nativeName: row.person.nativeName,
    functionalTitle: row.functionalTitle ?? "",
    delegation: delegation ? organizationName(delegation.organization, ctx.locale) : "",
    rank: protocolRankOf(row.protocolRank),
    state: row.state,
    pass: category && {
      code: category.code,
      name: textIn(category.name, ctx.locale),
      color: category.bandColor,
    },
    photo: photo && {
      id: photo.id,
      humanLookRequested: photo.humanLookRequested,
      verdict: photo.verdict,
    },
    photoOptional: open ? (listed?.photoOptional ?? false) : row.photoOptional,
    arrivalOn: plainDateOf(row.arrivalOn),
    arrivalTime: row.arrivalTime,
    arrivalFlight: row.arrivalFlight,
    badge: row.badges[0]?.state ?? null,
    fastTrack: open ? { reason } : null,
  };
}

/** The guests of protocol in a conference: by day and hour of arrival, those of whom none is known last. */
export async function listVips(ctx: Ctx, conferenceId: string): Promise<Result<Vip[]>> {
  const denied = authorize(ctx, "review.fastTrack", { conferenceId });
  if (denied) return refusal(denied);
  const rows = await db.delegate.findMany({
    where: {
      AND: [{ conferenceId, protocolRank: { not: null } }, delegateScope(ctx, "review.fastTrack")],
    },
    include: PARTS,
    orderBy: [{ arrivalOn: { sort: "asc", nulls: "last" } }, { arrivalTime: { sort: "asc", nulls: "last" } }],
    take: 500,
  });
  return ok(rows.map((row) => vipOf(ctx, row)));
}

/** One guest of protocol; NOT_FOUND out of reach, in another conference, and for people whom it did not invite. */
export async function getVip(ctx: Ctx, conferenceId: string, delegateId: string): Promise<Result<Vip>> {
  const denied = authorize(ctx, "review.fastTrack", { conferenceId });
  if (denied) return refusal(denied);
  const guest = { id: delegateId, conferenceId, protocolRank: { not: null } };
  const row = await db.delegate.findFirst({
    where: { AND: [guest, delegateScope(ctx, "review.fastTrack")] },
    include: PARTS,
  });
  return row ? ok(vipOf(ctx, row)) : refuse("NOT_FOUND", "registrationNotFound");
}

export type VipChoices = {
  delegations: { value: string; label: string }[];
  /** In order of precedence, each with its pass. */
  ranks: { code: ProtocolRank; photoOptional: boolean; pass: string }[];
};

/** What the form for a guest of protocol offers: delegations that take people, and the ranks on the list. */
export async function getVipChoices(ctx: Ctx, conferenceId: string): Promise<Result<VipChoices>> {
  const denied = authorize(ctx, "review.fastTrack", { conferenceId });
  if (denied) return refusal(denied);
  const [delegations, ranks] = await Promise.all([
    db.delegation.findMany({
      where: { AND: [{ conferenceId }, delegationScope(ctx, "registration.create")] },
      include: { organization: true },
    }),
    db.vipRank.findMany({
      where: { conferenceId },
      orderBy: { position: "asc" },
      include: { category: true },
    }),
  ]);
  return ok({
    delegations: delegations
      .filter(({ state, organization }) => takesRegistrations(state) && !organization.suspendedAt)
      .map(({ id, organization }) => ({ value: id, label: organizationName(organization, ctx.locale) }))
      .sort((one, other) => compareIn(ctx.locale, one.label, other.label)),
    ranks: ranks.flatMap(({ code, photoOptional, category }) => {
      const known = protocolRankOf(code);
      return known
        ? [{ code: known, photoOptional, pass: `${category.code} ${textIn(category.name, ctx.locale)}` }]
        : [];
    }),
  });
}
