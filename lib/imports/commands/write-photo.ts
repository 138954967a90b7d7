import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import type { PhotoWrite } from "@/lib/imports/plan-photos";
import { openRow } from "@/lib/imports/row-content";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

type PhotoRow = {
  importId: string;
  rowNumber: number;
  targetVersion: number | null;
  contentCiphertext: Uint8Array;
  contentKeyId: string;
};

/**
 * Sets one photo of an archive, through the same checks as any photo; one that asks for a human look is not taken, since
 * only the person may ask for it. Done twice, it is set once. What is refused is noted with its reason.
 * @returns UNAVAILABLE while photos cannot be decoded: then nothing is noted
 */
export async function writePhoto(
  ctx: Ctx,
  { row, bytes }: { row: PhotoRow; bytes: Uint8Array },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  const { importId, rowNumber, targetVersion } = row;
  const { delegateId, sha256 } = openRow(row).write as PhotoWrite;
  const uploaded = await uploadPhoto(ctx, { delegateId, bytes });
  const chosen = uploaded.ok
    ? await choosePhoto(ctx, {
        delegateId,
        photoId: uploaded.value.photoId,
        version: targetVersion ?? 0,
        humanLook: false,
      })
    : uploaded;
  if (!chosen.ok && chosen.error.code === "UNAVAILABLE") return chosen;
  await db.importRow.updateMany({
    where: { importId, rowNumber, state: "PENDING" },
    data:
      chosen.ok && uploaded.ok
        ? { state: "WRITTEN", result: { id: uploaded.value.photoId, sha256 } }
        : { state: "FAILED", result: { refusal: chosen.ok ? "photoRefused" : chosen.error.message } },
  });
  return ok();
}
