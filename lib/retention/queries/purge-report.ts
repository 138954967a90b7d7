import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { type ClassCount, countByClass, countedRow } from "@/lib/retention/purge-list";

export type PurgeReport = {
  id: string;
  slug: string;
  title: string;
  timeZone: string;
  city: string;
  listHash: string;
  reason: string;
  askedBy: string;
  signedBy: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  total: number;
  settled: number;
  /** What has gone so far. */
  classes: ClassCount[];
  leftOut: { reference: string | null; reason: "held" | "changed" }[];
};

/**
 * How far a purge is, and what became of its list: by class what went, and by reference who was left out.
 * @returns NOT_FOUND purgeNotFound outside the actor's conferences
 */
export async function getPurgeReport(ctx: Ctx, purgeId: string): Promise<Result<PurgeReport>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  const purge = await db.purge.findFirst({
    where: { id: purgeId, conference: conferenceScope(ctx, "retention.manage") },
    include: {
      conference: true,
      rows: { orderBy: { position: "asc" }, include: { delegate: { select: { reference: true } } } },
      signature: { include: { asker: { select: { name: true } }, settler: { select: { name: true } } } },
    },
  });
  if (!purge) return refuse("NOT_FOUND", "purgeNotFound");
  const { conference, signature, rows } = purge;
  const done = rows.filter(({ state }) => state === "DONE");
  return ok({
    id: purge.id,
    slug: conference.slug,
    title: textIn(conference.shortTitle, ctx.locale),
    timeZone: conference.timeZone,
    city: textIn(conference.city, ctx.locale),
    listHash: Buffer.from(purge.listHash).toString("hex"),
    reason: signature.reason,
    askedBy: signature.asker.name,
    signedBy: signature.state === "SIGNED" ? (signature.settler?.name ?? null) : null,
    createdAt: purge.createdAt.toISOString(),
    startedAt: purge.startedAt?.toISOString() ?? null,
    finishedAt: purge.finishedAt?.toISOString() ?? null,
    total: rows.length,
    settled: rows.filter(({ state }) => state !== "LISTED").length,
    classes: countByClass(done.map(countedRow)),
    leftOut: rows
      .filter(({ state }) => state === "LEFT_OUT")
      .map(({ delegate, reason }) => ({
        reference: delegate?.reference ?? null,
        reason: reason === "held" ? "held" : "changed",
      })),
  });
}
