import "server-only";
import { appealObstacle } from "@/lib/accreditation/appeals/window";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** How a refused or revoked person stands: may appeal, may no more, or what became of the appeal. */
export type AppealStanding = {
  standing: "open" | "over" | "waits" | "allowed" | "dismissed";
  /** Until when an appeal may or might be made; null where it was made. */
  until: string | null;
};

/** Of everybody of a delegation who was refused or revoked, how an appeal stands, by the person's id. */
export async function listDelegationAppeals(
  ctx: Ctx,
  delegationId: string,
): Promise<Result<Map<string, AppealStanding>>> {
  const denied = authorize(ctx, "registration.appeal", { delegationId });
  if (denied) return refusal(denied);
  const rows = await db.delegate.findMany({
    where: {
      AND: [
        { delegationId, decisions: { some: { action: { in: ["refuse", "revoke"] } } } },
        delegateScope(ctx, "registration.appeal"),
      ],
    },
    select: {
      id: true,
      state: true,
      decisions: {
        where: { action: { in: ["refuse", "revoke"] } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: 1,
      },
      appeal: { select: { ruling: { select: { action: true } } } },
    },
  });
  const standings = new Map<string, AppealStanding>();
  for (const { id, state, decisions, appeal } of rows) {
    if (appeal) {
      const ruled = appeal.ruling?.action === "allowAppeal" ? "allowed" : "dismissed";
      standings.set(id, { standing: appeal.ruling ? ruled : "waits", until: null });
      continue;
    }
    const until = decisions[0]?.appealUntil;
    if (!until || !startsFrom("appeal", state)) continue;
    const isOpen = appealObstacle(decisions[0], false, ctx.now) === null;
    standings.set(id, { standing: isOpen ? "open" : "over", until: until.toISOString() });
  }
  return ok(standings);
}
