import "server-only";
import type { Ctx } from "@/lib/context";
import { rotateColumn } from "@/lib/crypto/rotate-column";
import { openRow, sealRow } from "@/lib/imports/row-content";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Encrypts anew, under the current key, a batch of the rows of imports that still have an older one. A row that is
 * planned anew at that moment stays as planned.
 * @returns how many were done; 0 when none is left. Throws when a key of the ring is missing
 */
export async function rotateImportKeys(ctx: Ctx): Promise<Result<{ rotated: number }>> {
  const denied = authorize(ctx, "fieldKeys.rotate");
  if (denied) return refusal(denied);
  return rotateColumn(ctx, {
    name: "ImportRow.content",
    older: (tx, current, take) =>
      tx.importRow.findMany({
        where: { contentKeyId: { not: current } },
        select: { importId: true, rowNumber: true, contentCiphertext: true, contentKeyId: true },
        orderBy: [{ importId: "asc" }, { rowNumber: "asc" }],
        take,
      }),
    renew: async (tx, row) => {
      const { importId, rowNumber, contentCiphertext } = row;
      const data = sealRow(importId, rowNumber, openRow(row));
      return (await tx.importRow.updateMany({ where: { importId, rowNumber, contentCiphertext }, data }))
        .count;
    },
  });
}
