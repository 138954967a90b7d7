import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { exportDelegations } from "@/lib/badges/commands/export-delegations";
import { listDelegationsOverview } from "@/lib/badges/queries/delegations-overview";
import { delegationsFilterSchema } from "@/lib/badges/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
import { readTable } from "@/lib/tabular/read-table";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import {
  inviteState,
  moveTo,
  must,
  NOW,
  registrant,
  startDraft,
} from "@/tests/integration/documents/fixture";

let conferenceId: string;
let delegationId: string;
let officer: Ctx;

const filter = (input: Record<string, string> = {}) => delegationsFilterSchema.parse(input);

beforeAll(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  await inviteState(conferenceId);
  officer = await staff("registrationOfficer", conferenceId, NOW);
  const owner = registrant(conferenceId, `${randomUUID()}@delegate.example`);
  for (const state of ["SUBMITTED", "READY", "APPROVED", "WITHDRAWN"] as const) {
    await moveTo((await startDraft(owner, conferenceId)).id, state, delegationId);
  }
  const draft = await startDraft(owner, conferenceId);
  const category = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
  await db.delegate.update({ where: { id: draft.id }, data: { delegationId, categoryId: category.id } });
  const line = { titleAsWritten: "", roleAsWritten: "" };
  must(
    await recordNominationDocument(officer, {
      delegationId,
      kind: "NOTE_VERBALE",
      reference: "NV-1",
      documentDate: "2027-02-01",
      lines: ["A", "B", "C", "D"].map((nameAsWritten) => ({ nameAsWritten, ...line })),
    }),
  );
});

describe("the list of delegations", () => {
  test("counts each on the way from the document to the badge", async () => {
    const rows = must(await listDelegationsOverview(officer, conferenceId, filter()));
    expect(rows).toHaveLength(2);
    expect(rows.find(({ id }) => id === delegationId)).toMatchObject({
      nominated: 4,
      registered: 3,
      complete: 2,
      approved: 1,
      collected: 0,
      drafts: 1,
      documents: "RECEIVED",
      region: "ASIA_PACIFIC",
      quota: 5,
    });
  });

  test("filters by what is missing, by type, by documents and by name in any script", async () => {
    const ids = async (input: Record<string, string>) =>
      must(await listDelegationsOverview(officer, conferenceId, filter(input))).map(({ id }) => id);
    expect(await ids({ gap: "1" })).toEqual([delegationId]);
    expect(await ids({ documents: "RECEIVED" })).toEqual([delegationId]);
    expect(await ids({ type: "NGO" })).toEqual([]);
    expect(await ids({ q: "Таджикистан" })).toHaveLength(2);
    expect(await ids({ q: "Norway" })).toEqual([]);
    expect(await ids({ region: "nonsense" })).toHaveLength(2);
  });

  test("is a focal point's own only, and closed to others", async () => {
    const focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
    const rows = must(await listDelegationsOverview(focalPoint, conferenceId, filter()));
    expect(rows.map(({ id }) => id)).toEqual([delegationId]);
    const guard = await staff("gateGuard", conferenceId, NOW);
    expect(outcome(await listDelegationsOverview(guard, conferenceId, filter()))).toBe(
      "FORBIDDEN notAllowed",
    );
    const elsewhere = await staff("registrationOfficer", await foundConference(), NOW);
    expect(outcome(await listDelegationsOverview(elsewhere, conferenceId, filter()))).toBe(
      "FORBIDDEN notAllowed",
    );
  });

  test("goes out as a workbook with the same rows, and leaves an audit entry", async () => {
    const { slug } = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    const made = must(await exportDelegations(officer, { slug, filter: filter({ gap: "1" }) }));
    const read = await readTable(made.bytes);
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(read.table.rows).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { action: "export.made", subjectId: conferenceId } })).toBe(1);
    const guard = await staff("gateGuard", conferenceId, NOW);
    expect(outcome(await exportDelegations(guard, { slug, filter: filter() }))).toBe("FORBIDDEN notAllowed");
  });
});
