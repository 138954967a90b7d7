import { now } from "@/lib/clock";
import { type Ctx, systemContext } from "@/lib/context";
import { currentFieldKeyId } from "@/lib/crypto/field-encryption";
import { db } from "@/lib/db/client";
import { rotateDocumentKeys } from "@/lib/delegates/commands/rotate-document-keys";
import { rotateWishedNumberKeys } from "@/lib/delegates/commands/rotate-wished-number-keys";
import { rotateTotpKeys } from "@/lib/identity/commands/rotate-totp-keys";
import { newId } from "@/lib/ids";
import { rotateImportKeys } from "@/lib/imports/commands/rotate-import-keys";
import type { Result } from "@/lib/result";
import { withDatabase } from "@/scripts/database";
import { runScript } from "@/scripts/run-script";

async function rotateAll(
  what: string,
  rotate: (ctx: Ctx) => Promise<Result<{ rotated: number }>>,
): Promise<void> {
  let total = 0;
  for (;;) {
    const result = await rotate(systemContext("keys:rotate", now(), newId()));
    if (!result.ok) throw new Error(`${what}: ${result.error.message}`);
    if (result.value.rotated === 0) break;
    total += result.value.rotated;
  }
  console.log(`${what}: ${total} encrypted anew`);
}

/**
 * Brings every encrypted field under the current key of FIELD_KEYS, a batch to a transaction: it may be stopped and
 * started again. Before it, the new key goes into the ring of every process, named as current; after it, the old one
 * may leave the ring, but for backups.
 */
async function rotate(): Promise<void> {
  console.log(`Current key: ${currentFieldKeyId()}`);
  await rotateAll("Document numbers", rotateDocumentKeys);
  await rotateAll("Wished document numbers", rotateWishedNumberKeys);
  await rotateAll("Rows of imports", rotateImportKeys);
  await rotateAll("Second factors", rotateTotpKeys);
  await db.$disconnect();
}

await runScript(() => withDatabase(rotate));
