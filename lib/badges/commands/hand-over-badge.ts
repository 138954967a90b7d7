import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import type { HandOverBadgeInput } from "@/lib/badges/schema";
import { transitionBadge } from "@/lib/badges/transition";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { clearNumber } from "@/lib/delegates/travel-document";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Hands a printed badge over after the identity check. The desk types what it sees; the server compares it with the
 * registered document, so that nobody at the desk reads the number there. Another document is taken only knowingly,
 * and the event says so.
 * @returns the badge's id; INVALID documentDiffers, CONFLICT when it was handed over or revoked in the meantime
 */
export async function handOverBadge(
  ctx: Ctx,
  input: HandOverBadgeInput,
): Promise<Result<{ badgeId: string }>> {
  const denied = authorize(ctx, "badge.handOver");
  if (denied) return refusal(denied);
  const mayCheck = authorize(ctx, "passport.check");
  if (mayCheck) return refusal(mayCheck);
  return inTransaction(ctx, async (tx, ctx) => {
    const badge = await tx.badge.findFirst({
      where: { id: input.badgeId, delegate: delegateScope(ctx, "badge.handOver") },
      include: { conference: { select: { code: true } }, delegate: { include: { travelDocument: true } } },
    });
    if (!badge) return refuse("NOT_FOUND", "badgeNotFound");
    const document = badge.delegate.travelDocument;
    const sameDocument =
      document?.type === input.documentType && clearNumber(document)?.endsWith(input.lastFour) === true;
    if (document?.numberCiphertext && !sameDocument && !input.otherDocument) {
      return refuse("INVALID", "documentDiffers", { fields: { lastFour: "documentDiffers" } });
    }
    const { id, conferenceId } = badge;
    const { documentType, lastFour, faceMatches } = input;
    const moved = await transitionBadge(tx, ctx, "handOver", badge, {
      details: { documentType, lastFour, faceMatches, sameDocument },
    });
    if (!moved.ok) return moved;
    await recordAudit(
      tx,
      ctx,
      {
        action: "passport.checked",
        conferenceId,
        subjectType: "delegate",
        subjectId: badge.delegateId,
        details: { documentType, sameDocument },
      },
      {
        action: "badge.handedOver",
        conferenceId,
        subjectType: "badge",
        subjectId: id,
        details: { number: formatBadgeNumber(badge.conference.code, badge.serial), sameDocument },
      },
    );
    return ok({ badgeId: id });
  });
}
