import { beforeAll, describe, expect, test } from "vitest";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { escalateRefusal } from "@/lib/accreditation/commands/escalate-refusal";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { refuseEscalated } from "@/lib/accreditation/commands/refuse-escalated";
import { sendBackEscalation } from "@/lib/accreditation/commands/send-back-escalation";
import { getEscalationDesk } from "@/lib/accreditation/queries/escalation";
import { FORMAL_REASONS, REFUSAL_REASONS } from "@/lib/accreditation/reasons";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import type { Registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { type Office, office, ready, userOf } from "../signatures/fixture";

let place: Office;
let senior: Ctx;
let otherSenior: Ctx;
beforeAll(async () => {
  place = await office();
  senior = await staff("seniorApprover", place.conferenceId, NOW);
  otherSenior = await staff("seniorApprover", place.conferenceId, NOW);
});

const WORDS = { textForPerson: "There is no room.", internalNote: "CANARY-escalated" };
const subject = (person: Registered) => ({ delegateId: person.id, version: person.version });
const ask = (ctx: Ctx, person: Registered, reasonCode: "CAPACITY" | "LATE" = "CAPACITY", of = senior) =>
  escalateRefusal(ctx, { ...subject(person), ...WORDS, reasonCode, seniorId: userOf(of) });
const settle = (ctx: Ctx, person: Registered, escalationId: string) =>
  refuseEscalated(ctx, { ...subject(person), escalationId });
const sendBack = (ctx: Ctx, person: Registered, escalationId: string) =>
  sendBackEscalation(ctx, { delegateId: person.id, escalationId, answer: "Find a chair." });

describe("a State's delegate", () => {
  test("is refused by an approver for formal reasons only, in code and past it", async () => {
    const person = await ready(place);
    for (const reasonCode of REFUSAL_REASONS.filter((reason) => !FORMAL_REASONS.includes(reason))) {
      for (const ctx of [place.approver, senior]) {
        const result = await refuseDelegate(ctx, { ...subject(person), ...WORDS, reasonCode });
        expect(result).toMatchObject({ error: { fields: { reasonCode: "reasonNotForStates" } } });
      }
      const row = db.decision.create({
        data: {
          id: crypto.randomUUID(),
          delegateId: person.id,
          action: "refuse",
          fromState: "READY",
          toState: "REJECTED",
          actorKind: "user",
          actorUserId: userOf(place.approver),
          actingRole: "accreditationApprover",
          reasonCode,
          requestId: "test",
          createdAt: NOW,
        },
      });
      await expect(row).rejects.toThrow(/a formal reason/);
    }
    must(
      await refuseDelegate(place.approver, { ...subject(person), ...WORDS, reasonCode: "DOCUMENT_UNUSABLE" }),
    );
  });

  test("is refused for another reason by the senior before whom it was laid, and by nobody else", async () => {
    const person = await ready(place);
    const { id } = must(await ask(place.approver, person));
    expect(outcome(await ask(place.second, person))).toBe("CONFLICT escalationOpen");
    const desk = must(await getEscalationDesk(place.approver, person.id));
    expect([desk.last?.state, desk.last?.isMine, desk.reasons]).toEqual(["OPEN", false, []]);
    expect(await db.message.count({ where: { delegateId: person.id, name: "delegate-refused" } })).toBe(0);
    expect(outcome(await settle(place.approver, person, id))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await settle(otherSenior, person, id))).toBe("FORBIDDEN escalatedToAnother");
    must(await settle(senior, person, id));
    const decision = await db.decision.findFirstOrThrow({
      where: { delegateId: person.id, action: "refuse" },
    });
    expect([decision.actorUserId, decision.reasonCode]).toEqual([userOf(senior), "CAPACITY"]);
    expect(decision.appealUntil).not.toBeNull();
    const mails = await db.message.findMany({
      where: { OR: [{ delegateId: person.id }, { name: "refusal-escalated" }] },
    });
    const trail = await db.auditEntry.findMany({ where: { subjectId: person.id } });
    const words = JSON.stringify([mails, trail], (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(words).not.toContain("CANARY");
    await expect(
      db.refusalEscalation.update({ where: { id }, data: { state: "SENT_BACK", answer: "x" } }),
    ).rejects.toThrow(/settled once/);
  });

  test("goes back to the approver, who decides otherwise", async () => {
    const person = await ready(place);
    const { id } = must(await ask(place.approver, person));
    must(await sendBack(senior, person, id));
    expect(outcome(await settle(senior, person, id))).toBe("CONFLICT staleVersion");
    expect(must(await getEscalationDesk(place.approver, person.id)).last?.answer).toBe("Find a chair.");
    const [mail, ...others] = await db.message.findMany({ where: { dedupeKey: `refusal-sent-back:${id}` } });
    const approver = await db.user.findUniqueOrThrow({ where: { id: userOf(place.approver) } });
    expect([mail?.recipient, others]).toEqual([approver.email, []]);
    expect(mail?.text).not.toMatch(/Find a chair/);
    const input = { ...subject(person), categoryId: person.categoryId, zoneCodes: ["A"] };
    must(await approveDelegate(place.approver, input));
  });

  test("approved meanwhile, the question lapses", async () => {
    const person = await ready(place);
    const { id } = must(await ask(place.approver, person));
    const input = { ...subject(person), categoryId: person.categoryId, zoneCodes: ["A"] };
    must(await approveDelegate(place.second, input));
    expect((await db.refusalEscalation.findUniqueOrThrow({ where: { id } })).state).toBe("LAPSED");
    expect(outcome(await settle(senior, person, id))).toBe("CONFLICT staleVersion");
  });
});

test("a formal reason, a stale page, somebody who is no senior and a weaker role are refused", async () => {
  const person = await ready(place);
  expect(await ask(place.approver, person, "LATE")).toMatchObject({
    error: { fields: { reasonCode: "reasonNotEscalated" } },
  });
  expect(await ask(place.approver, person, "CAPACITY", place.second)).toMatchObject({
    error: { fields: { seniorId: "chooseOne" } },
  });
  expect(outcome(await ask(place.approver, { ...person, version: 1 }))).toBe("CONFLICT staleVersion");
  const { id } = must(await ask(place.approver, person));
  for (const role of ROLE_NAMES) {
    const permissions = roleDefinition(role).permissions as readonly string[];
    const ctx = await staff(role, place.conferenceId, NOW);
    if (!permissions.includes("delegate.refuse")) {
      expect(outcome(await ask(ctx, person)), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await getEscalationDesk(ctx, person.id)), role).toBe("FORBIDDEN notAllowed");
    }
    if (!permissions.includes("refusal.settle")) {
      expect(outcome(await settle(ctx, person, id)), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await sendBack(ctx, person, id)), role).toBe("FORBIDDEN notAllowed");
    }
  }
  const elsewhere = await staff("seniorApprover", await foundConference(), NOW);
  expect(outcome(await settle(elsewhere, person, id))).toBe("NOT_FOUND registrationNotFound");
  expect(outcome(await sendBack(elsewhere, person, id))).toBe("NOT_FOUND registrationNotFound");
});

test("refused against sent back, fifty at once: one answer counts", async () => {
  const person = await ready(place);
  const { id } = must(await ask(place.approver, person));
  const acts = Array.from({ length: 50 }, (_, turn) => (turn % 2 ? settle : sendBack)(senior, person, id));
  const ended = await Promise.all<{ ok: boolean }>(acts);
  expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
});
