import { beforeAll, describe, expect, test } from "vitest";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { askRevocation } from "@/lib/accreditation/commands/ask-revocation";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { revealDocument } from "@/lib/accreditation/commands/reveal-document";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { type Registered, registered } from "./registered";

let conferenceId: string;
let officer: Ctx;
let approver: Ctx;
let weaker: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  approver = await staff("accreditationApprover", conferenceId, NOW);
  weaker = await staff("auditor", conferenceId, NOW);
});

async function submitted(): Promise<Registered> {
  const person = await registered(conferenceId);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  return { ...person, version: must(await submitDelegate(person.owner, input)).version };
}

async function ready(): Promise<Registered> {
  const person = await submitted();
  return {
    ...person,
    version: must(await startReview(officer, { delegateId: person.id, version: person.version })).version,
  };
}

const approval = (person: Registered) => ({
  delegateId: person.id,
  version: person.version,
  categoryId: person.categoryId,
  zoneCodes: ["A", "B"],
});
const words = {
  textForPerson: "You are not named in the note verbale.",
  internalNote: "CANARY-internal-note",
};
const refusal = (person: Registered) => ({
  delegateId: person.id,
  version: person.version,
  reasonCode: "NOT_NOMINATED" as const,
  ...words,
});
const count = (table: "decision" | "auditEntry", where: object) =>
  (db[table] as typeof db.decision).count({ where });

