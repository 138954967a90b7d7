import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { configureNominationChecks } from "@/lib/conferences/commands/configure-nomination-checks";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { decideMatch } from "@/lib/delegates/commands/decide-match";
import { getDelegationReport } from "@/lib/delegates/queries/delegation-report";
import { getNomination, listNominations } from "@/lib/delegates/queries/nominations";
import { changeNominationLines } from "@/lib/organizations/commands/change-nomination-lines";
import { judgeNominationDocument } from "@/lib/organizations/commands/judge-nomination-document";
import { recordNominationDocument } from "@/lib/organizations/commands/record-nomination-document";
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
let focalPoint: Ctx;
let stranger: Ctx;
let officer: Ctx;
let approver: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  approver = await staff("accreditationApprover", conferenceId, NOW);
  stranger = await staff("missionFocalPoint", conferenceId, NOW, await inviteState(conferenceId));
  [delegationId, focalPoint] = await ownDelegation();
});

async function ownDelegation(): Promise<[string, Ctx]> {
  const id = await inviteState(conferenceId);
  return [id, await staff("missionFocalPoint", conferenceId, NOW, id)];
}

const line = (nameAsWritten: string, titleAsWritten = "", roleAsWritten = "") => ({
  nameAsWritten,
  titleAsWritten,
  roleAsWritten,
});

const note = (names: ReturnType<typeof line>[], of = delegationId) => ({
  delegationId: of,
  kind: "NOTE_VERBALE" as const,
  reference: `NV-${randomUUID().slice(0, 8)}`,
  documentDate: "2027-02-01",
  lines: names,
});

const ALL = { letterhead: true, addressee: true, date: true, seal: true, language: true };
const verified = (documentId: string, version = 1, checks = {}) =>
  ({ documentId, version, verdict: "verified", checks: { ...ALL, ...checks } }) as const;
const defective = (documentId: string, version = 1) =>
  ({
    documentId,
    version,
    verdict: "defective",
    checks: { ...ALL, seal: false },
    defectCode: "NOTE_SEAL",
    note: "The seal is missing.",
  }) as const;

async function person(
  of: string,
  family: string,
  given: string,
  title: string,
  state: "SUBMITTED" | "DRAFT",
) {
  const owner = registrant(conferenceId, `${randomUUID()}@delegate.example`);
  const { id } = await startDraft(owner, conferenceId);
  const row = await db.delegate.findUniqueOrThrow({ where: { id } });
  await db.person.update({
    where: { id: row.personId },
    data: { familyName: family, givenNames: given },
  });
  if (state === "DRAFT") await db.delegate.update({ where: { id }, data: { delegationId: of } });
  else await moveTo(id, state, of);
  await db.delegate.update({ where: { id }, data: { functionalTitle: title } });
  return id;
}

const stateOf = async (id: string) =>
  (await db.nominationDocument.findUniqueOrThrow({ where: { id } })).state;

