import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { takesRegistrations } from "@/lib/policy/delegation-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refuse } from "@/lib/result";

/** Within which the note verbale that names the replacement follows: a logged condition, not a locked door. */
const DOCUMENT_HOURS = 24;

type Leaving = Prisma.DelegateGetPayload<{
  include: { conference: true; delegation: { include: { organization: true } } };
}> & { delegationId: string };

/**
 * The person whose place is to pass on. It may until the last day of the conference, whatever the date of registration:
 * States change their people until the last hour.
 * @returns NOT_FOUND out of reach, CONFLICT staleVersion, notFromThisState, conferenceOver or delegationTakesNobody
 */
export async function findLeaving(
  tx: Tx,
  ctx: Ctx,
  { delegateId, version }: { delegateId: string; version: number },
): Promise<Result<Leaving>> {
  const leaving = await tx.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.substitute")] },
    include: { conference: true, delegation: { include: { organization: true } } },
  });
  if (!leaving?.delegationId || !leaving.delegation) return refuse("NOT_FOUND", "registrationNotFound");
  const { conference, delegationId, delegation } = leaving;
  if (leaving.version !== version) return refuse("CONFLICT", "staleVersion");
  if (!startsFrom("substitute", leaving.state)) return refuse("CONFLICT", "notFromThisState");
  if (ctx.now.toISOString().slice(0, 10) > conference.endsOn.toISOString().slice(0, 10)) {
    return refuse("CONFLICT", "conferenceOver");
  }
  if (!takesRegistrations(delegation.state) || delegation.organization.suspendedAt) {
    return refuse("CONFLICT", "delegationTakesNobody");
  }
  return ok({ ...leaving, delegationId });
}

/** Writes down who comes in whose place, and by when the note that says so is awaited. @returns the id */
export async function createSubstitution(
  tx: Tx,
  ctx: Ctx,
  { leaving, replacementId, requestedBy }: { leaving: Leaving; replacementId: string; requestedBy: string },
): Promise<string> {
  const id = newId();
  await tx.substitution.create({
    data: {
      id,
      delegationId: leaving.delegationId,
      leavingId: leaving.id,
      replacementId,
      requestedBy,
      requestedAt: ctx.now,
      documentDueAt: new Date(ctx.now.getTime() + DOCUMENT_HOURS * 3_600_000),
    },
  });
  return id;
}
