import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { askWaiver } from "@/lib/screening/commands/ask-waiver";
import { signWaiver } from "@/lib/screening/commands/sign-waiver";
import { takeFile } from "@/lib/screening/commands/take-file";
import { getClearanceFile } from "@/lib/screening/queries/clearance-file";
import { describeWaivers } from "@/lib/screening/queries/waivers-to-sign";
import type { Registered } from "@/tests/integration/accreditation/registered";
import { outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { approve, cleared, type Desk, fileOf, openDesk, pending, rowOf } from "./fixture";

let desk: Desk;
let elsewhere: Desk;
let protocol: Ctx;

beforeAll(async () => {
  desk = await openDesk();
  elsewhere = await openDesk();
  protocol = await staff("protocolOfficer", desk.conferenceId, NOW);
});

const ask = (ctx: Ctx, person: Registered, validUntil: string | null = null) =>
  askWaiver(ctx, {
    delegateId: person.id,
    version: person.version,
    reason: "Head of State, known to protocol.",
    validUntil,
  });

describe("a waiver", () => {
  test("happens with the second signature, and the file says why", async () => {
    const person = await pending(desk);
    const { id: requestId } = must(await ask(protocol, person));
    expect(await rowOf(person)).toMatchObject({ state: "IN_REVIEW", clearance: "PENDING" });
    must(await signWaiver(desk.approver, { requestId }));
    const row = await rowOf(person);
    expect(row).toMatchObject({ state: "READY", clearance: "WAIVED" });
    const { events } = must(await getClearanceFile(desk.vetter, person.id));
    expect(events[0]).toMatchObject({ action: "waive", note: "Head of State, known to protocol." });
    const second = await staff("accreditationApprover", desk.conferenceId, NOW);
    expect(outcome(await approve(second, { ...person, version: row.version }))).toBe("ok");
  });

  test("is not signed by the one who asked", async () => {
    const person = await pending(desk);
    const { id: requestId } = must(await ask(protocol, person));
    expect(outcome(await signWaiver(protocol, { requestId }))).toBe("FORBIDDEN ownSignature");
    expect(await rowOf(person)).toMatchObject({ clearance: "PENDING" });
  });

  test("comes too late once somebody vets the person, and the word says no more", async () => {
    const person = await pending(desk);
    const { id: requestId } = must(await ask(protocol, person));
    must(await takeFile(desk.vetter, { delegateId: person.id, version: (await fileOf(person)).version }));
    expect(outcome(await signWaiver(desk.approver, { requestId }))).toBe("CONFLICT clearanceNotWaivable");
    expect(await db.signatureRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      state: "OPEN",
    });
    const done = await cleared(desk);
    expect(outcome(await ask(protocol, done))).toBe("CONFLICT clearanceNotWaivable");
  });

  test.each([1, 2, 3])("and the beginning of the vetting at once happen one way, try %i", async () => {
    const person = await pending(desk);
    const { id: requestId } = must(await ask(protocol, person));
    const { version } = await fileOf(person);
    const answers = await Promise.all([
      signWaiver(desk.approver, { requestId }),
      takeFile(desk.vetter, { delegateId: person.id, version }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { clearance } = await rowOf(person);
    expect(clearance).toBe(answers[0].ok ? "WAIVED" : "PENDING");
  });

  test("is refused to weaker roles and other conferences, to ask, sign and read", async () => {
    const person = await pending(desk);
    const { id: requestId } = must(await ask(protocol, person));
    const asked = [{ id: requestId, subjectId: person.id, payload: { validUntil: null } }];
    const may = ["protocolOfficer", "accreditationApprover", "delegate"];
    for (const role of ROLE_NAMES.filter((one) => !may.includes(one))) {
      const ctx = await staff(role, desk.conferenceId, NOW);
      const answers = [
        await ask(ctx, person),
        await signWaiver(ctx, { requestId }),
        await describeWaivers(ctx, asked),
      ];
      expect([role, ...new Set(answers.map(outcome))]).toEqual([role, "FORBIDDEN notAllowed"]);
    }
    const other = await staff("protocolOfficer", elsewhere.conferenceId, NOW);
    expect(outcome(await ask(other, person))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await signWaiver(other, { requestId }))).toBe("NOT_FOUND signatureNotFound");
    expect(must(await describeWaivers(other, asked)).size).toBe(0);
    expect(must(await describeWaivers(desk.approver, asked)).get(requestId)).toMatchObject({ reason: null });
  });

  test("for a time that is over, or from an old page, is refused", async () => {
    const person = await pending(desk);
    expect(await ask(protocol, person, "2020-01-01")).toMatchObject({
      error: { fields: { validUntil: "inThePast" } },
    });
    expect(outcome(await ask(protocol, { ...person, version: person.version - 1 }))).toBe(
      "CONFLICT staleVersion",
    );
  });
});
