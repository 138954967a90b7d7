import "server-only";
import type { Tx } from "@/lib/db/client";

/** What went wrong in the clearance file, without the row that the database names: it would end in the log. */
class ClearanceFileError extends Error {
  constructor(readonly code: string) {
    super(`clearance file: the database answered ${code}`);
    this.name = "ClearanceFileError";
  }
}

/** The SQLSTATE of a failed raw query, or Prisma's own code. */
function codeOf(error: unknown): string {
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } };
  const { originalCode } = (meta?.driverAdapterError?.cause ?? {}) as { originalCode?: unknown };
  return String(originalCode ?? code ?? "unknown");
}

/**
 * Runs statements on the clearance file under the database role that alone may read and write it; the application's
 * own login cannot. The role reads nothing else, so what `work` does stays in the schema `clearance`. After an error
 * the transaction is lost, and the role with it.
 * @throws ClearanceFileError with a code and no words of the file
 */
export async function asVetting<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SET LOCAL ROLE placet_vetting`;
  let result: T;
  try {
    result = await work();
  } catch (error) {
    throw new ClearanceFileError(codeOf(error));
  }
  await tx.$executeRaw`RESET ROLE`;
  return result;
}
