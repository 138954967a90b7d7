import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { addDelegate } from "@/lib/delegates/commands/add-delegate";
import { inviteDelegateAgain } from "@/lib/delegates/commands/invite-delegate-again";
import { lapseRegistration } from "@/lib/delegates/commands/lapse-registration";
import { openInvitation } from "@/lib/delegates/commands/open-invitation";
import { openRegistrationLink } from "@/lib/delegates/commands/open-registration-link";
import { removeDelegate } from "@/lib/delegates/commands/remove-delegate";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { getDelegationPage } from "@/lib/delegates/queries/delegation-people";
import { getLinkState } from "@/lib/identity/queries/access-link";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { contextOf, inviteState, must, NOW, registrant, system } from "@/tests/integration/documents/fixture";

const CLOSES = new Date("2027-03-08T13:00:00Z");
const nobody = (now = NOW): Ctx => contextOf({ kind: "anonymous" }, now);
const at = (ctx: Ctx, now: Date): Ctx => ({ ...ctx, now });

let conferenceId: string;
let delegationId: string;
let categoryId: string;
let focalPoint: Ctx;
let officer: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  const category = { conferenceId_code: { conferenceId, code: "DL" } };
  ({ id: categoryId } = await db.category.findUniqueOrThrow({ where: category }));
  focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  officer = await staff("registrationOfficer", conferenceId, NOW);
});

const newcomer = () => ({
  delegationId,
  requestKey: randomUUID(),
  categoryId,
  delegationRole: "EXPERT" as const,
  familyName: "Karimova",
  givenNames: "Zarina",
  functionalTitle: "Judge",
  email: `${randomUUID()}@delegate.example`,
  invite: true,
  language: "ru" as const,
});
const row = (id: string) => db.delegate.findUniqueOrThrow({ where: { id } });

/** The tokens of the links that were mailed to somebody, the earliest first. */
async function tokensOf(delegateId: string): Promise<string[]> {
  const mails = await db.message.findMany({
    where: { delegateId, name: "delegate-invited" },
    orderBy: { createdAt: "asc" },
  });
  return mails.map(({ text }) => text?.match(/\/continue\/([\w-]+)/)?.[1] ?? "");
}

async function invited(by: Ctx = focalPoint) {
  const input = newcomer();
  const { id, version } = must(await addDelegate(by, input));
  return { id, version, email: input.email, token: (await tokensOf(id))[0] ?? "" };
}

describe("inviting", () => {
  test("is for the delegation's focal point, and for registration officers of the conference", async () => {
    for (const by of [focalPoint, officer]) {
      expect(await row((await invited(by)).id)).toMatchObject({ state: "INVITED", locale: "ru" });
    }
    const elsewhere = await staff("registrationOfficer", await foundConference(), NOW);
    const stranger = await staff("missionFocalPoint", conferenceId, NOW, await inviteState(conferenceId));
    expect(outcome(await addDelegate(elsewhere, newcomer()))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await addDelegate(stranger, newcomer()))).toBe("FORBIDDEN notAllowed");
    for (const role of ["accreditationApprover", "auditor", "gateGuard"] as const) {
      const weak = await staff(role, conferenceId, NOW);
      expect(outcome(await addDelegate(weak, newcomer())), role).toBe("FORBIDDEN notAllowed");
    }
  });

  test("ends with the registration, to the millisecond, and goes on where an officer gave a later date", async () => {
    const early = must(await addDelegate(at(focalPoint, new Date(CLOSES.getTime() - 1)), newcomer()));
    expect((await row(early.id)).state).toBe("INVITED");
    const late = at(focalPoint, CLOSES);
    expect(outcome(await addDelegate(late, newcomer()))).toBe("CONFLICT registrationClosed");
    const deadlineAt = new Date(CLOSES.getTime() + 3_600_000);
    await db.delegation.update({ where: { id: delegationId }, data: { deadlineAt } });
    expect(outcome(await addDelegate(late, newcomer()))).toBe("ok");
    await db.delegation.update({ where: { id: delegationId }, data: { deadlineAt: null } });
  });

  test("is shown to the delegation with what is lacking", async () => {
    const { id, email } = await invited();
    const page = must(await getDelegationPage(focalPoint, delegationId));
    const person = page.people.find((one) => one.id === id);
    expect(person).toMatchObject({ invited: { email }, may: { inviteAgain: true, fillIn: false } });
    expect(person?.missingSteps).toContain("document");
  });
});

