import "server-only";
import type { Tx } from "@/lib/db/client";
import { hashReadableCode } from "@/lib/identity/readable-code";
import { newRecoveryCodes } from "@/lib/identity/recovery-codes";
import { newId } from "@/lib/ids";

/** Replaces a user's recovery codes in the caller's transaction. @returns the ten new ones, to be shown once */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), userId, codeHash: hashReadableCode(code) })),
  });
  return codes;
}
