import type { Actor } from "@/lib/context";
import { can, type Place } from "@/lib/policy/can";
import { mayReview, READS_REVIEWS, REVIEW_PERMISSION, type ReviewKind } from "@/lib/policy/reviews";
import { type Involvement, separationReason } from "@/lib/policy/separation";

type TaskRow = {
  id: string;
  kind: ReviewKind;
  role: string | null;
  step: number;
  state: "OPEN" | "DONE" | "CANCELLED" | "PLANNED";
  dueAt: Date | null;
  closedAt: Date | null;
  closedBy: string | null;
  finding: "FAVOURABLE" | "NO_OBJECTION" | "UNFAVOURABLE" | null;
  note: string | null;
};

type QueryRow = {
  id: string;
  taskId: string;
  reasonCode: string;
  text: string;
  state: "OPEN" | "SENT" | "DISMISSED" | "LAPSED";
  askedBy: string;
  askedAt: Date;
  answer: string | null;
};

export type ReviewView = Omit<TaskRow, "dueAt" | "closedAt" | "closedBy"> & {
  dueAt: string | null;
  closedAt: string | null;
  /** Who closed it. */
  by: string | null;
  /** Null: not the reader's review. Otherwise whether it may be closed now, or why not (namespace `errors`). */
  own: { allowed: boolean; reason: string | null } | null;
};

export type QueryView = Omit<QueryRow, "askedAt" | "askedBy"> & {
  kind: ReviewKind;
  askedAt: string;
  askedBy: string;
};

export type DossierReviews = { tasks: ReviewView[]; queries: QueryView[] };

/** Why a reader's own review cannot be closed or asked about now; null when it can. */
function obstacle(actor: Actor, file: Involvement, task: TaskRow, asked: boolean): string | null {
  const separate = separationReason(actor, REVIEW_PERMISSION[task.kind], file);
  if (separate) return separate;
  if (task.state === "PLANNED") return "reviewNotYet";
  return asked ? "queryOpen" : null;
}

/**
 * The reviews of a file as this reader may see them: all of it for officers and approvers, for a reviewer the own kind
 * with its note and of the others the state alone, nothing for a delegation. Cancelled reviews are history.
 */
export function presentReviews(
  actor: Actor,
  file: Involvement & { conferenceId: string; categoryId: string | null },
  rows: { tasks: readonly TaskRow[]; queries: readonly QueryRow[]; names: ReadonlyMap<string, string> },
): DossierReviews {
  const { conferenceId, delegationId, categoryId } = file;
  const place: Place = { conferenceId, delegationId, categoryId };
  const readsAll = READS_REVIEWS.some((permission) => can(actor, permission, place));
  const readsOwn = (kind: ReviewKind) => can(actor, REVIEW_PERMISSION[kind], place);
  if (!readsAll && !rows.tasks.some(({ kind }) => readsOwn(kind))) return { tasks: [], queries: [] };
  const name = (id: string | null) => (id ? (rows.names.get(id) ?? null) : null);
  const asked = new Set(rows.queries.filter(({ state }) => state === "OPEN").map(({ taskId }) => taskId));
  const kindOf = new Map(rows.tasks.map(({ id, kind }) => [id, kind]));
  const tasks = rows.tasks
    .filter(({ state }) => state !== "CANCELLED")
    .map((task): ReviewView => {
      const { dueAt, closedAt, closedBy, ...rest } = task;
      const reads = readsAll || readsOwn(task.kind);
      const isOwn = task.kind !== "COMPLETENESS" && task.state !== "DONE" && mayReview(actor, task, place);
      const reason = isOwn ? obstacle(actor, file, task, asked.has(task.id)) : null;
      return {
        ...rest,
        finding: reads ? task.finding : null,
        note: reads ? task.note : null,
        dueAt: dueAt?.toISOString() ?? null,
        closedAt: closedAt?.toISOString() ?? null,
        by: name(closedBy),
        own: isOwn ? { allowed: reason === null, reason } : null,
      };
    });
  const queries = rows.queries.flatMap(({ askedAt, askedBy, ...query }): QueryView[] => {
    const kind = kindOf.get(query.taskId);
    if (!kind || !(readsAll || readsOwn(kind))) return [];
    return [{ ...query, kind, askedAt: askedAt.toISOString(), askedBy: name(askedBy) ?? "" }];
  });
  return { tasks, queries };
}
