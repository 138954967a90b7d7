import "server-only";
import { type ClaimWork, claimWork } from "@/lib/accreditation/claims/claim-work";
import { CLAIMED_WORK } from "@/lib/accreditation/claims/claimed-work";
import { leaseEnd } from "@/lib/accreditation/claims/lease";
import { CLAIM_PARTS, type ClaimRow } from "@/lib/accreditation/claims/refuse-unless-free";
import type { ClaimInput } from "@/lib/accreditation/claims/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { UNSUBMITTED_STATES } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refuse } from "@/lib/result";

export type HeldClaim = { expiresAt: string };

type Wanted = ClaimInput & { work: ClaimWork; holderId: string; force: boolean };

/** Writes the claim unless somebody else holds it; `force` takes it from a holder, ended or not. Gives whether it did. */
async function write(tx: Tx, ctx: Ctx, wanted: Wanted): Promise<boolean> {
  const { delegateId, work, lease, holderId, force } = wanted;
  const rows = await tx.$queryRaw<unknown[]>`
    INSERT INTO "ReviewClaim" AS c ("delegateId", "work", "holderId", "lease", "takenAt", "expiresAt")
    VALUES (${delegateId}::uuid, ${work}::"ClaimWork", ${holderId}::uuid, ${lease}::uuid, ${ctx.now}, ${leaseEnd(ctx.now)})
    ON CONFLICT ("delegateId", "work") DO UPDATE SET "holderId" = EXCLUDED."holderId", "lease" = EXCLUDED."lease",
      "expiresAt" = EXCLUDED."expiresAt",
      "takenAt" = CASE WHEN c."holderId" = EXCLUDED."holderId" AND c."expiresAt" > ${ctx.now}
        THEN LEAST(c."takenAt", EXCLUDED."takenAt") ELSE EXCLUDED."takenAt" END
    WHERE c."holderId" = EXCLUDED."holderId" OR c."expiresAt" <= ${ctx.now} OR ${force}
    RETURNING 1`;
  return rows.length > 0;
}

type Key = { delegateId: string; work: ClaimWork };

async function readClaim(tx: Tx, key: Key): Promise<ClaimRow | null> {
  return tx.reviewClaim.findUnique({ where: { delegateId_work: key }, ...CLAIM_PARTS });
}

async function lockClaim(tx: Tx, key: Key): Promise<ClaimRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "ReviewClaim"
    WHERE "delegateId" = ${key.delegateId}::uuid AND "work" = ${key.work}::"ClaimWork" FOR UPDATE`;
  return readClaim(tx, key);
}

/**
 * Gives the actor the claim on the own kind of work on a dossier in reach: by one conditional write, so that of many at once one
 * gets it. Whoever follows somebody else leaves a record. The caller has authorized.
 * @returns the end of the lease; NOT_FOUND out of reach, CONFLICT claimedBy with the holder's name
 */
export async function takeClaim(
  tx: Tx,
  ctx: Ctx,
  input: ClaimInput,
  { force }: { force: boolean },
): Promise<Result<HeldClaim>> {
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { delegateId } = input;
  const reach = { OR: CLAIMED_WORK.map((permission) => delegateScope(ctx, permission)) };
  const delegate = await tx.delegate.findFirst({
    where: { AND: [{ id: delegateId }, reach, { state: { notIn: [...UNSUBMITTED_STATES] } }] },
    select: { conferenceId: true },
  });
  if (!delegate) return refuse("NOT_FOUND", "registrationNotFound");
  const work = claimWork(actor, delegate.conferenceId);
  if (!work) return refuse("NOT_FOUND", "registrationNotFound");
  const key = { delegateId, work };
  const before = await lockClaim(tx, key);
  if (!(await write(tx, ctx, { ...input, work, holderId: actor.userId, force }))) {
    const holder = await readClaim(tx, key);
    return refuse("CONFLICT", "claimedBy", { values: { name: holder?.holder.name ?? "" } });
  }
  if (before && before.holderId !== actor.userId) {
    await recordAudit(tx, ctx, {
      action: "claim.takenOver",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { holder: { before: before.holderId, after: actor.userId } },
      details: { leaseHadEnded: before.expiresAt <= ctx.now },
    });
  }
  return ok({ expiresAt: leaseEnd(ctx.now).toISOString() });
}
