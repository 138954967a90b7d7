import { beforeAll, describe, expect, test } from "vitest";
import { getTimeline } from "@/lib/accreditation/timeline/queries/timeline";
import type { Ctx } from "@/lib/context";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { writeNote } from "@/lib/screening/commands/write-note";
import { expireClearances } from "@/lib/screening/jobs";
import { getFullTimeline } from "@/lib/screening/queries/full-timeline";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { approved, type Desk, matched, openDesk, settle } from "./fixture";

let desk: Desk;
const DAY = 86_400_000;

beforeAll(async () => {
  desk = await openDesk();
});

const clearanceOf = async (ctx: Ctx, delegateId: string, after?: string) =>
  must(await getFullTimeline(ctx, { delegateId, ...(after ? { after } : {}) })).entries.filter(
    ({ source }) => source === "clearance",
  );

describe("the clearance in the timeline", () => {
  test("is for others the word and when, for vetting officers what happened and why", async () => {
    const person = await matched(desk, "Canarybird");
    must(await settle(desk.vetter, person, "dismissMatch", { reason: "Born thirty years later" }));
    const others = await clearanceOf(desk.approver, person.id);
    expect(others).toMatchObject([
      { kind: "CLEARED", at: NOW.toISOString(), by: null, role: null, about: {} },
    ]);
    const detail = await clearanceOf(desk.colleague, person.id);
    // The trigger that opens the file goes by the clock of the database, the rest by that of the test.
    const [opened] = detail.filter(({ kind }) => kind === "require");
    expect(opened).toMatchObject({ by: null, role: null });
    const written = detail.filter(({ kind }) => kind !== "require");
    expect(written.map(({ kind }) => kind)).toEqual(["dismissMatch", "enterMatch", "start"]);
    expect(written[0]).toMatchObject({ role: "vettingOfficer", about: { note: "Born thirty years later" } });
    expect(written[0]?.by).not.toBeNull();
  });

  test("tells others of each later word: not cleared, and over", async () => {
    const refused = await approved(desk);
    must(await settle(desk.vetter, refused, "denyLater", { reason: "New word" }));
    const words = async (id: string) => (await clearanceOf(desk.officer, id)).map(({ kind }) => kind);
    expect((await words(refused.id)).sort()).toEqual(["CLEARED", "NOT_CLEARED"]);
    const until = new Date(NOW.getTime() + DAY).toISOString().slice(0, 10);
    const over = await approved(desk, until);
    await expireClearances(system(new Date(NOW.getTime() + 3 * DAY)));
    expect(await words(over.id)).toEqual(["PENDING", "CLEARED"]);
  });

  test("stands once whatever the page", async () => {
    const person = await matched(desk);
    for (let at = 0; at < 60; at += 1) {
      const later = { ...desk.vetter, now: new Date(NOW.getTime() + at * 1000) };
      must(await writeNote(later, { delegateId: person.id, note: `Note ${at}` }));
    }
    const all = await clearanceOf(desk.vetter, person.id);
    const [first] = must(await getFullTimeline(desk.vetter, { delegateId: person.id })).entries;
    // A page that ends at some instant, and the one after it.
    const middle = `${NOW.getTime() + 30_000}_${first?.id}_clearance_note`;
    const rest = await clearanceOf(desk.vetter, person.id, middle);
    const notes = (entries: typeof all) => entries.flatMap(({ about }) => about.note ?? []);
    expect(notes(all)).toHaveLength(60);
    expect(notes(rest)).toEqual(Array.from({ length: 30 }, (_, at) => `Note ${29 - at}`));
  });

  test("is nothing for a delegation, and no detail for any other role", async () => {
    const person = await matched(desk, "Canarybird");
    must(await settle(desk.vetter, person, "refer", { reason: "Canarybird" }));
    for (const role of ROLE_NAMES.filter((name) => name !== "vettingOfficer" && name !== "delegate")) {
      const focal = role === "missionFocalPoint" || role === "organizationFocalPoint";
      const ctx = await staff(role, desk.conferenceId, NOW, focal ? person.delegationId : null);
      const told = await getFullTimeline(ctx, { delegateId: person.id });
      expect(JSON.stringify(told), role).not.toMatch(/Canarybird|"enterMatch"|"refer"/);
      if (focal && told.ok) expect(told.value.entries.map(({ source }) => source)).not.toContain("clearance");
    }
  });

  test("is out of reach from another conference", async () => {
    const person = await approved(desk);
    const stranger = await staff("vettingOfficer", await foundConference(), NOW);
    expect(outcome(await getFullTimeline(stranger, { delegateId: person.id }))).toBe(
      "NOT_FOUND registrationNotFound",
    );
    expect(must(await getTimeline(desk.vetter, { delegateId: person.id })).next).toBeNull();
  });
});