describe("the personal link", () => {
  test("opens the registration once, with what is known, and then says when it was opened", async () => {
    const { id, token, email } = await invited();
    const opened = must(await openRegistrationLink(nobody(), { token }, "a phone"));
    expect(opened.delegateId).toBe(id);
    expect(await row(id)).toMatchObject({ state: "DRAFT", functionalTitle: "Judge", email });
    const [decision] = await db.decision.findMany({ where: { delegateId: id } });
    expect(decision).toMatchObject({ action: "openInvitation", actorKind: "registrant", createdAt: NOW });
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: id, action: "registration.invitationOpened" },
    });
    expect(entry.details).toEqual({ locale: "en", onBehalf: false });
    expect(outcome(await openRegistrationLink(nobody(), { token }, "a phone"))).toBe("CONFLICT linkExpired");
    const state = must(await getLinkState(nobody(), token, ["CONTINUE"]));
    expect(state).toMatchObject({ open: false, usedAt: NOW.toISOString() });
  });

  test("opens for one of five who try at once", async () => {
    const { id, token } = await invited();
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => openRegistrationLink(nobody(), { token }, "a phone")),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.decision.count({ where: { delegateId: id } })).toBe(1);
  });

  test("is void once another was sent, and a second click sends nothing", async () => {
    const { id, version, token } = await invited();
    must(await inviteDelegateAgain(focalPoint, { delegateId: id, version }));
    const again = await inviteDelegateAgain(focalPoint, { delegateId: id, version });
    expect(outcome(again)).toBe("CONFLICT staleVersion");
    const tokens = await tokensOf(id);
    expect(tokens).toHaveLength(2);
    expect(outcome(await openRegistrationLink(nobody(), { token }, "a"))).toBe("CONFLICT linkExpired");
    const other = tokens.find((one) => one !== token) ?? "";
    must(await openRegistrationLink(nobody(), { token: other }, "a"));
    expect((await row(id)).state).toBe("DRAFT");
  });

  test("leads to a closed door after the close: the registration stays where it is", async () => {
    const delegate = must(await addDelegate(at(focalPoint, new Date(CLOSES.getTime() - 1000)), newcomer()));
    const [token = ""] = await tokensOf(delegate.id);
    must(await openRegistrationLink(nobody(CLOSES), { token }, "a"));
    const { version, ownerEmail } = await row(delegate.id);
    const person = at(registrant(conferenceId, ownerEmail ?? ""), CLOSES);
    expect(outcome(await openInvitation(person, { delegateId: delegate.id, version }))).toBe(
      "CONFLICT registrationClosed",
    );
    must(await lapseRegistration(system(CLOSES), { delegateId: delegate.id, ending: "lapseUnsubmitted" }));
    expect((await row(delegate.id)).state).toBe("LAPSED");
  });

  test("races the lapse at the close: one of the two happens", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = must(await addDelegate(at(focalPoint, new Date(CLOSES.getTime() - 1000)), newcomer()));
      const [token = ""] = await tokensOf(id);
      const before = nobody(new Date(CLOSES.getTime() - 1));
      await Promise.all([
        openRegistrationLink(before, { token }, "a"),
        lapseRegistration(system(CLOSES), { delegateId: id, ending: "lapseUnsubmitted" }),
      ]);
      const decisions = await db.decision.findMany({ where: { delegateId: id }, orderBy: { id: "asc" } });
      // Whoever opened first may still lapse, as a draft; nobody is opened after the lapse.
      const path = decisions.map(({ fromState, toState }) => `${fromState}>${toState}`).sort();
      expect([["INVITED>LAPSED"], ["DRAFT>LAPSED", "INVITED>DRAFT"]]).toContainEqual(path);
    }
  });
});

describe("an invitation", () => {
  test("is opened on behalf by the own focal point alone", async () => {
    const { id: delegateId, version } = await invited();
    const stranger = await staff("missionFocalPoint", conferenceId, NOW, await inviteState(conferenceId));
    const auditor = await staff("auditor", conferenceId, NOW);
    const input = { delegateId, version };
    expect(outcome(await openInvitation(stranger, input))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await openInvitation(auditor, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await inviteDelegateAgain(stranger, input))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await inviteDelegateAgain(auditor, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await openInvitation(registrant(conferenceId, "x@y.example"), input))).toBe(
      "NOT_FOUND registrationNotFound",
    );
    must(await openInvitation(focalPoint, input));
    expect((await row(delegateId)).state).toBe("DRAFT");
    expect(outcome(await inviteDelegateAgain(focalPoint, { delegateId, version: version + 1 }))).toBe(
      "CONFLICT notFromThisState",
    );
  });

  test("is corrected by who sent it, and not written by the person before it is opened", async () => {
    const { id: delegateId, version, email } = await invited();
    const input = { delegateId, version, step: "function", values: { functionalTitle: "Chief Judge" } };
    expect(outcome(await saveStep(registrant(conferenceId, email), input))).toBe("CONFLICT notEditable");
    must(await saveStep(focalPoint, input));
    expect(await row(delegateId)).toMatchObject({ state: "INVITED", functionalTitle: "Chief Judge" });
  });

  test("is withdrawn with a reason that the person reads; the link then shows the end", async () => {
    const { id: delegateId, version, token } = await invited();
    must(await removeDelegate(focalPoint, { delegateId, version, textForPerson: "Somebody else goes." }));
    const [decision] = await db.decision.findMany({ where: { delegateId } });
    expect(decision).toMatchObject({ action: "withdrawInvitation", textForPerson: "Somebody else goes." });
    must(await openRegistrationLink(nobody(), { token }, "a"));
    expect((await row(delegateId)).state).toBe("WITHDRAWN");
  });
});
