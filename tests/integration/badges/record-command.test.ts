import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeRecord } from "@/lib/accreditation/record/commands/take-record";
import { sealOf } from "@/lib/audit/record-check";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { sealChecks } from "@/lib/badges/commands/seal-checks";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import { db } from "@/lib/db/client";
import { accredit, foundConference, must, staff, system } from "./fixture";

type Check = { check: { id: string; place: string; outcome: string; at: string }; seal: unknown };
type Record = { seal: string; checks: Check[] };

const folder = mkdtempSync(join(tmpdir(), "placet-record-"));
let text: string;

beforeAll(async () => {
  const id = await foundConference();
  const operator = await staff("badgeDeskOperator", id);
  const delegateId = await accredit(id);
  const { badgeId } = must(await printBadge(operator, { delegateId }));
  const guard = await staff("gateGuard", id);
  const { credential } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
  // Turned away before the hand-over, let in after it.
  must(await verifyBadge(guard, { text: credential, place: "Gate 1" }));
  const shown = {
    documentType: "PASSPORT",
    lastFour: "0000",
    faceMatches: true,
    otherDocument: true,
  } as const;
  must(await handOverBadge(operator, { badgeId, ...shown }));
  must(await verifyBadge(guard, { text: credential, place: "Gate 2" }));
  must(await sealChecks(system(), { conferenceId: id }));
  const protection = await staff("dataProtectionOfficer", id);
  const { stream } = must(await takeRecord(protection, { delegateId, format: "json" }));
  text = await new Response(stream).text();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as people type it, in a process that has no database. */
async function verify(content: string, ...more: string[]): Promise<{ code: number; told: string }> {
  const path = join(folder, "record.json");
  writeFileSync(path, content);
  const { DATABASE_URL: _none, ...env } = process.env;
  const args = ["run", "--silent", "audit:verify", "--", "--record", path, ...more];
  const child = spawn("npm", args, { env });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => output.push(String(part)));
  const [code] = await once(child, "close");
  return { code, told: output.join("").replaceAll(path, "FILE") };
}

const parsed = (): Record => JSON.parse(text);
/** What somebody writes who also makes the seal of the record anew. */
const resealed = (record: Record) => JSON.stringify({ ...record, seal: sealOf(record) });

test("a record with a refused and an admitted check is intact offline, under the seal on its paper", async () => {
  const record = parsed();
  expect(record.checks.map(({ check }) => [check.place, check.outcome])).toEqual([
    ["Gate 1", "notYetValid"],
    ["Gate 2", "valid"],
  ]);
  expect(record.checks.every(({ seal }) => seal !== null)).toBe(true);
  const { code, told } = await verify(text, "--seal", record.seal);
  expect(told).toMatch(/^intact {2}FILE: \d+ entries, \d+ withheld/);
  expect(told).toContain(`seal    ${record.seal}`);
  expect(code).toBe(0);
});

test("one byte changed in a check ends with code 1 and names the check, with the seal made anew or not", async () => {
  const [, admitted] = parsed().checks;
  const named = `BROKEN  FILE: check ${admitted?.check.id} was altered`;
  const at = text.indexOf("Gate 2", text.indexOf('"checks"'));
  const changed = `${text.slice(0, at)}Gate 3${text.slice(at + "Gate 3".length)}`;
  const plain = await verify(changed);
  expect([plain.code, plain.told.trim().split("\n")]).toEqual([
    1,
    ["BROKEN  FILE: the content does not match its seal", named],
  ]);
  const forged = await verify(resealed(JSON.parse(changed)));
  expect([forged.code, forged.told.trim()]).toEqual([1, named]);
});

test("a check that was added, or that hides behind another paper's seal, is named", async () => {
  const record = parsed();
  const [refused, admitted] = record.checks;
  const id = "01a20abb-b60a-74be-925c-745890f38a6a";
  const added = { ...admitted, check: { ...admitted?.check, id } } as Check;
  const more = await verify(resealed({ ...record, checks: [...record.checks, added] }));
  expect([more.code, more.told.trim()]).toEqual([1, `BROKEN  FILE: check ${id} was altered`]);
  const dropped = resealed({ ...record, checks: refused ? [refused] : [] });
  const fewer = await verify(dropped, "--seal", record.seal);
  expect([fewer.code, fewer.told.trim()]).toEqual([1, "BROKEN  FILE: the seal is not the one given"]);
});
