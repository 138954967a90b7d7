import "server-only";
import { HISTORY_PARTS, involvementOf } from "@/lib/accreditation/find-subject";
import { escalationReasonsFor, type RefusalReason } from "@/lib/accreditation/reasons";
import { seniorApprovers } from "@/lib/accreditation/senior-approvers";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize, can } from "@/lib/policy/can";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type EscalationView = {
  id: string;
  state: "OPEN" | "REFUSED" | "SENT_BACK" | "LAPSED";
  reasonCode: string;
  textForPerson: string;
  internalNote: string;
  asker: string;
  askedAt: string;
  /** Before whom it lies. */
  senior: string;
  answer: string | null;
  /** It lies before the reader. */
  isMine: boolean;
};

export type EscalationDesk = {
  delegateId: string;
  version: number;
  /** The last one of this person. */
  last: EscalationView | null;
  /** Reasons that the reader may lay before a senior approver now, and the seniors to choose from. */
  reasons: readonly RefusalReason[];
  seniors: { id: string; name: string }[];
};

/** Where the refusal of a State's delegate lies, for those who refuse. NOT_FOUND out of reach. */
export async function getEscalationDesk(ctx: Ctx, delegateId: string): Promise<Result<EscalationDesk>> {
  const denied = authorize(ctx, "delegate.refuse");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "delegate.refuse")] },
    include: { delegation: { include: { organization: true } }, ...HISTORY_PARTS },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const last = await db.refusalEscalation.findFirst({
    where: { delegateId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    include: { asker: true, senior: true },
  });
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const offers =
    last?.state !== "OPEN" &&
    startsFrom("refuse", row.state) &&
    can(ctx.actor, "delegate.approve", { conferenceId: row.conferenceId }) &&
    !separationReason(ctx.actor, "delegate.refuse", involvementOf(row));
  const reasons = offers ? escalationReasonsFor(row.delegation?.organization.type ?? "OTHER") : [];
  const seniors = reasons.length > 0 ? await seniorApprovers(db, row.conferenceId, userId, ctx.now) : [];
  return ok({
    delegateId,
    version: row.version,
    last: last && {
      id: last.id,
      state: last.state,
      reasonCode: last.reasonCode,
      textForPerson: last.textForPerson,
      internalNote: last.internalNote,
      asker: last.asker.name,
      askedAt: last.askedAt.toISOString(),
      senior: last.senior.name,
      answer: last.answer,
      isMine: last.askedOf === userId,
    },
    reasons,
    seniors: seniors.map(({ id, name }) => ({ id, name })),
  });
}
