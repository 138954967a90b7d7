import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { InvitationRunState } from "@/lib/db/generated/client";
import { INVITATION_OUTCOMES, type InvitationOutcome } from "@/lib/organizations/invitations/outcome";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type InvitationRunSummary = {
  id: string;
  state: InvitationRunState;
  total: number;
  createdAt: string;
  by: string;
};

export type InvitationRunView = InvitationRunSummary & {
  settled: number;
  /** Those whose turn has come, in the order of the run. `message` is a key of the namespace `errors`. */
  rows: { organizationId: string; name: string; outcome: InvitationOutcome | null; message: string | null }[];
};

type Found = {
  id: string;
  state: InvitationRunState;
  total: number;
  createdAt: Date;
  user: { name: string };
};

const present = ({ id, state, total, createdAt, user }: Found): InvitationRunSummary => ({
  id,
  state,
  total,
  createdAt: createdAt.toISOString(),
  by: user.name,
});

const LISTED = 10;

/** The last runs of a conference, newest first, for all who may invite there. */
export async function listInvitationRuns(
  ctx: Ctx,
  conferenceId: string,
): Promise<Result<InvitationRunSummary[]>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId });
  if (denied) return refusal(denied);
  const runs = await db.invitationRun.findMany({
    where: { conferenceId },
    include: { user: { select: { name: true } } },
    orderBy: { createdAt: "desc" },
    take: LISTED,
  });
  return ok(runs.map(present));
}

/** One run with what became of each organization; NOT_FOUND invitationRunNotFound for those of other conferences. */
export async function getInvitationRun(
  ctx: Ctx,
  { conferenceId, runId }: { conferenceId: string; runId: string },
): Promise<Result<InvitationRunView>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId });
  if (denied) return refusal(denied);
  const run = await db.invitationRun.findFirst({
    where: { id: runId, conferenceId },
    include: { user: { select: { name: true } } },
  });
  if (!run) return refuse("NOT_FOUND", "invitationRunNotFound");
  const rows = await db.invitationRunRow.findMany({
    where: { runId, settledAt: { not: null } },
    include: { organization: true },
    orderBy: { position: "asc" },
  });
  return ok({
    ...present(run),
    settled: rows.length,
    rows: rows.map(({ organizationId, organization, outcome, reason }) => ({
      organizationId,
      name: organizationName(organization, ctx.locale),
      outcome: INVITATION_OUTCOMES.find((one) => one === outcome) ?? null,
      message: reason,
    })),
  });
}
