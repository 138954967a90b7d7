import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { createDraft } from "@/lib/delegates/create-draft";
import type { StartRegistrationInput } from "@/lib/delegates/schema/registration";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Drafts that one address may hold open in a conference: enough for the largest delegation's secretary. */
const MAX_OPEN_DRAFTS = 300;

export type StartedRegistration = { id: string; reference: string; version: number };

/**
 * Opens a draft for one person. The same request key gives the same draft again, so a double click makes one
 * delegate; a secretary may open many under one verified address.
 * @returns the draft; CONFLICT registrationClosed outside the window, LIMIT tooManyDrafts
 */
export async function startRegistration(
  ctx: Ctx,
  { conferenceId, requestKey }: StartRegistrationInput,
): Promise<Result<StartedRegistration>> {
  const denied = authorize(ctx, "registration.create", { conferenceId });
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "registrant" && actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const owner =
    actor.kind === "registrant"
      ? { ownerEmail: actor.email, createdByUserId: null }
      : { ownerEmail: null, createdByUserId: actor.userId };
  return inTransaction(ctx, async (tx) => {
    // Two clicks at once meet here; the second waits and then finds the first one's draft.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestKey}, 0))`;
    const before = await tx.delegate.findFirst({ where: { requestKey, conferenceId, ...owner } });
    if (before) return ok({ id: before.id, reference: before.reference, version: before.version });
    const conference = await tx.conference.findUnique({ where: { id: conferenceId } });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    if (registrationWindow(conference, ctx.now) !== "open") return refuse("CONFLICT", "registrationClosed");
    const open = await tx.delegate.count({ where: { conferenceId, state: "DRAFT", ...owner } });
    if (open >= MAX_OPEN_DRAFTS) return refuse("LIMIT", "tooManyDrafts");
    const { id, reference } = await createDraft(tx, ctx, {
      conference,
      requestKey,
      ...owner,
      locale: ctx.locale,
    });
    await recordAudit(tx, ctx, {
      action: "registration.started",
      conferenceId,
      subjectType: "delegate",
      subjectId: id,
      details: { reference },
    });
    return ok({ id, reference, version: 1 });
  });
}
