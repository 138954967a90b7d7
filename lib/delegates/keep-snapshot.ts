import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type SnapshotContent, snapshotHash } from "@/lib/delegates/snapshot";
import { newId } from "@/lib/ids";

/**
 * Keeps what a registration says now as its next snapshot, in the caller's transaction.
 * @returns the snapshot's id; a second one of the same number violates delegate_snapshot_number_unique
 */
export async function keepSnapshot(
  tx: Tx,
  ctx: Ctx,
  delegateId: string,
  content: SnapshotContent,
): Promise<string> {
  const id = newId();
  const { _max } = await tx.delegateSnapshot.aggregate({ where: { delegateId }, _max: { number: true } });
  await tx.delegateSnapshot.create({
    data: {
      id,
      delegateId,
      number: (_max.number ?? 0) + 1,
      content: content as unknown as Prisma.InputJsonObject,
      contentHash: snapshotHash(content),
      submittedAt: ctx.now,
    },
  });
  return id;
}
