import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { currentFieldKeyId } from "@/lib/crypto/field-encryption";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { ok, type Result } from "@/lib/result";

const BATCH = 200;

type Column<Row> = {
  /** Table and field, for the audit. */
  name: string;
  /** Rows that have an older key than the current one, in a fixed order. */
  older: (tx: Tx, current: string, take: number) => Promise<Row[]>;
  /** Encrypts one row anew if its content is still what was read; gives the rows written, 0 or 1. */
  renew: (tx: Tx, row: Row) => Promise<number>;
};

/**
 * Encrypts anew, under the current key, a batch of the rows of an encrypted column that still have an older one. What
 * is saved at that moment stays as saved: it has the current key already. The caller has authorized.
 * @returns how many rows were read; 0 when none is left. Throws when a key of the ring is missing
 */
export function rotateColumn<Row>(ctx: Ctx, column: Column<Row>): Promise<Result<{ rotated: number }>> {
  const current = currentFieldKeyId();
  return inTransaction(ctx, async (tx) => {
    const rows = await column.older(tx, current, BATCH);
    if (rows.length === 0) return ok({ rotated: 0 });
    let rotated = 0;
    for (const row of rows) rotated += await column.renew(tx, row);
    await recordAudit(tx, ctx, {
      action: "fieldKeys.rotated",
      conferenceId: null,
      subjectType: "fieldKey",
      subjectId: current,
      details: { column: column.name, rotated },
    });
    return ok({ rotated: rows.length });
  });
}
