import { verifyAllChains } from "@/lib/audit/verify";
import { db } from "@/lib/db/client";

/** Walks every audit chain and names the first broken link; exit code 1 when there is one. */
async function verify(): Promise<void> {
  const verdicts = await verifyAllChains();
  for (const verdict of verdicts) {
    if (verdict.intact) console.log(`${verdict.chain}: ${verdict.entries} entries, intact`);
    else {
      console.error(
        `${verdict.chain}: BROKEN at entry ${verdict.sequence} (${verdict.entryId ?? "no entry"}): ${verdict.reason}`,
      );
      process.exitCode = 1;
    }
  }
  await db.$disconnect();
}

await verify();
