import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { openToChange, RETURNED_PARTS } from "@/lib/delegates/open-to-change";
import { type PhotoDuty, takesPhoto } from "@/lib/documents/photo-duty";
import type { ChoosePhotoInput } from "@/lib/documents/schema";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Makes an uploaded photo the delegate's own. A photo of which a check failed is taken only together with the wish
 * for a human look. Choosing the same photo twice changes nothing the second time.
 * @returns the delegate's version; NOT_FOUND registrationNotFound or photoNotFound, INVALID photoNeedsLook,
 *   CONFLICT notEditable, notReturned where other items were returned, staleVersion
 */
export async function choosePhoto(
  ctx: Ctx,
  input: ChoosePhotoInput,
  duty: PhotoDuty = "registration.edit",
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, duty);
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: input.delegateId }, delegateScope(ctx, duty)] };
    const row = await tx.delegate.findFirst({ where, include: RETURNED_PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (!takesPhoto(duty, row.state)) return refuse("CONFLICT", "notEditable");
    if (!openToChange(row, ctx.now).has("photo.photo")) return refuse("CONFLICT", "notReturned");
    const photo = await tx.photo.findFirst({ where: { id: input.photoId, delegateId: row.id } });
    if (!photo) return refuse("NOT_FOUND", "photoNotFound");
    if (!photo.passes && !input.humanLook) {
      return refuse("INVALID", "photoNeedsLook", { fields: { photo: "photoFails" } });
    }
    const humanLookRequested = !photo.passes;
    if (row.photoId === photo.id && photo.humanLookRequested === humanLookRequested) {
      return ok({ version: row.version });
    }
    const version = input.version + 1;
    const { count } = await tx.delegate.updateMany({
      where: { id: row.id, version: input.version, state: row.state },
      data: { photoId: photo.id, version },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await tx.photo.update({ where: { id: photo.id }, data: { humanLookRequested } });
    await recordAudit(tx, ctx, {
      action: "photo.chosen",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      changes: { photoId: { before: row.photoId, after: photo.id } },
      details: { humanLookRequested },
    });
    return ok({ version });
  });
}
