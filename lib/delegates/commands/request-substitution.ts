import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { createDraft } from "@/lib/delegates/create-draft";
import { plainDateOf } from "@/lib/delegates/draft";
import { fillDraft } from "@/lib/delegates/fill-draft";
import type { RequestSubstitutionInput } from "@/lib/delegates/schema/registration";
import { localeOf } from "@/lib/i18n/load-messages";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { takesRegistrations } from "@/lib/policy/delegation-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Within which the note verbale that names the replacement follows: a logged condition, not a locked door. */
const DOCUMENT_HOURS = 24;

/**
 * Names somebody in another person's place. The draft of the replacement takes over delegation, category, role and
 * travel dates; the place moves when it is submitted, and the leaving person keeps it until then. It is open until the
 * last day of the conference, whatever the date of registration: States change their people until the last hour.
 * @returns the replacement's draft; NOT_FOUND out of reach, CONFLICT staleVersion, notFromThisState,
 *   alreadySubstituted, delegationTakesNobody or conferenceOver
 */
export async function requestSubstitution(
  ctx: Ctx,
  input: RequestSubstitutionInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "registration.substitute");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { delegateId, version, requestKey } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestKey}, 0))`;
    const leaving = await tx.delegate.findFirst({
      where: { id: delegateId, ...delegateScope(ctx, "registration.substitute") },
      include: { conference: true, delegation: { include: { organization: true } } },
    });
    if (!leaving?.delegationId || !leaving.delegation) return refuse("NOT_FOUND", "registrationNotFound");
    const { conference, delegationId } = leaving;
    const before = await tx.delegate.findFirst({ where: { requestKey, delegationId } });
    if (before) return ok({ id: before.id });
    if (leaving.version !== version) return refuse("CONFLICT", "staleVersion");
    if (!startsFrom("substitute", leaving.state)) return refuse("CONFLICT", "notFromThisState");
    if (ctx.now.toISOString().slice(0, 10) > conference.endsOn.toISOString().slice(0, 10)) {
      return refuse("CONFLICT", "conferenceOver");
    }
    if (!takesRegistrations(leaving.delegation.state) || leaving.delegation.organization.suspendedAt)
      return refuse("CONFLICT", "delegationTakesNobody");
    const { id } = await createDraft(tx, ctx, {
      conference,
      requestKey,
      delegationId,
      ownerEmail: null,
      createdByUserId: actor.userId,
      locale: localeOf(leaving.locale),
    });
    const { categoryId, delegationRole } = leaving;
    const filled = await fillDraft(ctx, id, [
      ["representation", { delegationId, categoryId, delegationRole }],
      ["identity", { familyName: input.familyName, givenNames: input.givenNames }],
      ["function", { functionalTitle: input.functionalTitle }],
      [
        "contact",
        { arrivalOn: plainDateOf(leaving.arrivalOn), departureOn: plainDateOf(leaving.departureOn) },
      ],
    ]);
    if (!filled.ok) return filled;
    const substitutionId = newId();
    await tx.substitution.create({
      data: {
        id: substitutionId,
        delegationId,
        leavingId: delegateId,
        replacementId: id,
        requestedBy: actor.userId,
        requestedAt: ctx.now,
        documentDueAt: new Date(ctx.now.getTime() + DOCUMENT_HOURS * 3_600_000),
      },
    });
    await recordAudit(tx, ctx, {
      action: "registration.substitutionRequested",
      conferenceId: conference.id,
      subjectType: "delegate",
      subjectId: delegateId,
      details: { substitutionId, replacementId: id },
    });
    return ok({ id });
  });
}
