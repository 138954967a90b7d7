import { type ChainVerdict, verifyAllChains } from "@/lib/audit/verify";
import { db } from "@/lib/db/client";
import { withDatabase } from "@/scripts/database";
import { runScript } from "@/scripts/run-script";

function lineFor(verdict: ChainVerdict, name: string): string {
  if (verdict.intact) return `intact  ${name}: ${verdict.entries} entries`;
  const entry = verdict.entryId ? ` (${verdict.entryId})` : "";
  return `BROKEN  ${name}: at entry ${verdict.sequence}${entry}: ${verdict.reason}`;
}

/** Walks every audit chain and names the first broken link of each; exit code 1 when there is one. */
async function verify(): Promise<void> {
  const verdicts = await verifyAllChains();
  const conferences = await db.conference.findMany({ select: { id: true, code: true } });
  const names = new Map(conferences.map(({ id, code }) => [id, `${code} ${id}`]));
  for (const verdict of verdicts) {
    const line = lineFor(verdict, names.get(verdict.chain) ?? verdict.chain);
    if (verdict.intact) console.log(line);
    else console.error(line);
  }
  const broken = verdicts.filter(({ intact }) => !intact).length;
  console.log(`${verdicts.length} chains, ${broken} broken`);
  if (broken > 0) process.exitCode = 1;
  await db.$disconnect();
}

await runScript(() => withDatabase(verify));
