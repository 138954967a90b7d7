import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { displayName } from "@/lib/i18n/names";
import { authorize, can } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { isStaffOf } from "@/lib/policy/notes";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type DossierAssignment = { assignee: { id: string; name: string } | null; mayAssign: boolean };

/** To whom a dossier is assigned; null for whoever does not work on the file. */
export async function getAssignment(
  ctx: Ctx,
  { delegateId }: { delegateId: string },
): Promise<Result<DossierAssignment | null>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "delegate.read")] },
    include: { assignments: { where: { endedAt: null }, include: { assignee: true } } },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const place = {
    conferenceId: row.conferenceId,
    delegationId: row.delegationId,
    categoryId: row.categoryId,
  };
  if (!isStaffOf(ctx.actor, place)) return ok(null);
  const [open] = row.assignments;
  return ok({
    assignee: open ? { id: open.assigneeId, name: open.assignee.name } : null,
    mayAssign: can(ctx.actor, "dossier.assign", place),
  });
}

/** Names of those to whom these dossiers of one conference are assigned, by dossier; empty for focal points. */
export async function listAssignees(
  ctx: Ctx,
  { conferenceId, delegateIds }: { conferenceId: string; delegateIds: readonly string[] },
): Promise<Result<Map<string, string>>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  if (!isStaffOf(ctx.actor, { conferenceId })) return ok(new Map());
  const rows = await db.assignment.findMany({
    where: {
      endedAt: null,
      delegateId: { in: [...delegateIds] },
      delegate: { AND: [{ conferenceId }, delegateScope(ctx, "delegate.read")] },
    },
    select: { delegateId: true, assignee: { select: { name: true } } },
  });
  return ok(new Map(rows.map(({ delegateId, assignee }) => [delegateId, assignee.name])));
}

export type AssignedDossier = {
  id: string;
  name: string;
  reference: string;
  state: DelegateState;
  dueAt: string | null;
  slug: string;
};

const SHOWN = 20;

/** The dossiers that are assigned to the reader, those due first, and how many there are. */
export async function listAssignedToMe(
  ctx: Ctx,
): Promise<Result<{ dossiers: AssignedDossier[]; count: number }>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return ok({ dossiers: [], count: 0 });
  const where = {
    assigneeId: actor.userId,
    endedAt: null,
    delegate: { AND: [delegateScope(ctx, "delegate.read")] },
  };
  const [count, rows] = await Promise.all([
    db.assignment.count({ where }),
    db.assignment.findMany({
      where,
      orderBy: [{ delegate: { dueAt: { sort: "asc", nulls: "last" } } }, { assignedAt: "asc" }],
      take: SHOWN,
      include: { delegate: { include: { person: true, conference: { select: { slug: true } } } } },
    }),
  ]);
  return ok({
    count,
    dossiers: rows.map(({ delegate }) => ({
      id: delegate.id,
      name: displayName(delegate.person),
      reference: delegate.reference,
      state: delegate.state,
      dueAt: delegate.dueAt?.toISOString() ?? null,
      slug: delegate.conference.slug,
    })),
  });
}
