import "server-only";
import { createHash } from "node:crypto";
import { type BadgeVerdict, getBadgeVerdict, type Verification } from "@/lib/badges/queries/verify";
import type { VerifyBadgeInput } from "@/lib/badges/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { actingRole, allowEveryone, can, grantsFor } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

/** The conference whose gate the guard stands at: the badge's, or the only one that the guard guards. */
function gateOf(ctx: Ctx, { badge }: BadgeVerdict): string | null {
  if (badge && can(ctx.actor, "gate.verify", { conferenceId: badge.conferenceId })) return badge.conferenceId;
  const guarded = new Set(grantsFor(ctx.actor, "gate.verify").map(({ conferenceId }) => conferenceId));
  const [only = null] = guarded;
  return guarded.size === 1 ? only : null;
}

/** One row with one statement: a gate waits for it. A log that cannot be written does not close the gate. */
async function noteCheck(ctx: Ctx, { text, place }: VerifyBadgeInput, read: BadgeVerdict): Promise<void> {
  if (ctx.actor.kind !== "user" || !can(ctx.actor, "gate.verify")) return;
  const conferenceId = gateOf(ctx, read);
  const badgeId = read.badge && read.badge.conferenceId === conferenceId ? read.badge.id : null;
  const outcome = read.badge && !badgeId ? "otherConference" : read.verification.verdict;
  const codeHash = badgeId ? null : new Uint8Array(createHash("sha256").update(text).digest());
  const check = {
    id: newId(),
    conferenceId,
    badgeId,
    outcome,
    typed: read.typed,
    codeHash,
    place: place || null,
    checkedBy: ctx.actor.userId,
    actingRole: actingRole(ctx.actor, "gate.verify", conferenceId ? { conferenceId } : {}),
    requestId: ctx.requestId,
    at: ctx.now,
  };
  await db.badgeCheck.createMany({ data: [check] }).catch((error: unknown) => {
    log.error({ err: error, requestId: ctx.requestId, outcome }, "badge check not logged");
  });
}

/**
 * Answers what a code or number is worth, and writes into the gate log what a guard was answered: who, when, where, which
 * badge. What others ask about a code in their hands is no passage and is not written down.
 */
export async function verifyBadge(ctx: Ctx, input: VerifyBadgeInput): Promise<Result<Verification>> {
  allowEveryone("A code that somebody holds says no more than that it is valid; the holder is for guards.");
  const read = await getBadgeVerdict(ctx, input.text);
  if (!read.ok) return read;
  await noteCheck(ctx, input, read.value);
  return ok(read.value.verification);
}