describe("submitting", () => {
  test("two clicks at once make one submission, one snapshot, one audit entry and one mail each", async () => {
    const person = await registered(conferenceId);
    const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
    const answers = await Promise.all([
      submitDelegate(person.owner, input),
      submitDelegate(person.owner, input),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(await db.delegateSnapshot.count({ where: { delegateId: person.id } })).toBe(1);
    expect(await count("auditEntry", { subjectId: person.id, action: "registration.submitted" })).toBe(1);
    expect(
      await db.message.count({
        where: {
          delegateId: person.id,
          recipient: person.owner.actor.kind === "registrant" ? person.owner.actor.email : "",
        },
      }),
    ).toBe(1);
  });

  test("after closing nothing is submitted, and the draft stays", async () => {
    const person = await registered(conferenceId);
    const late = { ...person.owner, now: new Date("2027-03-09T00:00:00Z") };
    const answer = await submitDelegate(late, {
      delegateId: person.id,
      version: person.version,
      badgeApproved: true,
    });
    expect(outcome(answer)).toBe("CONFLICT registrationClosed");
    expect((await db.delegate.findUniqueOrThrow({ where: { id: person.id } })).state).toBe("DRAFT");
  });

  test("another registrant finds nothing there", async () => {
    const [mine, theirs] = [await registered(conferenceId), await registered(conferenceId)];
    const input = { delegateId: mine.id, version: mine.version, badgeApproved: true as const };
    expect(outcome(await submitDelegate(theirs.owner, input))).toBe("NOT_FOUND registrationNotFound");
  });

  test("two devices saving from the same version: the second hears of the conflict and nothing is overwritten", async () => {
    const person = await registered(conferenceId);
    const save = (functionalTitle: string) =>
      saveStep(person.owner, {
        delegateId: person.id,
        version: person.version,
        step: "function",
        values: { functionalTitle },
      });
    expect(outcome(await save("Judge"))).toBe("ok");
    expect(outcome(await save("Prosecutor"))).toBe("CONFLICT staleVersion");
    expect((await db.delegate.findUniqueOrThrow({ where: { id: person.id } })).functionalTitle).toBe("Judge");
  });

  test("the snapshot carries no document number in clear and no needs", async () => {
    const person = await submitted();
    const snapshot = await db.delegateSnapshot.findFirstOrThrow({ where: { delegateId: person.id } });
    expect(JSON.stringify(snapshot.content)).not.toContain(person.documentNumber);
    expect(snapshot.content).not.toHaveProperty("values.needs");
  });
});

describe("a weaker role is refused", () => {
  test("by every command of review and decision, and by the queries", async () => {
    const person = await ready();
    const subject = { delegateId: person.id, version: person.version };
    const answers = [
      await startReview(weaker, subject),
      await returnDelegate(weaker, {
        ...subject,
        items: [{ reasonCode: "PHOTO_OLD", note: null }],
        dueOn: "2027-01-10",
      }),
      await approveDelegate(weaker, approval(person)),
      await refuseDelegate(weaker, refusal(person)),
      await askRevocation(weaker, { ...subject, reasonCode: "CONDUCT", ...words }),
      await revealDocument(weaker, { delegateId: person.id, reason: "curious" }),
      await getDelegateForReview(weaker, person.id),
      await getReviewQueue(weaker, conferenceId, {}),
      await approveDelegate(officer, approval(person)),
      await startReview(approver, subject),
    ];
    expect(answers.map(outcome)).toEqual(answers.map(() => "FORBIDDEN notAllowed"));
    expect((await db.delegate.findUniqueOrThrow({ where: { id: person.id } })).version).toBe(person.version);
  });

  test("staff of another conference finds nothing there", async () => {
    const person = await ready();
    const stranger = await staff("accreditationApprover", await foundConference(), NOW);
    expect(outcome(await approveDelegate(stranger, approval(person)))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await getDelegateForReview(stranger, person.id))).toBe("NOT_FOUND registrationNotFound");
  });
});

describe("deciding", () => {
  test("approval binds category, zones and a decision row; a stale page is a clear conflict", async () => {
    const person = await ready();
    expect(
      outcome(await approveDelegate(approver, { ...approval(person), version: person.version - 1 })),
    ).toBe("CONFLICT staleVersion");
    expect(outcome(await approveDelegate(approver, approval(person)))).toBe("ok");
    const row = await db.delegate.findUniqueOrThrow({ where: { id: person.id } });
    expect([row.state, row.approvedZoneCodes]).toEqual(["APPROVED", ["A", "B"]]);
    expect(outcome(await approveDelegate(approver, { ...approval(person), version: row.version }))).toBe(
      "CONFLICT notFromThisState",
    );
  });

  test("whoever started the review of a file does not decide it, also when the code forgets: the database refuses", async () => {
    const person = await ready();
    const { actor } = officer;
    if (actor.kind !== "user") throw new Error("user expected");
    const insert = db.decision.create({
      data: {
        id: crypto.randomUUID(),
        delegateId: person.id,
        action: "approve",
        fromState: "READY",
        toState: "APPROVED",
        actorKind: "user",
        actorUserId: actor.userId,
        actingRole: "accreditationApprover",
        categoryCode: "DL",
        requestId: "test",
        createdAt: NOW,
      },
    });
    await expect(insert).rejects.toThrow(/separation of duties/);
  });

  test("nobody decides on people of their own organization", async () => {
    const person = await ready();
    const { organizationId } = await db.delegation.findUniqueOrThrow({ where: { id: person.delegationId } });
    if (approver.actor.kind !== "user") throw new Error("user expected");
    const own: Ctx = { ...approver, actor: { ...approver.actor, organizationId } };
    expect(outcome(await approveDelegate(own, approval(person)))).toBe("FORBIDDEN yourOrganization");
  });

  test("for a State delegation only formal reasons are open", async () => {
    const person = await ready();
    const answer = await refuseDelegate(approver, { ...refusal(person), reasonCode: "SECURITY_DECISION" });
    expect(answer.ok ? {} : answer.error.fields).toEqual({ reasonCode: "reasonNotForStates" });
  });

  test("the internal note reaches no mail and no registrant", async () => {
    const person = await ready();
    must(await refuseDelegate(approver, refusal(person)));
    const mails = await db.message.findMany({ where: { delegateId: person.id } });
    expect(mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(mails)).not.toContain("CANARY");
    expect(JSON.stringify(mails)).toContain("not named in the note verbale");
  });

  test("a return names the items, reopens the form, and the officer sees what changed", async () => {
    const person = await submitted();
    const items = [{ reasonCode: "TITLE_MISSING" as const, note: "Please give the full title." }];
    const back = must(
      await returnDelegate(officer, {
        delegateId: person.id,
        version: person.version,
        items,
        dueOn: "2027-01-10",
      }),
    );
    const values = { functionalTitle: "President of the Supreme Court" };
    const saved = must(
      await saveStep(person.owner, {
        delegateId: person.id,
        version: back.version,
        step: "function",
        values,
      }),
    );
    must(
      await submitDelegate(person.owner, {
        delegateId: person.id,
        version: saved.version,
        badgeApproved: true,
      }),
    );
    const dossier = must(await getDelegateForReview(officer, person.id));
    expect(dossier.difference.changes.map(({ field, after }) => [field, after])).toEqual([
      ["function.functionalTitle", values.functionalTitle],
    ]);
  });

  test("revealing a document number is recorded with its reason", async () => {
    const person = await submitted();
    const shown = must(
      await revealDocument(officer, { delegateId: person.id, reason: "Compare with the note verbale" }),
    );
    expect(shown.number).toBe(person.documentNumber);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: person.id, action: "passport.revealed" },
    });
    expect(JSON.stringify(entry.details)).toContain("Compare with the note verbale");
    expect(
      JSON.stringify(entry, (_key, value) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain(person.documentNumber);
  });
});

type Decide = (decider: Ctx, person: Registered) => ReturnType<typeof approveDelegate>;
const approve: Decide = (decider, person) => approveDelegate(decider, approval(person));
const reject: Decide = (decider, person) => refuseDelegate(decider, refusal(person));

