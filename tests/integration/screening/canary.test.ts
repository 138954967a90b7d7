import { inspect } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { listIdentityChanges } from "@/lib/accreditation/queries/identity-changes";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { queueFilterSchema } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { getDelegationPage } from "@/lib/delegates/queries/delegation-people";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { addMatchRow } from "@/lib/screening/match-rows";
import { getClearanceFile } from "@/lib/screening/queries/clearance-file";
import { getClearanceWork } from "@/lib/screening/queries/clearance-work";
import { describeWaivers } from "@/lib/screening/queries/waivers-to-sign";
import { staff } from "@/tests/integration/badges/fixture";
import { NOW } from "@/tests/integration/documents/fixture";
import { type Desk, fileOf, openDesk } from "./fixture";
import { CANARY, plantFiles } from "./planted";

let desk: Desk;
let slug: string;
let people: string[];

beforeAll(async () => {
  desk = await openDesk();
  ({ slug } = await db.conference.findUniqueOrThrow({ where: { id: desk.conferenceId } }));
  people = await plantFiles(desk);
});

/** Everything that a role can ask about these people, whatever it is answered. */
async function everything(ctx: Ctx): Promise<string> {
  const answers: unknown[] = [
    await getReviewQueue(ctx, desk.conferenceId, queueFilterSchema.parse({})),
    await listIdentityChanges(ctx, slug),
    await getClearanceWork(ctx, slug),
    await describeWaivers(
      ctx,
      people.map((id) => ({ id, subjectId: id, payload: { validUntil: null } })),
    ),
  ];
  for (const id of people) {
    answers.push(
      await getDelegateForReview(ctx, id),
      await getRegistration(ctx, id),
      await getClearanceFile(ctx, id),
    );
    const { delegationId } = await db.delegate.findUniqueOrThrow({ where: { id } });
    if (delegationId) answers.push(await getDelegationPage(ctx, delegationId));
  }
  return JSON.stringify(answers);
}

describe("the words of a clearance file", () => {
  test("are in what a vetting officer asks", async () => {
    const told = await everything(desk.colleague);
    expect(told).toContain(`${CANARY} note`);
    for (const id of people) {
      expect(JSON.stringify(await getClearanceFile(desk.vetter, id))).toContain(CANARY);
    }
  });

  test.each(ROLE_NAMES.filter((role) => role !== "vettingOfficer" && role !== "delegate"))(
    "are in nothing that the %s asks",
    async (role) => {
      const reach = await db.delegate.findUniqueOrThrow({ where: { id: people[0] ?? "" } });
      const focal = role === "missionFocalPoint" || role === "organizationFocalPoint";
      const ctx = await staff(role, desk.conferenceId, NOW, focal ? reach.delegationId : null);
      const told = await everything(ctx);
      expect(told).not.toContain(CANARY);
      // How the work stands is the file's business too: others know a word.
      expect(told).not.toMatch(/POSSIBLE_MATCH|REFERRED|dismissMatch|enterMatch/);
    },
  );

  test("are in nothing that the person asks", async () => {
    for (const id of people) {
      const { ownerEmail } = await db.delegate.findUniqueOrThrow({ where: { id } });
      const { conferenceId } = desk;
      const actor = { kind: "registrant" as const, email: ownerEmail ?? "", conferenceId, sessionId: id };
      const told = await everything({ ...desk.vetter, actor });
      expect(told).not.toContain(CANARY);
      expect(told).not.toContain('"clearance"');
    }
  });

  test("stand in no table outside the file: no mail, export, audit entry, job or import can hold them", async () => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'clearance')`;
    expect(tables.length).toBeGreaterThan(50);
    for (const { name } of tables) {
      const [row] = await db.$queryRawUnsafe<{ found: bigint }[]>(
        `SELECT count(*) AS found FROM ${name} t WHERE t::text LIKE '%${CANARY}%'`,
      );
      expect([name, row?.found]).toEqual([name, 0n]);
    }
  });

  test("stand in no error that is logged, though the database says which row failed", async () => {
    const [id] = people;
    const broken = {
      id: "not a uuid",
      delegateId: id ?? "",
      name: CANARY,
      listName: CANARY,
      listVersion: CANARY,
      score: 101,
      reason: CANARY,
      enteredBy: id ?? "",
      enteredAt: NOW,
    };
    for (const match of [broken, { ...broken, id: crypto.randomUUID() }]) {
      const thrown = await db.$transaction((tx) => addMatchRow(tx, match)).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(Error);
      expect(inspect(thrown, { depth: 10, showHidden: true })).not.toContain(CANARY);
    }
    expect((await fileOf({ id: id ?? "" })).state).toBe("CLEARED");
  });
});
