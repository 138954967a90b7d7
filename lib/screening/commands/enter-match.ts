import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { findFile } from "@/lib/screening/find-file";
import { addMatchRow } from "@/lib/screening/match-rows";
import type { PossibleMatchInput } from "@/lib/screening/schema";
import { transitionFile } from "@/lib/screening/transition-file";

/**
 * Enters a name on a list that may be this person. It is work to do, never a verdict: from the first one on, only a
 * written reason leads to a clearance.
 * @returns its id; CONFLICT staleVersion, or notFromThisState when nobody is vetting the person
 */
export async function enterMatch(ctx: Ctx, input: PossibleMatchInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "clearance.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findFile(tx, ctx, input.delegateId);
    if (!found.ok) return found;
    const { actor, delegate, file } = found.value;
    const { delegateId, version, ...match } = input;
    if (file.version !== version) return refuse("CONFLICT", "staleVersion");
    if (file.state !== "POSSIBLE_MATCH") {
      const moved = await transitionFile(tx, ctx, { action: "enterMatch", file, version, note: null });
      if (!moved.ok) return moved;
    }
    const id = newId();
    await addMatchRow(tx, { id, delegateId, ...match, enteredBy: actor.userId, enteredAt: ctx.now });
    await recordAudit(tx, ctx, {
      action: "clearance.written",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: { entryId: id },
    });
    return ok({ id });
  });
}
