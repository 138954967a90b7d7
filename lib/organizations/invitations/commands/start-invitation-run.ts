import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { insertRows } from "@/lib/db/insert-rows";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { listFreeOrganizations } from "@/lib/organizations/invitations/queries/invitable";
import { MOST_OF_RUN, type StartInvitationRunInput } from "@/lib/organizations/invitations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Notes down everybody whom the filter keeps and who can be invited, and has them invited in the background.
 * @returns the run, the same for a second click; NOT_FOUND conferenceNotFound, INVALID nobodyChosen, LIMIT
 *   invitationRunTooLarge, CONFLICT staleVersion when the page said another number
 */
export async function startInvitationRun(
  ctx: Ctx,
  input: StartInvitationRunInput,
): Promise<Result<{ runId: string }>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId: input.conferenceId });
  if (denied) return refusal(denied);
  const { runId, conferenceId, filter, quota, deadlineOn } = input;
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const free = await listFreeOrganizations(ctx, conferenceId, filter);
  if (!free.ok) return free;
  const total = free.value.length;
  return inTransaction(ctx, async (tx, ctx) => {
    if (!(await tx.conference.findUnique({ where: { id: conferenceId }, select: { id: true } })))
      return refuse("NOT_FOUND", "conferenceNotFound");
    const before = await tx.invitationRun.findUnique({ where: { id: runId } });
    if (before)
      return before.requestedBy === actor.userId ? ok({ runId }) : refuse("CONFLICT", "alreadyDone");
    if (total === 0) return refuse("INVALID", "nobodyChosen");
    if (total > MOST_OF_RUN)
      return refuse("LIMIT", "invitationRunTooLarge", { values: { max: MOST_OF_RUN } });
    if (total !== input.organizations) return refuse("CONFLICT", "staleVersion");
    await tx.invitationRun.create({
      data: {
        id: runId,
        conferenceId,
        requestedBy: actor.userId,
        quota,
        deadlineOn: deadlineOn ? new Date(deadlineOn) : null,
        total,
        createdAt: ctx.now,
      },
    });
    await insertRows(
      tx,
      "InvitationRunRow",
      free.value.map(({ id: organizationId, language, contactEmail }, position) => ({
        runId,
        position,
        organizationId,
        language,
        contactEmail,
      })),
    );
    await enqueue(tx, "invitations.run", { runId }, { jobKey: `invitations.run:${runId}` });
    await recordAudit(tx, ctx, {
      action: "invitationRun.started",
      conferenceId,
      subjectType: "invitationRun",
      subjectId: runId,
      details: { organizations: total, quota },
    });
    return ok({ runId });
  });
}
