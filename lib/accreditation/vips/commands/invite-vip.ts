import "server-only";
import type { InviteVipInput } from "@/lib/accreditation/vips/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { createDraft } from "@/lib/delegates/create-draft";
import { dateColumn } from "@/lib/delegates/step-columns";
import { UNDETERMINED } from "@/lib/delegates/storable";
import { loadNamespace } from "@/lib/i18n/load-messages";
import { nameKeys } from "@/lib/matching/name-keys";
import { authorize } from "@/lib/policy/can";
import { takesRegistrations } from "@/lib/policy/delegation-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** The rank in the working language, for the files in which it stands as a word. */
function rankInWords(rank: string): string {
  const { rank: words } = loadNamespace("en", "vips");
  return String(typeof words === "object" ? words[rank] : rank);
}

async function fillIn(tx: Tx, id: string, categoryId: string, input: InviteVipInput): Promise<void> {
  const { familyName, givenNames, nativeName, arrivalOn, ...rest } = input;
  const { personId } = await tx.delegate.findUniqueOrThrow({ where: { id }, select: { personId: true } });
  await tx.person.update({
    where: { id: personId },
    data: {
      familyName,
      givenNames,
      isMononym: givenNames === null,
      nativeName,
      nativeLanguage: nativeName && UNDETERMINED,
    },
  });
  await tx.delegate.update({
    where: { id },
    data: {
      categoryId,
      delegationRole: rest.delegationRole,
      salutation: rest.salutation,
      functionalTitle: rest.functionalTitle,
      rank: rankInWords(rest.rank),
      protocolRank: rest.rank,
      email: rest.email,
      arrivalOn: dateColumn(arrivalOn),
      arrivalTime: rest.arrivalTime,
      arrivalFlight: rest.arrivalFlight,
      nameKeys: nameKeys([familyName, givenNames, nativeName]),
    },
  });
}

/**
 * Protocol enters somebody of high rank: invited, with the pass of the rank, and taken further by the fast track. It is
 * open until the conference is over, since such people come at the last hour. Nobody is written to yet.
 * @returns the person, the same one for a repeated request key; NOT_FOUND for another conference's delegation, CONFLICT
 *   delegationTakesNobody or conferenceOver, INVALID rankNotOnList
 */
export async function inviteVip(ctx: Ctx, input: InviteVipInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "review.fastTrack", { conferenceId: input.conferenceId });
  if (denied) return refusal(denied);
  const { conferenceId, delegationId, requestKey } = input;
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${requestKey}, 0))`;
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId, conferenceId }, delegationScope(ctx, "registration.create")] },
      include: { conference: true, organization: true },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const before = await tx.delegate.findFirst({ where: { requestKey, delegationId } });
    if (before) return ok({ id: before.id });
    const { conference } = delegation;
    if (ctx.now.toISOString().slice(0, 10) > conference.endsOn.toISOString().slice(0, 10))
      return refuse("CONFLICT", "conferenceOver");
    if (!takesRegistrations(delegation.state) || delegation.organization.suspendedAt)
      return refuse("CONFLICT", "delegationTakesNobody");
    const listed = await tx.vipRank.findUnique({
      where: { conferenceId_code: { conferenceId, code: input.rank } },
    });
    if (!listed) return refuse("INVALID", "rankNotOnList", { fields: { rank: "chooseOne" } });
    const { id, reference } = await createDraft(tx, ctx, {
      conference,
      requestKey,
      delegationId,
      ownerEmail: null,
      createdByUserId: actor.userId,
      locale: input.language,
      state: "INVITED",
    });
    await fillIn(tx, id, listed.categoryId, input);
    await recordAudit(tx, ctx, {
      action: "registration.vipInvited",
      conferenceId,
      subjectType: "delegate",
      subjectId: id,
      details: { reference, delegationId, rank: input.rank },
    });
    return ok({ id });
  });
}
