import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import { db } from "@/lib/db/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import { FORM_STEPS } from "@/lib/delegates/schema/steps";
import { outcome } from "@/tests/integration/badges/fixture";
import {
  contextOf,
  foundConference,
  moveTo,
  must,
  registrant,
  staff,
} from "@/tests/integration/documents/fixture";
import { completeDraft } from "@/tests/unit/delegates/drafts";
import { auditOf, choices, fill, fullDraft, openDraft } from "./draft";

let conferenceId: string;

beforeAll(async () => {
  conferenceId = await foundConference();
});

const IDENTITY = completeDraft().identity;

describe("saving a step", () => {
  test("keeps every field of every step, and reads it back", async () => {
    const draft = await fullDraft(conferenceId);
    const view = must(await getRegistration(draft.owner, draft.id));
    const { representation: _given, ...rest } = view.values;
    const { representation: _own, ...wanted } = completeDraft();
    expect(rest).toEqual(wanted);
    expect(view.missing).toEqual([{ step: "photo", field: "photo", problem: "photoMissing" }]);
    expect(view).toMatchObject({
      name: "Nigina MIRZOEVA",
      nativeName: "Нигина Мирзоева",
      version: draft.version,
    });
  });

  test("keeps what is right and reports what is wrong", async () => {
    const draft = await openDraft(conferenceId);
    const saved = await fill(draft, "identity", {
      ...IDENTITY,
      givenNames: "Ni\u0000gina",
      birthDate: "2012-01-01",
    });
    expect(saved.problems).toEqual({ givenNames: "controlCharacters", birthDate: "underAge" });
    const { values } = must(await getRegistration(draft.owner, draft.id));
    expect(values.identity).toMatchObject({
      familyName: "Mirzoeva",
      givenNames: null,
      birthDate: "2012-01-01",
    });
  });

  test("never fails on pairs that the database refuses: they stay on screen, the rest is kept", async () => {
    let draft = await openDraft(conferenceId);
    draft = await fill(draft, "identity", { givenNames: "Ali", familyName: "Karimov", isMononym: false });
    const both = await fill(draft, "identity", { isMononym: true, patronymic: "Valievich" });
    expect(both.problems.givenNames).toBe("mononymHasOneName");
    const native = await fill(both, "identity", { nativeName: "Алӣ Каримов", nativeLanguage: "" });
    expect(native.problems.nativeLanguage).toBe("chooseOne");
    const dates = await fill(native, "document", {
      issuedOn: "2026-05-01",
      expiresOn: "2026-04-01",
      issuer: "TJK",
    });
    expect(dates.problems).toMatchObject({ issuedOn: "issuedAfterExpiry", expiresOn: "documentExpires" });
    const { values } = must(await getRegistration(draft.owner, draft.id));
    expect(values.identity).toMatchObject({
      isMononym: false,
      givenNames: "Ali",
      patronymic: "Valievich",
      nativeName: "Алӣ Каримов",
      nativeLanguage: null,
    });
    expect(values.document).toMatchObject({ issuer: "TJK", issuedOn: null });
    const mended = await fill(dates, "identity", { isMononym: true, givenNames: "", nativeLanguage: "tg" });
    expect(mended.problems).not.toHaveProperty("nativeLanguage");
    expect(mended.problems).not.toHaveProperty("givenNames");
  });

  test("that changes nothing writes nothing", async () => {
    const draft = await fullDraft(conferenceId);
    const before = await auditOf(draft.id);
    for (const step of FORM_STEPS) {
      const { values } = must(await getRegistration(draft.owner, draft.id));
      const again = await fill(draft, step, { ...values[step] });
      expect([step, again.version, again.problems]).toEqual([step, draft.version, {}]);
    }
    expect(await auditOf(draft.id)).toEqual(before);
  });

  test("from two devices at once keeps one and tells the other, whatever the step", async () => {
    for (const [step, one, two] of [
      ["identity", { familyName: "Karimov" }, { familyName: "Nazarov" }],
      ["document", { number: "A1234567" }, { number: "B1234567" }],
      ["needs", { dietaryNote: "one" }, { dietaryNote: "two" }],
      ["consents", { RECORDING: true }, { PUBLISH_IN_LIST: true }],
    ] as const) {
      const draft = await openDraft(conferenceId);
      const save = (values: Record<string, unknown>) =>
        saveStep(draft.owner, { delegateId: draft.id, version: draft.version, step, values });
      const answers = await Promise.all([save(one), save(two)]);
      expect([step, answers.map(outcome).sort()]).toEqual([step, ["CONFLICT staleVersion", "ok"]]);
      const { values, version } = must(await getRegistration(draft.owner, draft.id));
      const kept = answers[0]?.ok ? one : two;
      expect(values[step]).toMatchObject(kept);
      expect(version).toBe(draft.version + 1);
      expect((await auditOf(draft.id)).filter(({ action }) => action === "registration.saved")).toHaveLength(
        1,
      );
    }
  });

  test("takes delegations and categories of the conference only, and those that fit each other", async () => {
    const draft = await openDraft(conferenceId);
    const { delegationId, idOf } = await choices(conferenceId);
    const elsewhere = await choices(await foundConference());
    const problems = async (values: Record<string, unknown>) =>
      (await fill(draft, "representation", values)).problems;
    expect(await problems({ delegationId: elsewhere.delegationId })).toMatchObject({
      delegationId: "chooseOne",
    });
    expect(await problems({ categoryId: elsewhere.idOf("DL") })).toMatchObject({ categoryId: "chooseOne" });
    expect(await problems({ categoryId: idOf("HG") })).toMatchObject({ categoryId: "chooseOne" });
    expect(await problems({ delegationId: randomUUID() })).toMatchObject({ delegationId: "chooseOne" });
    const saved = await fill(draft, "representation", {
      delegationId,
      categoryId: idOf("MD"),
      delegationRole: "MEDIA",
    });
    expect(saved.problems).toEqual({ categoryId: "categoryNotForDelegation" });
    const { values } = must(await getRegistration(draft.owner, draft.id));
    expect(values.representation).toEqual({ delegationId, categoryId: undefined, delegationRole: "MEDIA" });
  });

  test("of another registrant, conference or role finds nothing or is refused", async () => {
    const draft = await openDraft(conferenceId);
    const other = await foundConference();
    const input = {
      delegateId: draft.id,
      version: draft.version,
      step: "function",
      values: { functionalTitle: "Spy" },
    };
    const { email } = draft.owner.actor as { email: string };
    for (const [ctx, answer] of [
      [registrant(conferenceId, "thief@x.example"), "NOT_FOUND registrationNotFound"],
      [registrant(other, email), "NOT_FOUND registrationNotFound"],
      [staff("registrationOfficer", other), "NOT_FOUND registrationNotFound"],
      [staff("accreditationApprover", conferenceId), "FORBIDDEN notAllowed"],
      [staff("badgeDeskOperator", conferenceId), "FORBIDDEN notAllowed"],
      [contextOf({ kind: "anonymous" }), "UNAUTHENTICATED signInFirst"],
    ] as const) {
      expect(outcome(await saveStep(ctx, input))).toBe(answer);
      if (answer.startsWith("NOT_FOUND")) expect(outcome(await getRegistration(ctx, draft.id))).toBe(answer);
    }
  });

  test("is refused while the registration is under review or decided", async () => {
    const draft = await fullDraft(conferenceId);
    const { delegationId } = await choices(conferenceId);
    for (const state of ["SUBMITTED", "READY", "APPROVED", "REJECTED", "REVOKED", "WITHDRAWN"] as const) {
      await moveTo(draft.id, state, delegationId);
      const input = {
        delegateId: draft.id,
        version: draft.version,
        step: "function",
        values: { functionalTitle: "X" },
      };
      expect([state, outcome(await saveStep(draft.owner, input))]).toEqual([state, "CONFLICT notEditable"]);
    }
  });
});

