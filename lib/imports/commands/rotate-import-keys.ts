import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { currentFieldKeyId } from "@/lib/crypto/field-encryption";
import { inTransaction } from "@/lib/db/transaction";
import { openRow, sealRow } from "@/lib/imports/row-content";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

const BATCH = 200;

/**
 * Encrypts anew, under the current key, a batch of the rows of imports that still have an older one. A row that is
 * planned anew at that moment stays as planned: it has the current key already.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateImportKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  const current = currentFieldKeyId();
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.importRow.findMany({
      where: { contentKeyId: { not: current } },
      select: { importId: true, rowNumber: true, contentCiphertext: true, contentKeyId: true },
      orderBy: [{ importId: "asc" }, { rowNumber: "asc" }],
      take: BATCH,
    });
    for (const row of rows) {
      const { importId, rowNumber, contentCiphertext } = row;
      const data = sealRow(importId, rowNumber, openRow(row));
      await tx.importRow.updateMany({ where: { importId, rowNumber, contentCiphertext }, data });
    }
    if (rows.length === 0) return ok({ rotated: 0 });
    await recordAudit(tx, ctx, {
      action: "fieldKeys.rotated",
      conferenceId: null,
      subjectType: "fieldKey",
      subjectId: current,
      details: { column: "ImportRow.content", rotated: rows.length },
    });
    return ok({ rotated: rows.length });
  });
}