describe("judging a nomination document", () => {
  test("verified only when every check that the conference asks for passes", async () => {
    const { id } = must(await recordNominationDocument(focalPoint, note([line("A, B")])));
    expect(outcome(await judgeNominationDocument(officer, verified(id, 1, { seal: false })))).toBe(
      "INVALID checksMissing",
    );
    expect(
      outcome(
        await judgeNominationDocument(officer, {
          documentId: id,
          version: 1,
          verdict: "verified",
          checks: { seal: true },
        }),
      ),
    ).toBe("INVALID checksMissing");
    must(await judgeNominationDocument(officer, verified(id)));
    const view = must(await getNomination(focalPoint, id));
    expect(view.state).toBe("VERIFIED");
    expect(view.checks.every(({ passes }) => passes === true)).toBe(true);
  });

  test("asks what the conference configured, and nothing else", async () => {
    const own = await foundConference();
    const of = await inviteState(own);
    const [here, admin] = [
      await staff("registrationOfficer", own, NOW),
      await staff("administrator", own, NOW),
    ];
    const { id } = must(await recordNominationDocument(here, note([line("A, B")], of)));
    expect(outcome(await configureNominationChecks(here, { conferenceId: own, checks: {} }))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(outcome(await configureNominationChecks(admin, { conferenceId, checks: {} }))).toBe(
      "NOT_FOUND conferenceNotFound",
    );
    must(
      await configureNominationChecks(admin, { conferenceId: own, checks: { NOTE_VERBALE: ["signature"] } }),
    );
    expect(must(await getNomination(here, id)).checks).toEqual([{ name: "signature", passes: null }]);
    const only = { documentId: id, version: 1, verdict: "verified", checks: { signature: true } } as const;
    must(await judgeNominationDocument(here, only));
  });

  test("a defect has a code, reaches the focal point by mail, and can be taken back", async () => {
    const [of, own] = await ownDelegation();
    if (own.actor.kind !== "user") throw new Error("no user");
    const { userId } = own.actor;
    await db.focalPoint.create({
      data: { id: randomUUID(), delegationId: of, userId, startsOn: new Date("2026-01-01"), isDeputy: false },
    });
    const { id } = must(await recordNominationDocument(own, note([line("A, B")], of)));
    expect(outcome(await judgeNominationDocument(own, defective(id)))).toBe("FORBIDDEN notAllowed");
    must(await judgeNominationDocument(officer, defective(id)));
    const view = must(await getNomination(own, id));
    expect(view.defect).toEqual({ code: "NOTE_SEAL", note: "The seal is missing." });
    const mail = await db.message.findFirstOrThrow({ where: { name: "nomination-defective", conferenceId } });
    expect(mail.text).toContain(view.reference);
    expect(outcome(await judgeNominationDocument(officer, verified(id, 2)))).toBe("CONFLICT staleVersion");
    must(await judgeNominationDocument(officer, { documentId: id, version: 2, verdict: "reopened" }));
    expect(must(await getNomination(own, id))).toMatchObject({ state: "RECEIVED", defect: null, version: 3 });
  });

  test("lines can be set right until somebody judged them, and keep what was said of their match", async () => {
    const [of, own] = await ownDelegation();
    const delegateId = await person(of, "Yusufzoda", "Karim", "Judge", "SUBMITTED");
    const { id } = must(await recordNominationDocument(own, note([line("Yusufzada, K."), line("X, Y")], of)));
    const [first, second] = must(await getNomination(own, id)).lines;
    must(await decideMatch(officer, { lineId: first?.id ?? "", delegateId, verdict: "confirmed" }));
    const lines = [
      { id: second?.id ?? null, ...line("X, Yusuf") },
      { id: first?.id ?? null, ...line("Yusufzoda, Karim", "Judge") },
      { id: null, ...line("Z, Z") },
    ];
    must(await changeNominationLines(own, { documentId: id, version: 1, lines }));
    const after = must(await getNomination(own, id));
    expect(after.lines.map(({ nameAsWritten, certainty }) => [nameAsWritten, certainty])).toEqual([
      ["X, Yusuf", "none"],
      ["Yusufzoda, Karim", "confirmed"],
      ["Z, Z", "none"],
    ]);
    const change = { documentId: id, version: 2, lines };
    expect(outcome(await changeNominationLines(stranger, change))).toBe("NOT_FOUND documentNotFound");
    must(await judgeNominationDocument(officer, verified(id, 2)));
    expect(outcome(await changeNominationLines(own, { ...change, version: 3 }))).toBe(
      "CONFLICT linesSettled",
    );
  });

  test("two officers verifying and superseding at once: one wins, the other is told", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = must(await recordNominationDocument(focalPoint, note([line("A, B")])));
      const [judged, replaced] = await Promise.all([
        judgeNominationDocument(officer, verified(id)),
        recordNominationDocument(focalPoint, { ...note([line("C, D")]), supersedes: { id, version: 1 } }),
      ]);
      const outcomes = [outcome(judged), outcome(replaced)].sort();
      expect(outcomes).toEqual(["CONFLICT staleVersion", "ok"]);
      expect(await stateOf(id)).toBe(judged.ok ? "VERIFIED" : "SUPERSEDED");
    }
  });
});

