import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { reprintBadge } from "@/lib/badges/commands/reprint-badge";
import { getDeskPerson } from "@/lib/badges/queries/desk-person";
import { findAtDesk } from "@/lib/badges/queries/find-at-desk";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import { accredit, endApproval, foundConference, must, outcome, staff } from "./fixture";

let conferenceId: string;
let operator: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  operator = await staff("badgeDeskOperator", conferenceId);
});
afterAll(stopTypesetter);

const find = async (text: string, ctx = operator) => must(await findAtDesk(ctx, { conferenceId, text }));
const idsOf = async (text: string) => (await find(text)).hits.map(({ delegateId }) => delegateId);

describe("finding somebody", () => {
  test("by name in any script, by reference, by badge number and by scan of a badge", async () => {
    const person = await accredit(conferenceId, {
      family: "Yusufzoda",
      given: "Farrukh",
      native: "Фаррух Юсуфзода",
    });
    const { badgeId, number } = must(await printBadge(operator, { delegateId: person }));
    const { credential } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
    const { reference } = await db.delegate.findUniqueOrThrow({ where: { id: person } });
    for (const text of ["Yusufzoda", "юсуфз", "Iusufzoda Farrukh", "Фаррух"])
      expect(await idsOf(text), text).toContain(person);
    for (const text of [
      credential,
      number,
      number.toLowerCase(),
      reference,
      reference.toLowerCase().replace("-", " "),
    ]) {
      const found = await find(text);
      expect([found.exact, found.hits[0]?.delegateId], text).toEqual([true, person]);
    }
  });

  test("leads from a dead badge to its person", async () => {
    const person = await accredit(conferenceId, { family: "Replaced" });
    const first = must(await printBadge(operator, { delegateId: person }));
    must(await reprintBadge(operator, { badgeId: first.badgeId, cause: "misprint" }));
    expect((await find(first.number)).hits[0]?.delegateId).toBe(person);
  });

  test("shows the approved first, and says who is not", async () => {
    const [waiting, approved] = [
      await accredit(conferenceId, { family: "Aaronov", given: "Boris", approved: false }),
      await accredit(conferenceId, { family: "Aaronov", given: "Yakov" }),
    ];
    const { hits } = await find("Aaronov");
    expect(hits.map(({ delegateId }) => delegateId)).toEqual([approved, waiting]);
    expect(hits.map(({ photoId }) => photoId !== null)).toEqual([true, false]);
  });

  test("finds nothing in nothing, in noise and in another conference", async () => {
    for (const text of ["", "   ", "%", "Zzyzzyx", "\u0000", "'; --"])
      expect(await idsOf(text), text).toEqual([]);
    const elsewhere = await foundConference();
    await accredit(elsewhere, { family: "Elsewhere" });
    expect(await idsOf("Elsewhere")).toEqual([]);
    expect(outcome(await findAtDesk(operator, { conferenceId: elsewhere, text: "Elsewhere" }))).toBe(
      "FORBIDDEN notAllowed",
    );
  });

  test("is for the desk only", async () => {
    for (const role of ROLE_NAMES) {
      const may = role === "badgeDeskOperator" || role === "badgeDeskLead";
      const answer = await findAtDesk(await staff(role, conferenceId), { conferenceId, text: "Aaronov" });
      expect(answer.ok, role).toBe(may);
    }
  });
});

describe("the person's panel", () => {
  const step = async (delegateId: string, ctx = operator) =>
    must(await getDeskPerson(ctx, delegateId)).actions;

  test("names the next step, and why there is none", async () => {
    const person = await accredit(conferenceId);
    expect(await step(person)).toEqual({
      step: "print",
      obstacle: null,
      reprint: { allowed: false, obstacle: "nothingPrinted" },
    });
    const { badgeId } = must(await printBadge(operator, { delegateId: person }));
    expect(await step(person)).toMatchObject({ step: "handOver", reprint: { allowed: true } });
    const check = {
      documentType: "PASSPORT",
      lastFour: "00",
      faceMatches: true,
      otherDocument: true,
    } as const;
    must(await handOverBadge(operator, { badgeId, ...check }));
    expect(await step(person)).toMatchObject({ step: "done" });
    must(await reprintBadge(operator, { badgeId, cause: "damaged" }));
    expect(await step(person)).toMatchObject({ reprint: { allowed: false, obstacle: "needsLead" } });
    expect(await step(person, await staff("badgeDeskLead", conferenceId))).toMatchObject({
      reprint: { allowed: true },
    });
    await endApproval(person);
    expect(await step(person)).toMatchObject({ step: "stop", obstacle: "notApproved" });
    expect(await step(await accredit(conferenceId, { photo: false }))).toMatchObject({ obstacle: "noPhoto" });
    expect(await step(await accredit(conferenceId, { native: "김" }))).toMatchObject({
      obstacle: "characters",
    });
  });

  test("shows badges with who did what, and nothing of the document but kind and issuer", async () => {
    const person = await accredit(conferenceId, { passport: "SECRET123" });
    must(await printBadge(operator, { delegateId: person }));
    const panel = must(await getDeskPerson(operator, person));
    expect(panel.live?.events).toMatchObject([{ kind: "print", by: "The badgeDeskOperator" }]);
    expect(panel.document).toEqual({ type: "PASSPORT", issuer: "TJK" });
    expect(JSON.stringify(panel)).not.toMatch(/SECRET123|person@mission/);
  });

  test("does not exist for drafts, for other desks and for other roles", async () => {
    const person = await accredit(conferenceId);
    const elsewhere = await staff("badgeDeskLead", await foundConference());
    expect(outcome(await getDeskPerson(elsewhere, person))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await getDeskPerson(await staff("gateGuard", conferenceId), person))).toBe(
      "FORBIDDEN notAllowed",
    );
  });
});