describe("the travel document", () => {
  const ZONE = "P<TJKMIRZOEVA<<NIGINA<<<<<<<<<<<<<<<<<<<<<<<\nS527876061TJK6906148F2707141<<<<<<<<<<<<<<04";

  test("number is encrypted, and hashed with its issuer", async () => {
    const draft = await fullDraft(conferenceId);
    const stored = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: draft.id } });
    expect(Buffer.from(stored.numberCiphertext ?? []).toString("latin1")).not.toContain("52787606");
    const twin = await fullDraft(conferenceId);
    const same = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: twin.id } });
    expect(same.numberHash).toEqual(stored.numberHash);
    expect(same.numberCiphertext).not.toEqual(stored.numberCiphertext);
    await fill(twin, "document", { issuer: "UZB" });
    const moved = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: twin.id } });
    expect(moved.numberHash).not.toEqual(stored.numberHash);
    expect(must(await getRegistration(twin.owner, twin.id)).values.document.number).toBe("S52787606");
  });

  test("number, zone and needs leave no trace in the audit trail or the rows of the zone's check", async () => {
    let draft = await fullDraft(conferenceId);
    draft = await fill(draft, "needs", {
      dietary: ["halal"],
      dietaryNote: "CANARY-needs",
      accessibility: [],
    });
    await fill(draft, "document", { number: "S52787607" }, ZONE);
    const entries = JSON.stringify(
      (await auditOf(draft.id)).map(({ changes, details }) => [changes, details]),
    );
    const kept = JSON.stringify(
      (await db.travelDocument.findUniqueOrThrow({ where: { delegateId: draft.id } })).mrzFindings,
    );
    for (const text of [entries, kept]) {
      expect(text).not.toMatch(/S5278760|CANARY-needs|halal|MIRZOEVA<<NIGINA/);
    }
    expect(JSON.parse(kept)).toEqual({
      findings: [],
      differences: [{ field: "number", agreement: "differs", mrz: null }],
    });
    expect(entries).toContain('"number":{"after":"[apart]"');
  });

  test("zone with a wrong digit is kept as a remark, and stops nothing", async () => {
    const draft = await fullDraft(conferenceId);
    const saved = await fill(draft, "document", {}, ZONE.replace("S527876061", "S527876062"));
    expect(saved.problems).toEqual({});
    const { mrzFindings } = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: draft.id } });
    expect(mrzFindings).toEqual({
      findings: [{ kind: "checkDigitNumber" }, { kind: "checkDigitComposite" }],
      differences: [],
    });
  });
});

