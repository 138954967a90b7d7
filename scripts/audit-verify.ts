import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkRecord } from "@/lib/audit/record-check";
import { type ChainVerdict, verifyAllChains } from "@/lib/audit/verify";
import { db } from "@/lib/db/client";
import { SetupError } from "@/lib/setup-error";
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

/** Checks the record of one person from its file alone, against the seal on the paper when it is given. */
function verifyRecord(path: string, seal: string | undefined): void {
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new SetupError(`${path} cannot be read as JSON.`);
  }
  const verdict = checkRecord(record, seal);
  for (const problem of verdict.problems) console.error(`BROKEN  ${path}: ${problem}`);
  if (verdict.problems.length === 0) {
    console.log(
      `intact  ${path}: ${verdict.entries} entries, ${verdict.withheld} withheld (hashes and links only)`,
    );
    console.log(`seal    ${verdict.seal}`);
    if (!seal) console.log("Compare the seal with the one on the paper, or give it as --seal.");
    return;
  }
  process.exitCode = 1;
}

const { record, seal } = parseArgs({
  options: { record: { type: "string" }, seal: { type: "string" } },
}).values;
await runScript(async () => (record ? verifyRecord(record, seal) : withDatabase(verify)));
