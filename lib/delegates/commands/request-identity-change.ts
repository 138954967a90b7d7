import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { encryptField } from "@/lib/crypto/field-encryption";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { DRAFT_PARTS, draftFacts, draftValues } from "@/lib/delegates/draft";
import { touchesIdentity } from "@/lib/delegates/identity-critical";
import { readWish } from "@/lib/delegates/identity-wish";
import { closedSteps } from "@/lib/delegates/private-steps";
import type { RequestIdentityChangeInput } from "@/lib/delegates/schema/registration";
import { clearNumber, wishedNumberPlace } from "@/lib/delegates/travel-document";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { takesIdentityChange } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Asks to change what says who an accredited person is (practice table, R28). Nothing changes until the registration
 * officer accepts.
 * @returns the request; INVALID by field, or nothingChanged; FORBIDDEN stepOfThePerson for a document that the actor may
 *   not see; CONFLICT notFromThisState, staleVersion, identityChangeOpen while another one waits
 */
export async function requestIdentityChange(
  ctx: Ctx,
  input: RequestIdentityChangeInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: input.delegateId }, delegateScope(ctx, "registration.edit")] };
    const row = await tx.delegate.findFirst({ where, include: DRAFT_PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (!takesIdentityChange(row.state)) return refuse("CONFLICT", "notFromThisState");
    if (row.version !== input.version) return refuse("CONFLICT", "staleVersion");
    if (closedSteps(ctx.actor, row).includes("document") && Object.keys(input.document).length > 0) {
      return refuse("FORBIDDEN", "stepOfThePerson");
    }
    const { photoId } = input;
    if (photoId && !(await tx.photo.findFirst({ where: { id: photoId, delegateId: row.id } }))) {
      return refuse("NOT_FOUND", "photoNotFound");
    }
    const { identity, document } = draftValues(row, clearNumber(row.travelDocument));
    const stored = { identity, document, photoId: row.photoId };
    const { changes, number, problems } = readWish(input, stored, draftFacts(row, ctx.now));
    if (Object.keys(problems).length > 0) return refuse("INVALID", "checkFields", { fields: problems });
    if (!touchesIdentity(changes)) return refuse("INVALID", "nothingChanged");
    const id = newId();
    const sealed = number ? encryptField(number, wishedNumberPlace(id)) : null;
    const by = ctx.actor.kind === "user" ? ctx.actor.userId : (row.ownerEmail ?? "");
    await tx.identityChange.create({
      data: {
        id,
        delegateId: row.id,
        changes: changes as Prisma.InputJsonObject,
        ...(sealed ? { numberCiphertext: sealed.ciphertext, numberKeyId: sealed.keyId } : {}),
        photoId: "photo.photo" in changes ? photoId : null,
        reason: input.reason,
        requestedKind: ctx.actor.kind,
        requestedBy: by,
        requestedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "identityChange.requested",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      details: { changeId: id, fields: Object.keys(changes) },
    });
    return ok({ id });
  });
}
