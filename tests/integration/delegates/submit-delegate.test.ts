import { beforeAll, describe, expect, test } from "vitest";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import type { ReturnReason } from "@/lib/accreditation/reasons";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { outcome, staff } from "@/tests/integration/badges/fixture";
import { contextOf, foundConference, must, NOW, registrant } from "@/tests/integration/documents/fixture";
import { auditOf, fill, fullDraft } from "./draft";

let conferenceId: string;
let officer: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
});

const submit = (person: { id: string; version: number; owner: Ctx }, answers?: Record<string, string>) =>
  submitDelegate(person.owner, {
    delegateId: person.id,
    version: person.version,
    badgeApproved: true,
    ...(answers ? { answers } : {}),
  });

async function returned(...reasons: ReturnReason[]): Promise<Registered> {
  const person = await registered(conferenceId);
  const { version } = must(await submit(person));
  const items = reasons.map((reasonCode) => ({ reasonCode, note: null }));
  const input = { delegateId: person.id, version, items, dueOn: "2027-02-20" };
  return { ...person, version: must(await returnDelegate(officer, input)).version };
}

const snapshotsOf = (id: string) =>
  db.delegateSnapshot.findMany({ where: { delegateId: id }, orderBy: { number: "asc" } });

describe("submitting", () => {
  test("leaves snapshot, decision, review task, mail and one audit entry, and gives the reference", async () => {
    const person = await registered(conferenceId);
    const { reference, version } = must(await submit(person));
    const row = await db.delegate.findUniqueOrThrow({
      where: { id: person.id },
      include: { snapshots: true, decisions: true, reviewTasks: true, messages: true },
    });
    expect(row).toMatchObject({
      reference,
      version,
      state: "SUBMITTED",
      submittedAt: NOW,
      badgeApprovedAt: NOW,
    });
    expect(row.decisions).toMatchObject([
      {
        action: "submit",
        fromState: "DRAFT",
        toState: "SUBMITTED",
        actorKind: "registrant",
        actingRole: "delegate",
      },
    ]);
    expect(row.decisions[0]?.snapshotId).toBe(row.snapshots[0]?.id);
    expect(row.reviewTasks).toMatchObject([{ kind: "COMPLETENESS", state: "OPEN", dueAt: row.dueAt }]);
    expect(row.messages.map(({ name }) => name)).toEqual(["delegate-received", "delegate-received"]);
    const [owner, personal] = row.messages.toSorted(
      (a, b) => Number(a.recipient === row.email) - Number(b.recipient === row.email),
    );
    expect([owner?.recipient, personal?.recipient]).toEqual([row.ownerEmail, row.email]);
    expect(
      (await auditOf(person.id)).filter(({ action }) => action === "registration.submitted"),
    ).toHaveLength(1);
    await expect(db.delegateSnapshot.delete({ where: { id: row.snapshots[0]?.id ?? "" } })).rejects.toThrow(
      /append-only/,
    );
  });

  test("an incomplete draft is told everything that is missing, and nothing is written", async () => {
    const draft = await fullDraft(conferenceId);
    const bare = await fill(draft, "contact", { emergencyPhone: "" });
    const before = await auditOf(draft.id);
    const answer = await submit(bare);
    expect(outcome(answer)).toBe("INVALID incomplete");
    expect(!answer.ok && answer.error.fields).toEqual({
      "contact.emergencyPhone": "required",
      "photo.photo": "photoMissing",
    });
    expect(await auditOf(draft.id)).toEqual(before);
    expect(await snapshotsOf(draft.id)).toEqual([]);
  });

  test("a delegation closed meanwhile stops it in words", async () => {
    const person = await registered(conferenceId);
    await db.delegation.update({ where: { id: person.delegationId }, data: { state: "CLOSED" } });
    const answer = await submit(person);
    expect(!answer.ok && answer.error.fields).toEqual({
      "representation.delegationId": "delegationTakesNobody",
    });
  });

  test("a stale version is a conflict, a second submission the same answer", async () => {
    const person = await registered(conferenceId);
    expect(outcome(await submit({ ...person, version: person.version - 1 }))).toBe("CONFLICT staleVersion");
    const first = must(await submit(person));
    expect(must(await submit(person))).toEqual(first);
    expect(outcome(await submit({ ...person, version: first.version }))).toBe("CONFLICT notFromThisState");
    expect(await snapshotsOf(person.id)).toHaveLength(1);
  });

  test("saving and submitting at once leaves one of both, never a snapshot of something else", async () => {
    const person = await registered(conferenceId);
    const results = await Promise.allSettled([
      submit(person),
      fill(person, "function", { functionalTitle: "Somebody quite different" }),
    ]);
    const row = await db.delegate.findUniqueOrThrow({ where: { id: person.id } });
    const [snapshot] = await snapshotsOf(person.id);
    const content = snapshot?.content as unknown as SnapshotContent | undefined;
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    if (row.state === "SUBMITTED") expect(content?.values.function.functionalTitle).toBe(row.functionalTitle);
    else expect(snapshot).toBeUndefined();
  });

  test("a weaker role is refused", async () => {
    const person = await registered(conferenceId);
    const guard = await staff("gateGuard", conferenceId, NOW);
    for (const [ctx, answer] of [
      [guard, "FORBIDDEN notAllowed"],
      [officer, "FORBIDDEN notAllowed"],
      [contextOf({ kind: "anonymous" }), "UNAUTHENTICATED signInFirst"],
      [registrant(conferenceId, "thief@x.example"), "NOT_FOUND registrationNotFound"],
    ] as const) {
      expect(outcome(await submit({ ...person, owner: ctx }))).toBe(answer);
    }
    expect((await db.delegate.findUniqueOrThrow({ where: { id: person.id } })).state).toBe("DRAFT");
  });
});

