import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { textIn } from "@/lib/i18n/localized-text";
import { authorizeAny } from "@/lib/policy/can";
import { isRole, type Role } from "@/lib/policy/roles";
import { ok, type Result, refusal } from "@/lib/result";
import { SIGNATURE_PERMISSIONS, type SignatureKind, type SignatureState } from "@/lib/signatures/kinds";
import { signableWhere } from "@/lib/signatures/signable";

/** A request as its asker and those who may sign see it. */
export type SignatureView = {
  id: string;
  kind: SignatureKind;
  state: SignatureState;
  /** Of the conference; null for all conferences, whose times are shown in UTC. */
  conference: { id: string; title: string; timeZone: string; city: string } | null;
  subjectType: string;
  subjectId: string;
  /** What exactly will happen; the kind's own query puts it into words. */
  payload: unknown;
  reason: string;
  asker: { id: string; name: string; role: Role | null };
  requestedAt: string;
  expiresAt: string;
  /** Who settled it; null while it is open and when nobody came in time. */
  settledBy: string | null;
  settledAt: string | null;
  answer: string | null;
};

export type SignatureLists = {
  /** Open requests of others that the actor may sign, those that end first at the top. */
  toSign: SignatureView[];
  /** The actor's own, newest first. */
  asked: SignatureView[];
};

const PARTS = {
  conference: { select: { id: true, shortTitle: true, timeZone: true, city: true } },
  asker: { select: { id: true, name: true } },
  settler: { select: { name: true } },
} as const satisfies Prisma.SignatureRequestInclude;

const LISTED = 50;

type Row = Prisma.SignatureRequestGetPayload<{ include: typeof PARTS }>;

function viewOf(ctx: Ctx, row: Row): SignatureView {
  const { id, kind, subjectType, subjectId, payload, reason, conference, asker, answer } = row;
  // Until the sweep has come by, a request past its time is over all the same.
  const state = row.state === "OPEN" && row.expiresAt <= ctx.now ? "EXPIRED" : row.state;
  return {
    id,
    kind,
    state,
    conference: conference && {
      id: conference.id,
      title: textIn(conference.shortTitle, ctx.locale),
      timeZone: conference.timeZone,
      city: textIn(conference.city, ctx.locale),
    },
    subjectType,
    subjectId,
    payload,
    reason,
    asker: { ...asker, role: isRole(row.requestedRole) ? row.requestedRole : null },
    requestedAt: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    settledBy: row.settler?.name ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    answer,
  };
}

/** Where the actor's signature is wanted. */
function waitingWhere(ctx: Ctx, userId: string): Prisma.SignatureRequestWhereInput {
  return {
    AND: [signableWhere(ctx), { state: "OPEN", expiresAt: { gt: ctx.now }, requestedBy: { not: userId } }],
  };
}

/** What waits for the actor's signature, and what the actor asked others to sign. */
export async function listSignatures(ctx: Ctx): Promise<Result<SignatureLists>> {
  const denied = authorizeAny(ctx, SIGNATURE_PERMISSIONS);
  if (denied) return refusal(denied);
  if (ctx.actor.kind !== "user") return ok({ toSign: [], asked: [] });
  const { userId } = ctx.actor;
  const [toSign, asked] = await Promise.all([
    db.signatureRequest.findMany({
      where: waitingWhere(ctx, userId),
      orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
      take: LISTED,
      include: PARTS,
    }),
    db.signatureRequest.findMany({
      where: { requestedBy: userId },
      orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
      take: LISTED,
      include: PARTS,
    }),
  ]);
  return ok({
    toSign: toSign.map((row) => viewOf(ctx, row)),
    asked: asked.map((row) => viewOf(ctx, row)),
  });
}

/** How many requests wait for the actor's signature. */
export async function countToSign(ctx: Ctx): Promise<Result<number>> {
  const denied = authorizeAny(ctx, SIGNATURE_PERMISSIONS);
  if (denied) return refusal(denied);
  if (ctx.actor.kind !== "user") return ok(0);
  return ok(await db.signatureRequest.count({ where: waitingWhere(ctx, ctx.actor.userId) }));
}