/** Resolves for everybody once so many have come. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === size) resolve();
    return promise;
  };
}

/** A transaction that, before it writes the delegate, waits for the other decider, and may forget its precondition. */
function held(tx: Tx, met: () => Promise<void>, guarded: boolean): Tx {
  const updateMany = async ({ where, data }: Prisma.DelegateUpdateManyArgs) => {
    await met();
    return tx.delegate.updateMany({ data, where: guarded ? { ...where } : { id: where?.id ?? "" } });
  };
  const delegate = new Proxy(tx.delegate, {
    get: (target, name) => (name === "updateMany" ? updateMany : Reflect.get(target, name)),
  });
  return new Proxy(tx, {
    get: (target, name) => (name === "delegate" ? delegate : Reflect.get(target, name)),
  });
}

describe.each<[string, Decide, Decide]>([
  ["approve against approve", approve, approve],
  ["approve against refuse", approve, reject],
])("two approvers at once, %s", (_name, first, second) => {
  let other: Ctx;
  beforeAll(async () => {
    other = await staff("accreditationApprover", conferenceId, NOW);
  });
  const decisions = (person: Registered) =>
    count("decision", { delegateId: person.id, action: { in: ["approve", "refuse"] } });

  /** Both have read the file as undecided before either writes. */
  async function bothHavingRead(person: Registered, guarded: boolean): Promise<string[]> {
    const met = meeting(2);
    const decide = (decider: Ctx, by: Decide) =>
      db.$transaction((tx) => by({ ...decider, tx: held(tx, met, guarded) }, person));
    return (await Promise.all([decide(approver, first), decide(other, second)])).map(outcome).sort();
  }

  test("without the condition on version and state both win: the race is real", async () => {
    const person = await ready();
    expect(await bothHavingRead(person, false)).toEqual(["ok", "ok"]);
    expect(await decisions(person)).toBe(2);
  });

  test("with it one wins and the other is told", async () => {
    const person = await ready();
    expect(await bothHavingRead(person, true)).toEqual(["CONFLICT staleVersion", "ok"]);
    expect(await decisions(person)).toBe(1);
  });

  test("fifty tries in parallel leave one decision, one audit entry and its mails", async () => {
    const person = await ready();
    const before = await db.message.count({ where: { delegateId: person.id } });
    const tries = Array.from({ length: 50 }, (_, at) =>
      at % 2 === 0 ? first(approver, person) : second(other, person),
    );
    const answers = (await Promise.all(tries)).map(outcome);
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
    for (const answer of answers) {
      expect(["ok", "CONFLICT staleVersion", "CONFLICT notFromThisState"]).toContain(answer);
    }
    expect(await decisions(person)).toBe(1);
    const actions = { in: ["delegate.approved", "delegate.refused"] };
    expect(await count("auditEntry", { subjectId: person.id, action: actions })).toBe(1);
    expect(await db.message.count({ where: { delegateId: person.id } })).toBe(before + 2);
    const row = await db.delegate.findUniqueOrThrow({
      where: { id: person.id },
      include: { decisions: { orderBy: { createdAt: "desc" } } },
    });
    expect(row.version).toBe(person.version + 1);
    expect(row.decisions.map(({ toState }) => toState)).toContain(row.state);
  });
});

test("a role removed while the form is open: the old form decides nothing, a page opened anew is refused", async () => {
  const person = await ready();
  const leaving = await staff("accreditationApprover", conferenceId, NOW);
  if (leaving.actor.kind !== "user") throw new Error("no user");
  const { userId, sessionId } = leaving.actor;
  const dossier = must(await getDelegateForReview(leaving, person.id));
  expect(dossier.actions.find(({ action }) => action === "approve")).toMatchObject({ allowed: true });
  await db.roleGrant.updateMany({ where: { userId }, data: { revokedAt: NOW } });
  // Each request asks anew who the session belongs to and which roles it has.
  const actor = await actorOfUser(userId, sessionId, NOW);
  if (!actor) throw new Error("no actor");
  const now: Ctx = { ...leaving, actor };
  for (const decide of [approve, reject])
    expect(outcome(await decide(now, person))).toBe("FORBIDDEN notAllowed");
  expect(outcome(await getDelegateForReview(now, person.id))).toBe("FORBIDDEN notAllowed");
  const row = await db.delegate.findUniqueOrThrow({ where: { id: person.id } });
  expect([row.state, row.version]).toEqual(["READY", person.version]);
});

describe("the queue", () => {
  test("finds a name in another script and counts by state", async () => {
    await submitted();
    const queue = must(await getReviewQueue(officer, conferenceId, { q: "Мирзоева" }));
    expect(queue.rows[0]?.name).toBe("Nigina MIRZOEVA");
    const listed = await db.delegate.groupBy({
      by: ["state"],
      where: { conferenceId, state: { not: "DRAFT" } },
      _count: true,
    });
    const counted = Object.fromEntries(
      queue.counts.filter((entry) => entry.count > 0).map((entry) => [entry.state, entry.count]),
    );
    expect(counted).toEqual(Object.fromEntries(listed.map((entry) => [entry.state, entry._count])));
  });
});

test("the audit chain of the conference is whole after all this", async () => {
  expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
});
