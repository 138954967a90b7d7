import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Ctx } from "@/lib/context";
import { systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { startInvitationRun } from "@/lib/organizations/invitations/commands/start-invitation-run";
import { PORTION, runInvitations } from "@/lib/organizations/invitations/jobs";
import { listInvitable } from "@/lib/organizations/invitations/queries/invitable";
import { getInvitationRun, listInvitationRuns } from "@/lib/organizations/invitations/queries/runs";
import { MAX_INVITATIONS, startInvitationRunSchema } from "@/lib/organizations/invitations/schema";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let officer: Ctx;
/** Letters that only the names of this test hold. */
let mark: string;

beforeEach(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  mark = `q${newId()
    .replace(/\W/g, "")
    .slice(-12)
    .replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "g")}`;
});

/** So many bodies of the registry; the first few have been to a conference with an address. */
async function bodies(count: number, addressed = 0): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await db.organization.createMany({
    data: ids.map((id, at) => {
      const text = `${mark} ${String(at).padStart(4, "0")}`;
      const name = { en: text, ru: text, tg: text, fr: text, ar: text };
      return { id, code: `R${id.slice(-11).toUpperCase()}`, type: "NGO" as const, name };
    }),
  });
  const before = await foundConference();
  await db.delegation.createMany({
    data: ids.slice(0, addressed).map((organizationId, at) => ({
      id: newId(),
      conferenceId: before,
      organizationId,
      language: "fr",
      contactEmail: `${mark}${at}@x.example`,
      quota: 1,
    })),
  });
  return ids;
}

const start = (organizations: number, ctx = officer, runId = newId()) =>
  startInvitationRun(ctx, {
    runId,
    conferenceId,
    filter: { q: mark },
    quota: 3,
    deadlineOn: "2027-02-01",
    organizations,
  });
const run = (runId: string) => runInvitations(systemContext("invitations.run", NOW, newId()), { runId });
const view = async (runId: string) => must(await getInvitationRun(officer, { conferenceId, runId }));
const outcomesOf = async (runId: string) =>
  (await view(runId)).rows.map(({ outcome: word, message }) => word ?? message);
const delegations = () => db.delegation.count({ where: { conferenceId } });
const mails = () => db.message.count({ where: { recipient: { startsWith: mark } } });

