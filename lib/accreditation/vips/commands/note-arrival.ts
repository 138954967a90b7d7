import "server-only";
import type { NoteArrivalInput } from "@/lib/accreditation/vips/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { plainDateOf } from "@/lib/delegates/draft";
import { dateColumn } from "@/lib/delegates/step-columns";
import { authorize } from "@/lib/policy/can";
import { isDecided } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Notes when and by which flight a guest of protocol arrives; the list of arrivals shows it at once.
 * @returns the new version; NOT_FOUND out of reach and for people whom protocol did not invite, CONFLICT staleVersion,
 *   notFromThisState for somebody who does not come
 */
export async function noteArrival(
  ctx: Ctx,
  { delegateId, version, ...after }: NoteArrivalInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "review.fastTrack");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const guest = { id: delegateId, protocolRank: { not: null } };
    const row = await tx.delegate.findFirst({
      where: { AND: [guest, delegateScope(ctx, "review.fastTrack")] },
    });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (isDecided(row.state) && row.state !== "APPROVED") return refuse("CONFLICT", "notFromThisState");
    const { count } = await tx.delegate.updateMany({
      where: { id: delegateId, version, state: row.state },
      data: { ...after, arrivalOn: dateColumn(after.arrivalOn), version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await recordAudit(tx, ctx, {
      action: "registration.arrivalNoted",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: {
        arrivalOn: { before: plainDateOf(row.arrivalOn), after: after.arrivalOn },
        arrivalTime: { before: row.arrivalTime, after: after.arrivalTime },
        arrivalFlight: { before: row.arrivalFlight, after: after.arrivalFlight },
      },
    });
    return ok({ version: version + 1 });
  });
}
