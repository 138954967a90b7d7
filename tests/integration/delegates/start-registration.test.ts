import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { startRegistration } from "@/lib/delegates/commands/start-registration";
import { listOwnRegistrations } from "@/lib/delegates/queries/registrations";
import { DUSHANBE } from "@/prisma/seed/conference";
import { outcome } from "@/tests/integration/badges/fixture";
import {
  contextOf,
  foundConference,
  must,
  registrant,
  staff,
  system,
} from "@/tests/integration/documents/fixture";
import { auditOf } from "./draft";

let conferenceId: string;

beforeAll(async () => {
  conferenceId = await foundConference();
});

const start = (email: string, requestKey = randomUUID()) =>
  startRegistration(registrant(conferenceId, email), { conferenceId, requestKey });

describe("starting a registration", () => {
  test("a double click makes one delegate and one audit entry", async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => start("double@x.example", key)));
    const ids = new Set(answers.map((answer) => must(answer).id));
    expect(ids.size).toBe(1);
    const [id = ""] = ids;
    expect(await db.delegate.count({ where: { requestKey: key } })).toBe(1);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(["registration.started"]);
  });

  test("a key that somebody else used gives nothing of theirs away", async () => {
    const key = randomUUID();
    must(await start("first@x.example", key));
    expect(outcome(await start("second@x.example", key))).toBe("CONFLICT alreadyDone");
  });

  test("a secretary registers many under one address, and sees only these", async () => {
    const secretary = registrant(conferenceId, "secretary@x.example");
    const made = [];
    for (let person = 0; person < 3; person++) made.push(must(await start("Secretary@X.example")).id);
    must(await start("other@x.example"));
    const listed = must(await listOwnRegistrations(secretary));
    expect(listed.map(({ id }) => id).sort()).toEqual(made.sort());
    expect(listed.every(({ state, name }) => state === "DRAFT" && name === "")).toBe(true);
  });

  test("references are of the conference, and differ", async () => {
    const { code } = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    const made = await Promise.all(Array.from({ length: 8 }, (_, place) => start(`ref${place}@x.example`)));
    const references = made.map((answer) => must(answer).reference);
    expect(new Set(references).size).toBe(8);
    expect(references.every((reference) => reference.startsWith(`${code}-`))).toBe(true);
  });

  test("outside the window nothing begins", async () => {
    for (const now of [DUSHANBE.registrationOpensAt, DUSHANBE.registrationClosesAt]) {
      const shifted = new Date(new Date(now).getTime() - (now === DUSHANBE.registrationOpensAt ? 1 : 0));
      const late = { ...registrant(conferenceId, "late@x.example"), now: shifted };
      const answer = await startRegistration(late, { conferenceId, requestKey: randomUUID() });
      expect(outcome(answer)).toBe("CONFLICT registrationClosed");
    }
    expect(must(await listOwnRegistrations(registrant(conferenceId, "late@x.example")))).toEqual([]);
  });

  test("a weaker role is refused: nobody, a guard, a registrant of another conference", async () => {
    const other = await foundConference();
    const input = { conferenceId, requestKey: randomUUID() };
    for (const [ctx, answer] of [
      [contextOf({ kind: "anonymous" }), "UNAUTHENTICATED signInFirst"],
      [staff("gateGuard", conferenceId), "FORBIDDEN notAllowed"],
      [staff("auditor", conferenceId), "FORBIDDEN notAllowed"],
      [registrant(other, "a@x.example"), "FORBIDDEN notAllowed"],
      [system(), "FORBIDDEN notAllowed"],
    ] as const) {
      expect(outcome(await startRegistration(ctx, input))).toBe(answer);
    }
  });
});
