import "server-only";
import type { Ctx } from "@/lib/context";
import { inviteDelegation } from "@/lib/organizations/commands/invite-delegation";
import {
  type InvitationOutcome,
  invitationOutcome,
  OUTCOME_OF_REFUSAL,
} from "@/lib/organizations/invitations/outcome";
import type { InviteDelegationsInput } from "@/lib/organizations/invitations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** What became of one row. `message` is a key of the namespace `errors` where something else stood in the way. */
export type InvitedRow = { organizationId: string } & (
  | { outcome: InvitationOutcome; message: null }
  | { outcome: null; message: string }
);

/**
 * Invites many organizations, each in a transaction of its own: one that cannot be invited keeps nobody else back, and
 * a second sending of the same list changes nothing.
 * @returns what became of each row, in the order given; FORBIDDEN without the permission in that conference
 */
export async function inviteDelegations(
  ctx: Ctx,
  { conferenceId, rows }: InviteDelegationsInput,
): Promise<Result<InvitedRow[]>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId });
  if (denied) return refusal(denied);
  const report: InvitedRow[] = [];
  for (const row of rows) {
    const { organizationId, contactEmail } = row;
    const invited = await inviteDelegation(ctx, { ...row, conferenceId });
    if (invited.ok) {
      const outcome = invitationOutcome({ invited: false, suspended: false, contactEmail });
      report.push({ organizationId, outcome, message: null });
      continue;
    }
    const outcome = OUTCOME_OF_REFUSAL[invited.error.message];
    if (outcome) report.push({ organizationId, outcome, message: null });
    else report.push({ organizationId, outcome: null, message: invited.error.message });
  }
  return ok(report);
}
