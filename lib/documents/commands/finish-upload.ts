import "server-only";
import type { Ctx } from "@/lib/context";
import { keepPaper } from "@/lib/documents/keep-paper";
import { PAPER_PURPOSES, type SentPaper } from "@/lib/documents/schema";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Ends the sending of a delegation's paper.
 * @returns the file; NOT_FOUND uploadNotFound for uploads of others, CONFLICT uploadIncomplete while pieces are missing,
 *   INVALID documentRefused with `validation.document.<why>`, UNAVAILABLE uploadBusy
 */
export async function finishUpload(ctx: Ctx, { uploadId }: { uploadId: string }): Promise<Result<SentPaper>> {
  const denied = authorize(ctx, "nomination.record");
  if (denied) return refusal(denied);
  return keepPaper(ctx, uploadId, [...PAPER_PURPOSES]);
}
