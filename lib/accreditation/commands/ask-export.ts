import "server-only";
import { type PersonalExport, reachesBeyondDelegation } from "@/lib/accreditation/personal-export";
import type { AskExportInput } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { requestSignature } from "@/lib/signatures/request-signature";

/** Requests that one account may have waiting: each writes to everybody who may sign. */
const MAX_WAITING = 3;

/**
 * Asks a second person to sign an export of people beyond one delegation; until then no file is made.
 * @returns the export, the same for a second click; FORBIDDEN without export.personal, INVALID for what needs no second
 *   person, CONFLICT nobodyToSign, LIMIT exportsWaiting
 */
export async function askExport(ctx: Ctx, input: AskExportInput): Promise<Result<{ exportId: string }>> {
  const denied = authorize(ctx, "export.personal", { conferenceId: input.conferenceId });
  if (denied) return refusal(denied);
  const { conferenceId, exportId, format, filter, reason } = input;
  if (!reachesBeyondDelegation(input)) return refuse("INVALID", "checkFields");
  return inTransaction(ctx, async (tx, ctx) => {
    if (!(await tx.conference.findUnique({ where: { id: conferenceId }, select: { id: true } })))
      return refuse("NOT_FOUND", "conferenceNotFound");
    const before = await tx.signatureRequest.findFirst({
      where: { kind: "PERSONAL_EXPORT", subjectType: "export", subjectId: exportId },
    });
    if (before) {
      const own = ctx.actor.kind === "user" && before.requestedBy === ctx.actor.userId;
      return own ? ok({ exportId }) : refuse("CONFLICT", "alreadyDone");
    }
    const requestedBy = ctx.actor.kind === "user" ? ctx.actor.userId : undefined;
    const open = { kind: "PERSONAL_EXPORT", state: "OPEN", expiresAt: { gt: ctx.now } } as const;
    const waiting = await tx.signatureRequest.count({ where: { ...open, requestedBy } });
    if (waiting >= MAX_WAITING) return refuse("LIMIT", "exportsWaiting");
    const payload: PersonalExport = { format, locale: ctx.locale, filter };
    const asked = await requestSignature(tx, ctx, {
      kind: "PERSONAL_EXPORT",
      conferenceId,
      subjectType: "export",
      subjectId: exportId,
      payload: JSON.parse(JSON.stringify(payload)),
      reason,
    });
    return asked.ok ? ok({ exportId }) : asked;
  });
}
