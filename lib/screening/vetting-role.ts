import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Runs statements on the clearance file under the database role that alone may read and write it; the application's
 * own login cannot. The role reads nothing else, so what `work` does stays in the schema `clearance`. After an error
 * the transaction is lost, and the role with it.
 */
export async function asVetting<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SET LOCAL ROLE placet_vetting`;
  const result = await work();
  await tx.$executeRaw`RESET ROLE`;
  return result;
}
