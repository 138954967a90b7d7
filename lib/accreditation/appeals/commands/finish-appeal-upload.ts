import "server-only";
import type { Ctx } from "@/lib/context";
import { keepPaper } from "@/lib/documents/keep-paper";
import type { SentPaper } from "@/lib/documents/schema";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Ends the sending of a paper that is to go with an appeal; the appeal claims it.
 * @returns the file; NOT_FOUND uploadNotFound for uploads of others, CONFLICT uploadIncomplete while pieces are missing,
 *   INVALID documentRefused with `validation.document.<why>`, UNAVAILABLE uploadBusy
 */
export async function finishAppealUpload(
  ctx: Ctx,
  { uploadId }: { uploadId: string },
): Promise<Result<SentPaper>> {
  const denied = authorize(ctx, "registration.appeal");
  if (denied) return refusal(denied);
  return keepPaper(ctx, uploadId, ["APPEAL_DOCUMENT"]);
}
