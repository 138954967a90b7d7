import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { badgeDocument } from "@/lib/badges/document";
import { getPrintRun } from "@/lib/badges/queries/printable";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { typesetPdf } from "@/lib/typeset/compile";

/**
 * The PDF of a printed badge, until it is handed over; each taking is an audit entry. Afterwards there is no second
 * copy: a lost badge is replaced, not printed again.
 * @returns PDF and number; CONFLICT badgeNotPrintable before printing and after hand-over
 */
export async function takeBadgePdf(
  ctx: Ctx,
  { badgeId }: { badgeId: string },
): Promise<Result<{ pdf: Uint8Array; number: string }>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  const run = await getPrintRun(ctx, [badgeId]);
  if (!run.ok) return run;
  const [badge] = run.value.badges;
  if (badge?.state !== "PRINTED") return refuse("CONFLICT", "badgeNotPrintable");
  const pdf = await typesetPdf(badgeDocument([badge], run.value.stock, "single"));
  return inTransaction(ctx, async (tx, ctx) => {
    await recordAudit(tx, ctx, {
      action: "badge.printed",
      conferenceId: run.value.conferenceId,
      subjectType: "badge",
      subjectId: badgeId,
      details: { number: badge.number, pdf: true },
    });
    return ok({ pdf, number: badge.number });
  });
}
