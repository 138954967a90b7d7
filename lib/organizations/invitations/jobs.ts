import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { InvitationRun, InvitationRunRow } from "@/lib/db/generated/client";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import { log } from "@/lib/log";
import { carryOutInvitation } from "@/lib/organizations/invitations/commands/carry-out-invitation";
import { finishInvitationRun } from "@/lib/organizations/invitations/commands/finish-invitation-run";
import { OUTCOME_OF_REFUSAL } from "@/lib/organizations/invitations/outcome";
import { can } from "@/lib/policy/can";
import { refuse } from "@/lib/result";

const payloadSchema = z.strictObject({ runId: z.uuid() });

/** Rows between two looks at the roles of whoever asked. */
export const PORTION = 25;

/** Notes why a row was not done; a row that the other job has settled meanwhile stays. */
async function settle(ctx: Ctx, { runId, position }: InvitationRunRow, message: string): Promise<void> {
  const outcome = OUTCOME_OF_REFUSAL[message];
  await db.invitationRunRow.updateMany({
    where: { runId, position, settledAt: null },
    data: { ...(outcome ? { outcome } : { reason: message }), contactEmail: null, settledAt: ctx.now },
  });
}

/** A row that breaks something is told and passed over: it must not hold up all others. */
async function invite(ctx: Ctx, run: InvitationRun, row: InvitationRunRow): Promise<void> {
  const done = await carryOutInvitation(ctx, run, row).catch((error: unknown) => {
    log.error({ err: error, runId: run.id, position: row.position }, "invitation failed");
    return refuse("UNAVAILABLE", "bulkRowBroken");
  });
  if (done.ok) return;
  const { code, message } = done.error;
  // The database is away: the queue tries again, and finds the rows that are left.
  if (code === "UNAVAILABLE" && message !== "bulkRowBroken") throw new Error(`invitation run: ${message}`);
  await settle(ctx, row, message);
}

/**
 * Task `invitations.run`: invites the organizations of a run, each in a transaction of its own, with the roles that
 * whoever asked holds at the beginning of each portion: when the role is gone, the rest is not invited and says so.
 * Killed and run again, it goes on with the rows that are left; run twice at once, nobody is invited twice.
 * @throws Error for the queue to try again
 */
export async function runInvitations(ctx: Ctx, payload: unknown): Promise<void> {
  const { runId } = payloadSchema.parse(payload);
  const run = await db.invitationRun.findUnique({ where: { id: runId } });
  if (run?.state !== "RUNNING") return;
  const { conferenceId, requestedBy } = run;
  const rows = await db.invitationRunRow.findMany({
    where: { runId, settledAt: null },
    orderBy: { position: "asc" },
  });
  for (let at = 0; at < rows.length; at += PORTION) {
    const actor = await actorOfUser(requestedBy, runId, ctx.now);
    const may = actor && can(actor, "organization.manage", { conferenceId });
    for (const row of rows.slice(at, at + PORTION)) {
      if (may) await invite({ ...ctx, actor }, run, row);
      else await settle(ctx, row, "invitationRoleEnded");
    }
  }
  const finished = await finishInvitationRun(ctx, { runId });
  if (!finished.ok) throw new Error(`invitation run: ${finished.error.message}`);
}
