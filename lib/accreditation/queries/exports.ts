import "server-only";
import { EXPORT_FORMATS } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

export type ExportSummary = {
  id: string;
  state: "WAITING" | "DONE" | "FAILED";
  format: (typeof EXPORT_FORMATS)[number];
  total: number;
  done: number;
  createdAt: string;
};

const LISTED = 20;

/** The actor's own exports of a conference, or of one delegation of it, newest first. */
export async function listExports(
  ctx: Ctx,
  { conferenceId, delegationId }: { conferenceId: string; delegationId: string | null },
): Promise<Result<ExportSummary[]>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId, delegationId });
  if (denied) return refusal(denied);
  const requestedBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  if (requestedBy === null) return ok([]);
  const rows = await db.export.findMany({
    where: { requestedBy, conferenceId, delegationId },
    orderBy: { createdAt: "desc" },
    take: LISTED,
  });
  return ok(
    rows.map(({ id, state, format, total, done, createdAt }) => ({
      id,
      state,
      format: EXPORT_FORMATS.find((known) => known === format) ?? "xlsx",
      total,
      done,
      createdAt: createdAt.toISOString(),
    })),
  );
}
