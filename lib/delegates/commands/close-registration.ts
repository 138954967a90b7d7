import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { type ClosingLine, closingLineHash } from "@/lib/delegates/closing-line";
import { DRAFT_PARTS, draftValues } from "@/lib/delegates/draft";
import { lockDueEnding } from "@/lib/delegates/due-endings";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const PARTS = {
  ...DRAFT_PARTS,
  delegation: { select: { organizationId: true } },
} as const satisfies Prisma.DelegateInclude;

type ClosingRow = Prisma.DelegateGetPayload<{ include: typeof PARTS }>;

/** The line of the list of participants: named is who was accredited when the conference was closed. */
function closingLine(row: ClosingRow): ClosingLine {
  const { consents } = draftValues(row, null);
  const { person, salutation, functionalTitle, department, precedence } = row;
  const { familyName, givenNames, isMononym, nameOrder } = person;
  const name = { salutation, familyName, givenNames, isMononym, nameOrder };
  const email = consents?.EMAIL_IN_LIST === true ? row.email : null;
  const mayPublish = consents?.PUBLISH_IN_LIST === true;
  return {
    reference: row.reference,
    categoryCode: row.category?.code ?? null,
    organizationId: row.delegation?.organizationId ?? null,
    delegationRole: row.delegationRole,
    participant:
      row.state === "APPROVED"
        ? { ...name, functionalTitle, department, precedence, mayPublish, email }
        : null,
  };
}

/**
 * Closes a registration some days after the conference (practice table, R33), and keeps how it stood for the list of
 * participants. A registration under appeal is not in a state from which this starts. A badge that is still out expires
 * by the trigger on the state.
 * @returns CONFLICT notDue when the conference has more time now, or somebody was faster
 */
export async function closeRegistration(
  ctx: Ctx,
  { delegateId }: { delegateId: string },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.close");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const dueAt = await lockDueEnding(tx, "close", ctx.now, delegateId);
    if (!dueAt) return refuse("CONFLICT", "notDue");
    const row = await tx.delegate.findUniqueOrThrow({ where: { id: delegateId }, include: PARTS });
    const moved = await transitionDelegate(tx, ctx, {
      action: "close",
      delegate: row,
      version: row.version,
      record: { endedByDate: dueAt },
      data: { dueAt: null },
    });
    if (!moved.ok) return moved;
    const line = closingLine(row);
    const lineHash = closingLineHash(line);
    await tx.closingRecord.create({
      data: {
        delegateId,
        conferenceId: row.conferenceId,
        decisionId: moved.value.decisionId,
        outcome: row.state,
        line: line as unknown as Prisma.InputJsonObject,
        lineHash,
        closedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "registration.closed",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: row.state, after: "CLOSED" } },
      details: { lineHash: Buffer.from(lineHash).toString("hex") },
    });
    return ok();
  });
}