describe("a superseding document", () => {
  test("ends the one before, and shows who was added, dropped and changed", async () => {
    const [of, own] = await ownDelegation();
    const before = must(
      await recordNominationDocument(
        own,
        note([line("MIRZOEVA, Nigina", "Minister", "head"), line("RAHIMOV, Karim", "Expert")], of),
      ),
    );
    must(await judgeNominationDocument(officer, verified(before.id)));
    const after = must(
      await recordNominationDocument(own, {
        ...note([line("МИРЗОЕВА Нигина", "Minister", "deputy head"), line("SAIDOV, Ali", "Judge")], of),
        supersedes: { id: before.id, version: 2 },
      }),
    );
    const { difference } = must(await getNomination(officer, after.id));
    expect(difference?.to.added.map(({ nameAsWritten }) => nameAsWritten)).toEqual(["SAIDOV, Ali"]);
    expect(difference?.to.dropped.map(({ nameAsWritten }) => nameAsWritten)).toEqual(["RAHIMOV, Karim"]);
    expect(difference?.to.changed.map(({ changes }) => changes)).toEqual([["name", "role"]]);
    expect(await stateOf(before.id)).toBe("SUPERSEDED");
    const report = must(await getDelegationReport(own, of));
    expect(report.unregistered.map(({ name }) => name)).toEqual(["МИРЗОЕВА Нигина", "SAIDOV, Ali"]);
    expect(
      outcome(
        await recordNominationDocument(own, {
          ...note([line("A, B")], of),
          supersedes: { id: before.id, version: 3 },
        }),
      ),
    ).toBe("CONFLICT staleVersion");
  });

  test("cannot end a document of another delegation", async () => {
    const { id } = must(await recordNominationDocument(focalPoint, note([line("A, B")])));
    const [of, own] = await ownDelegation();
    const stolen = { ...note([line("A, B")], of), supersedes: { id, version: 1 } };
    expect(outcome(await recordNominationDocument(own, stolen))).toBe("NOT_FOUND documentNotFound");
    expect(await stateOf(id)).toBe("RECEIVED");
  });
});

describe("the control report", () => {
  test("is live: who lacks a registration, who began, who is on no document, what differs", async () => {
    const [of, own] = await ownDelegation();
    await person(of, "Yusufzoda", "Karim", "Prosecutor", "SUBMITTED");
    await person(of, "Saidova", "Malika", "Judge", "SUBMITTED");
    const begun = await person(of, "Rahimov", "Ali", "Expert", "DRAFT");
    must(
      await recordNominationDocument(
        own,
        note([line("ЮСУФЗОДА, Карим", "Judge"), line("RAHIMOV, Ali", "Expert"), line("NAZAROV, Umed")], of),
      ),
    );
    const seen = must(await getDelegationReport(own, of));
    expect(seen.unregistered.map(({ name }) => name)).toEqual(["NAZAROV, Umed"]);
    expect(seen.begun.map(({ person }) => person.name)).toEqual(["Ali RAHIMOV"]);
    expect(seen.notNominated.map(({ name }) => name)).toEqual(["Malika SAIDOVA"]);
    expect(seen.differences.map(({ what }) => [what.kind, what.asWritten, what.asRegistered])).toEqual([
      ["title", "Judge", "Prosecutor"],
    ]);
    const byOfficer = must(await getDelegationReport(officer, of));
    expect(byOfficer.begun.map(({ name, person }) => [name, person.name])).toEqual([["RAHIMOV, Ali", null]]);
    await moveTo(begun, "SUBMITTED", of);
    await person(of, "Nazarov", "Umed", "Expert", "SUBMITTED");
    const after = must(await getDelegationReport(own, of));
    expect([after.unregistered, after.begun]).toEqual([[], []]);
  });

  test("takes an officer's word on a match, and the last one", async () => {
    const [of, own] = await ownDelegation();
    const delegateId = await person(of, "Olimov", "Said", "Judge", "SUBMITTED");
    const { id } = must(await recordNominationDocument(own, note([line("Completely Different")], of)));
    const [only] = must(await getNomination(own, id)).lines;
    const said = { lineId: only?.id ?? "", delegateId };
    expect(outcome(await decideMatch(own, { ...said, verdict: "confirmed" }))).toBe("FORBIDDEN notAllowed");
    must(await decideMatch(officer, { ...said, verdict: "confirmed" }));
    expect(must(await getDelegationReport(own, of)).unregistered).toEqual([]);
    must(await decideMatch(officer, { ...said, verdict: "rejected" }));
    const report = must(await getDelegationReport(own, of));
    expect([report.unregistered.length, report.notNominated.length]).toEqual([1, 1]);
    const [far] = await ownDelegation();
    const elsewhere = await person(far, "Olimov", "Said", "Judge", "SUBMITTED");
    expect(
      outcome(await decideMatch(officer, { ...said, delegateId: elsewhere, verdict: "confirmed" })),
    ).toBe("NOT_FOUND registrationNotFound");
  });

  test("is closed to other delegations and to weaker roles", async () => {
    const { id } = must(await recordNominationDocument(focalPoint, note([line("A, B")])));
    expect(outcome(await getDelegationReport(stranger, delegationId))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await listNominations(stranger, delegationId))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await getNomination(stranger, id))).toBe("NOT_FOUND documentNotFound");
    expect(outcome(await getDelegationReport(approver, delegationId))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await recordNominationDocument(stranger, note([line("A, B")])))).toBe(
      "NOT_FOUND delegationNotFound",
    );
  });
});
