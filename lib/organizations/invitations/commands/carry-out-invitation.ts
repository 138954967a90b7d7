import "server-only";
import type { Ctx } from "@/lib/context";
import type { InvitationRun, InvitationRunRow } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { localeOf } from "@/lib/i18n/load-messages";
import { inviteDelegation } from "@/lib/organizations/commands/invite-delegation";
import { invitationOutcome } from "@/lib/organizations/invitations/outcome";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Invites one organization of a run by the command of the single invitation, in a transaction with the note that it is
 * done. A row that is settled is passed over, so that a job may be killed and run again, or run twice at once.
 * @returns the refusal of the single invitation: then nothing has happened and the row stands as it stood
 */
export async function carryOutInvitation(
  ctx: Ctx,
  run: InvitationRun,
  { runId, position, organizationId, language, contactEmail }: InvitationRunRow,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId: run.conferenceId });
  if (denied) return refusal(denied);
  const { conferenceId, quota, deadlineOn } = run;
  return inTransaction(ctx, async (tx, ctx) => {
    const outcome = invitationOutcome({ invited: false, suspended: false, contactEmail });
    // First, since the row's lock keeps a second job out until the commit.
    const { count } = await tx.invitationRunRow.updateMany({
      where: { runId, position, settledAt: null },
      data: { outcome, contactEmail: null, settledAt: ctx.now },
    });
    if (count === 0) return ok();
    const invited = await inviteDelegation(ctx, {
      conferenceId,
      organizationId,
      language: localeOf(language),
      contactEmail,
      quota,
      deadlineOn: deadlineOn?.toISOString().slice(0, 10) ?? null,
    });
    return invited.ok ? ok() : invited;
  });
}
