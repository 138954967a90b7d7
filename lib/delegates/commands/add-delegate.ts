import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { createDraft } from "@/lib/delegates/create-draft";
import { fillDraft } from "@/lib/delegates/fill-draft";
import type { AddDelegateInput } from "@/lib/delegates/schema/registration";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { localeOf } from "@/lib/i18n/load-messages";
import { authorize } from "@/lib/policy/can";
import { takesRegistrations } from "@/lib/policy/delegation-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type AddedDelegate = { id: string; version: number };

/**
 * The sending side adds one of its people: a draft in its own delegation, with the name, role and title of the
 * nomination. It is filled in on the person's behalf, or the person is invited by a link to fill in the rest.
 * @returns the draft, the same one for a repeated request key; NOT_FOUND for another delegation, CONFLICT
 *   registrationClosed or delegationTakesNobody, INVALID with the fields that are wrong
 */
export async function addDelegate(ctx: Ctx, input: AddDelegateInput): Promise<Result<AddedDelegate>> {
  const denied = authorize(ctx, "registration.create", { delegationId: input.delegationId });
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { delegationId, requestKey, invite, email } = input;
  if (invite && !email) return refuse("INVALID", "checkFields", { fields: { email: "required" } });
  return inTransaction(ctx, async (tx, ctx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestKey}, 0))`;
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "registration.create")] },
      include: { conference: true, organization: true },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const before = await tx.delegate.findFirst({ where: { requestKey, delegationId } });
    if (before) return ok({ id: before.id, version: before.version });
    const { conference } = delegation;
    if (registrationWindow(conference, ctx.now) !== "open") return refuse("CONFLICT", "registrationClosed");
    if (!takesRegistrations(delegation.state) || delegation.organization.suspendedAt)
      return refuse("CONFLICT", "delegationTakesNobody");
    const { id, reference } = await createDraft(tx, ctx, {
      conference,
      requestKey,
      delegationId,
      ownerEmail: invite ? email : null,
      createdByUserId: actor.userId,
      locale: localeOf(delegation.language),
    });
    const filled = await fillDraft(ctx, id, [
      [
        "representation",
        { delegationId, categoryId: input.categoryId, delegationRole: input.delegationRole },
      ],
      ["identity", { familyName: input.familyName, givenNames: input.givenNames }],
      ["function", { functionalTitle: input.functionalTitle }],
      ["contact", { email }],
    ]);
    if (!filled.ok) return filled;
    const { version, problems } = filled.value;
    if (Object.keys(problems).length > 0) return refuse("INVALID", "checkFields", { fields: problems });
    if (invite) {
      const row = await tx.delegate.findUniqueOrThrow({ where: { id }, include: { person: true } });
      await tellDelegate(tx, ctx, row, "delegate-invited", id, {});
    }
    await recordAudit(tx, ctx, {
      action: "registration.added",
      conferenceId: conference.id,
      subjectType: "delegate",
      subjectId: id,
      details: { reference, delegationId, invited: invite },
    });
    return ok({ id, version });
  });
}
