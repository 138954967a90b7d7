import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { createDraft } from "@/lib/delegates/create-draft";
import { plainDateOf } from "@/lib/delegates/draft";
import { fillDraft } from "@/lib/delegates/fill-draft";
import { createSubstitution, findLeaving } from "@/lib/delegates/name-replacement";
import type { RequestSubstitutionInput } from "@/lib/delegates/schema/registration";
import { localeOf } from "@/lib/i18n/load-messages";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Names somebody in another person's place. The draft of the replacement takes over delegation, category, role and
 * travel dates; the place moves when it is submitted, and the leaving person keeps it until then.
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
    // A second click finds the draft of the first one.
    const before = await tx.delegate.findFirst({
      where: { AND: [{ requestKey }, delegateScope(ctx, "registration.substitute")] },
    });
    if (before) return ok({ id: before.id });
    const found = await findLeaving(tx, ctx, { delegateId, version });
    if (!found.ok) return found;
    const leaving = found.value;
    const { conference, delegationId } = leaving;
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
    const requestedBy = actor.userId;
    const substitutionId = await createSubstitution(tx, ctx, { leaving, replacementId: id, requestedBy });
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