describe("consents", () => {
  test("are rows of purpose, text version and language; taking one back is a row too", async () => {
    let draft = await openDraft(conferenceId);
    const russian = { ...draft, owner: { ...draft.owner, locale: "ru" as const } };
    draft = await fill(russian, "consents", { PRIVACY_NOTICE: true, CODE_OF_CONDUCT: true, RECORDING: true });
    await fill(draft, "consents", { RECORDING: false });
    const rows = await db.consent.findMany({
      where: { delegateId: draft.id },
      orderBy: { createdAt: "asc" },
    });
    const conference = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    expect(rows.map(({ purpose, given, language }) => [purpose, given, language]).sort()).toEqual(
      [
        ["PRIVACY_NOTICE", true, "ru"],
        ["CODE_OF_CONDUCT", true, "ru"],
        ["RECORDING", true, "ru"],
        ["RECORDING", false, "ru"],
      ].sort(),
    );
    expect(rows.find(({ purpose }) => purpose === "CODE_OF_CONDUCT")?.textVersion).toBe(
      conference.codeOfConductVersion,
    );
    await expect(
      db.consent.updateMany({ where: { delegateId: draft.id }, data: { given: true } }),
    ).rejects.toThrow(/append-only/);
  });

  test("to an earlier text count no more", async () => {
    const own = await foundConference();
    const draft = await fullDraft(own);
    await db.conference.update({ where: { id: own }, data: { privacyNoticeVersion: "2" } });
    const { missing } = must(await getRegistration(draft.owner, draft.id));
    expect(missing).toContainEqual({ step: "consents", field: "PRIVACY_NOTICE", problem: "consentNeeded" });
    const again = await fill(draft, "consents", { PRIVACY_NOTICE: true });
    expect(again.problems).toEqual({});
  });
});

test("the audit chain of all this is whole", async () => {
  const whole = await verifyChain(conferenceId);
  expect(whole).toMatchObject({ intact: true });
});
