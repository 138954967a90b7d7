import "server-only";
import {
  type AppealDocumentView,
  DOCUMENT_PARTS,
  documentViews,
} from "@/lib/accreditation/appeals/document-views";
import { appealObstacle } from "@/lib/accreditation/appeals/window";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** What the person and the focal points read of a refusal or revocation and its appeal; never a note. */
export type OwnAppeal = {
  delegateId: string;
  version: number;
  state: DelegateState;
  decision: { action: "refuse" | "revoke"; reasonCode: string; text: string; at: string };
  /** Until when an appeal may be made; null when the one appeal was made. */
  until: string | null;
  /** What stands against an appeal now, a key of the namespace `errors`; null when it may be made. */
  obstacle: string | null;
  appeal: { grounds: string; documents: AppealDocumentView[]; at: string } | null;
  ruling: { outcome: "allowed" | "dismissed"; text: string; at: string } | null;
};

/** The last refusal or revocation of a registration, and its appeal; null where there is none. NOT_FOUND out of reach. */
export async function getOwnAppeal(ctx: Ctx, delegateId: string): Promise<Result<OwnAppeal | null>> {
  const denied = authorize(ctx, "registration.appeal");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.appeal")] },
    select: {
      id: true,
      state: true,
      version: true,
      decisions: {
        where: { action: { in: ["refuse", "revoke"] } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: 1,
      },
      appeal: { include: { ruling: true, documents: DOCUMENT_PARTS } },
    },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const [decision] = row.decisions;
  if (!decision) return ok(null);
  const { appeal, state, version } = row;
  const until = appeal ? null : (decision.appealUntil?.toISOString() ?? null);
  return ok({
    delegateId,
    version,
    state,
    decision: {
      action: decision.action === "revoke" ? "revoke" : "refuse",
      reasonCode: decision.reasonCode ?? "",
      text: decision.textForPerson ?? "",
      at: decision.createdAt.toISOString(),
    },
    until,
    obstacle: startsFrom("appeal", state)
      ? appealObstacle(decision, appeal !== null, ctx.now)
      : "notFromThisState",
    appeal: appeal && {
      grounds: appeal.grounds,
      documents: documentViews(appeal.documents),
      at: appeal.submittedAt.toISOString(),
    },
    ruling: appeal?.ruling
      ? {
          outcome: appeal.ruling.action === "allowAppeal" ? "allowed" : "dismissed",
          text: appeal.ruling.textForPerson ?? "",
          at: appeal.ruling.createdAt.toISOString(),
        }
      : null,
  });
}