describe("resubmitting", () => {
  test("needs every item changed or answered, and says which are left", async () => {
    const person = await returned("TITLE_MISSING", "NOT_ON_NOMINATION");
    const view = must(await getRegistration(person.owner, person.id));
    expect(view.items.map(({ reasonCode, field }) => [reasonCode, field])).toEqual([
      ["TITLE_MISSING", "function.functionalTitle"],
      ["NOT_ON_NOMINATION", "representation.delegationId"],
    ]);
    const early = await submit(person);
    expect(outcome(early)).toBe("INVALID itemsUnanswered");
    expect(!early.ok && early.error.fields).toEqual({
      "function.functionalTitle": "notMended",
      "representation.delegationId": "notMended",
    });
    const mended = await fill(person, "function", { functionalTitle: "Deputy Minister of Justice" });
    const { items } = must(await getRegistration(person.owner, person.id));
    expect(items.map(({ reasonCode, isMended }) => [reasonCode, isMended])).toEqual([
      ["TITLE_MISSING", true],
      ["NOT_ON_NOMINATION", false],
    ]);
    expect(outcome(await submit(mended))).toBe("INVALID itemsUnanswered");
    const answers = { [items[1]?.id ?? ""]: "The note verbale was sent today, No. 77." };
    must(await submit(mended, answers));
    const snapshots = await snapshotsOf(person.id);
    expect(snapshots.map(({ number }) => number)).toEqual([1, 2]);
    expect(snapshots[1]?.content).toMatchObject({ answers });
    expect((await auditOf(person.id)).map(({ action }) => action)).toContain("registration.resubmitted");
  });

  test("is possible after registration has closed, since the State was in time", async () => {
    const person = await returned("TITLE_MISSING");
    const late = { ...person, owner: { ...person.owner, now: new Date("2027-03-01T00:00:00Z") } };
    const mended = await fill(late, "function", { functionalTitle: "Deputy Minister" });
    must(await submit(mended));
    expect(
      (await db.reviewTask.findMany({ where: { delegateId: person.id } })).map(({ state }) => state).sort(),
    ).toEqual(["CANCELLED", "OPEN"]);
  });

  test("two clicks at once make one second snapshot", async () => {
    const person = await returned("TITLE_MISSING");
    const mended = await fill(person, "function", { functionalTitle: "Deputy Minister" });
    const answers = await Promise.all([submit(mended), submit(mended), submit(mended)]);
    expect(answers.map(outcome)).toEqual(["ok", "ok", "ok"]);
    expect(await snapshotsOf(person.id)).toHaveLength(2);
    expect(
      (await auditOf(person.id)).filter(({ action }) => action === "registration.resubmitted"),
    ).toHaveLength(1);
  });
});

describe("withdrawing", () => {
  test("ends a draft silently and a submission with a mail, once", async () => {
    const draft = await fullDraft(conferenceId);
    must(await withdrawDelegate(draft.owner, { delegateId: draft.id, version: draft.version }));
    expect(await db.message.count({ where: { delegateId: draft.id } })).toBe(0);
    const person = await registered(conferenceId);
    const { version } = must(await submit(person));
    const twice = await Promise.all(
      [0, 1].map(() => withdrawDelegate(person.owner, { delegateId: person.id, version })),
    );
    expect(twice.map(outcome).sort()).toEqual(["CONFLICT staleVersion", "ok"]);
    expect(await db.message.count({ where: { delegateId: person.id, name: "delegate-withdrawn" } })).toBe(2);
    expect(await db.reviewTask.findMany({ where: { delegateId: person.id } })).toMatchObject([
      { state: "CANCELLED" },
    ]);
  });

  test("of a stranger or by a weaker role is refused", async () => {
    const draft = await fullDraft(conferenceId);
    const input = { delegateId: draft.id, version: draft.version };
    expect(outcome(await withdrawDelegate(registrant(conferenceId, "thief@x.example"), input))).toBe(
      "NOT_FOUND registrationNotFound",
    );
    const desk = await staff("badgeDeskLead", conferenceId, NOW);
    expect(outcome(await withdrawDelegate(desk, input))).toBe("FORBIDDEN notAllowed");
  });
});