describe("inviting everybody of a filter", () => {
  test("takes more than one sending does, says beforehand what it will do, and does that", async () => {
    const count = MAX_INVITATIONS + 20;
    await bodies(count, 2);
    const shown = must(await listInvitable(officer, conferenceId, { q: mark }));
    expect(shown).toMatchObject({ left: 20, free: { new: 2, newWithoutMail: count - 2 } });
    const { runId } = must(await start(count));
    expect(await view(runId)).toMatchObject({ state: "RUNNING", total: count, settled: 0, rows: [] });
    await run(runId);
    const done = await view(runId);
    expect(done).toMatchObject({ state: "DONE", total: count, settled: count });
    const words = await outcomesOf(runId);
    expect(words.filter((word) => word === "new")).toHaveLength(2);
    expect(words.filter((word) => word === "newWithoutMail")).toHaveLength(count - 2);
    expect([await delegations(), await mails()]).toEqual([count, 2]);
    const made = await db.delegation.findFirstOrThrow({
      where: { conferenceId, contactEmail: { startsWith: mark } },
    });
    expect(made).toMatchObject({ state: "INVITED", quota: 3, language: "fr" });
    expect(made.deadlineAt?.toISOString()).toBe("2027-02-01T18:59:59.000Z");
    // The address stands with the delegation from now on, and nowhere twice.
    expect(await db.invitationRunRow.count({ where: { runId, contactEmail: { not: null } } })).toBe(0);
    expect(must(await listInvitationRuns(officer, conferenceId))).toMatchObject([{ id: runId }]);
    const told = await db.auditEntry.findMany({ where: { subjectId: runId }, orderBy: { sequence: "asc" } });
    expect(told.map(({ action, details }) => [action, details])).toEqual([
      ["invitationRun.started", { organizations: count, quota: 3 }],
      ["invitationRun.finished", { organizations: count, invited: count }],
    ]);
  });

  test("says of each why it was not invited after all", async () => {
    const [fresh = "", invited = "", shut = "", merged = ""] = await bodies(4);
    const { runId } = must(await start(4));
    await db.delegation.create({
      data: { id: newId(), conferenceId, organizationId: invited, language: "en", quota: 9 },
    });
    const suspended = { suspendedAt: NOW, suspendedReason: "R" };
    await db.organization.update({ where: { id: shut }, data: suspended });
    await db.organization.update({ where: { id: merged }, data: { mergedIntoId: fresh } });
    await run(runId);
    expect(await outcomesOf(runId)).toEqual([
      "newWithoutMail",
      "already",
      "suspended",
      "organizationNotFound",
    ]);
    expect(await db.delegation.findFirst({ where: { conferenceId, organizationId: invited } })).toMatchObject(
      {
        quota: 9,
      },
    );
  });

  test("goes on where it was killed, and two at once invite nobody twice", async () => {
    const count = PORTION + 5;
    await bodies(count, count);
    const { runId } = must(await start(count));
    // The process dies before the second portion.
    const read = db.user.findUnique.bind(db.user);
    const killed = vi
      .spyOn(db.user, "findUnique")
      .mockImplementationOnce(read)
      .mockImplementationOnce(() => {
        throw new Error("killed");
      });
    await expect(run(runId)).rejects.toThrow("killed");
    killed.mockRestore();
    expect(await view(runId)).toMatchObject({ state: "RUNNING", settled: PORTION });
    await Promise.all([run(runId), run(runId)]);
    expect(await view(runId)).toMatchObject({ state: "DONE", settled: count });
    expect([await delegations(), await mails()]).toEqual([count, count]);
    expect(new Set(await outcomesOf(runId))).toEqual(new Set(["new"]));
    const finished = { subjectId: runId, action: "invitationRun.finished" };
    expect(await db.auditEntry.count({ where: finished })).toBe(1);
    const settled = { where: { runId }, data: { outcome: "already" } };
    await expect(db.invitationRunRow.updateMany(settled)).rejects.toThrow("stays as it is");
  });

  test("stops with the role of whoever asked, and says so", async () => {
    await bodies(PORTION + 3);
    const { runId } = must(await start(PORTION + 3));
    if (officer.actor.kind !== "user") throw new Error("no user");
    await db.user.update({ where: { id: officer.actor.userId }, data: { suspendedAt: NOW } });
    await run(runId);
    const other = await staff("registrationOfficer", conferenceId, NOW);
    const { state, rows } = must(await getInvitationRun(other, { conferenceId, runId }));
    expect([state, new Set(rows.map(({ message }) => message))]).toEqual([
      "DONE",
      new Set(["invitationRoleEnded"]),
    ]);
    expect(await delegations()).toBe(0);
  });

  test("is one run for a double click, and none when the page was stale or nobody fits", async () => {
    await bodies(3);
    const runId = newId();
    const twice = await Promise.all([start(3, officer, runId), start(3, officer, runId)]);
    expect(twice.map(outcome)).toContain("ok");
    expect(outcome(await start(3, officer, runId))).toBe("ok");
    expect(await db.invitationRun.count({ where: { conferenceId } })).toBe(1);
    const colleague = await staff("registrationOfficer", conferenceId, NOW);
    expect(outcome(await start(3, colleague, runId))).toBe("CONFLICT alreadyDone");
    expect(outcome(await start(2))).toBe("CONFLICT staleVersion");
    await run(runId);
    expect(outcome(await start(3))).toBe("INVALID nobodyChosen");
  });

  test("is for those who invite, in their own conference", async () => {
    await bodies(2);
    const { runId } = must(await start(2));
    for (const role of ROLE_NAMES.filter((name) => name !== "registrationOfficer")) {
      const weaker = await staff(role, conferenceId, NOW);
      expect(outcome(await start(2, weaker)), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await getInvitationRun(weaker, { conferenceId, runId })), role).toMatch(/^FORBIDDEN/);
      expect(outcome(await listInvitationRuns(weaker, conferenceId)), role).toMatch(/^FORBIDDEN/);
    }
    const elsewhere = await foundConference();
    const foreign = await staff("registrationOfficer", elsewhere, NOW);
    expect(outcome(await start(2, foreign))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getInvitationRun(foreign, { conferenceId, runId }))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getInvitationRun(foreign, { conferenceId: elsewhere, runId }))).toBe(
      "NOT_FOUND invitationRunNotFound",
    );
  });

  test("takes no filter that it does not know: it would be wider than what was shown", () => {
    const input = { runId: newId(), conferenceId: newId(), quota: 1, deadlineOn: null, organizations: 1 };
    const fits = (filter: object) => startInvitationRunSchema.safeParse({ ...input, filter }).success;
    expect(fits({ q: "league", type: "NGO", region: "NONE" })).toBe(true);
    for (const filter of [{ type: "CLUB" }, { region: "MOON" }, { q: " " }, { all: "1" }])
      expect(fits(filter), JSON.stringify(filter)).toBe(false);
  });
});
