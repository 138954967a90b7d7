import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getNeighbours, getReviewQueue, PAGE_SIZE } from "@/lib/accreditation/queries/review-queue";
import type { QueueFilter } from "@/lib/accreditation/schema";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { newId } from "@/lib/ids";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import { accredit, foundConference, must, outcome, staff } from "@/tests/integration/badges/fixture";
import { registrant } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let approver: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  approver = await staff("accreditationApprover", conferenceId);
});
afterAll(stopTypesetter);

const categoryOf = (code: string, conference = conferenceId) =>
  db.category.findFirstOrThrow({ where: { conferenceId: conference, code } });

async function person(state: DelegateState, category = "DL", conference = conferenceId) {
  const id = await accredit(conference, { category, photo: false });
  return db.delegate.update({ where: { id }, data: { state } });
}
type Person = Awaited<ReturnType<typeof person>>;

const approval = ({ id, version, categoryId }: Person) => ({
  delegateId: id,
  version,
  categoryId: categoryId ?? "",
  zoneCodes: ["A"],
});
const stateOf = async ({ id }: Person) => (await db.delegate.findUniqueOrThrow({ where: { id } })).state;

describe("approving", () => {
  test("a registration that one created oneself is refused, by the command and by the database", async () => {
    const { id } = await person("READY");
    if (approver.actor.kind !== "user") throw new Error("user expected");
    const { userId } = approver.actor;
    const own = await db.delegate.update({ where: { id }, data: { createdByUserId: userId } });
    expect(outcome(await approveDelegate(approver, approval(own)))).toBe("FORBIDDEN createdByYou");
    const forgotten = db.decision.create({
      data: {
        id: newId(),
        delegateId: id,
        action: "approve",
        fromState: "READY",
        toState: "APPROVED",
        actorKind: "user",
        actorUserId: userId,
        actingRole: "accreditationApprover",
        categoryCode: "DL",
        requestId: "test",
        createdAt: approver.now,
      },
    });
    await expect(forgotten).rejects.toThrow(/separation of duties/);
    const colleague = await staff("accreditationApprover", conferenceId);
    expect(outcome(await approveDelegate(colleague, approval(own)))).toBe("ok");
  });

  test("with a category or a zone of another conference is refused and changes nothing", async () => {
    const ready = await person("READY");
    const other = await foundConference();
    const foreign = await categoryOf("DL", other);
    await db.zone.create({
      data: { ...(await db.zone.findFirstOrThrow({ where: { conferenceId: other } })), ...FOREIGN_ZONE() },
    });
    const byCategory = await approveDelegate(approver, { ...approval(ready), categoryId: foreign.id });
    const byZone = await approveDelegate(approver, { ...approval(ready), zoneCodes: ["A", "Q"] });
    expect([byCategory, byZone].map((answer) => !answer.ok && answer.error.fields)).toEqual([
      { categoryId: "chooseOne" },
      { zoneCodes: "chooseOne" },
    ]);
    expect(await stateOf(ready)).toBe("READY");
    expect(await db.decision.count({ where: { delegateId: ready.id } })).toBe(0);
  });
});

/** A zone that only the other conference has. */
const FOREIGN_ZONE = () => ({ id: newId(), code: "Q", bit: 20, name: { en: "Quarantine" } });

test("a media officer sees and acts on the named categories and no other", async () => {
  const officer = await staff("mediaOfficer", conferenceId);
  if (officer.actor.kind !== "user") throw new Error("user expected");
  const categoryIds = [(await categoryOf("MD")).id];
  const grants = officer.actor.grants.map((grant) => ({ ...grant, categoryIds }));
  const media: Ctx = { ...officer, actor: { ...officer.actor, grants } };
  const [journalist, judge] = [await person("SUBMITTED", "MD"), await person("SUBMITTED", "DL")];
  const items = [{ reasonCode: "TITLE_MISSING" as const, note: null }];
  const subject = ({ id: delegateId, version }: Person) => ({ delegateId, version });
  const hidden = [
    await getDelegateForReview(media, judge.id),
    await startReview(media, subject(judge)),
    await returnDelegate(media, { ...subject(judge), items, dueOn: "2027-03-10" }),
  ];
  expect(hidden.map(outcome)).toEqual(hidden.map(() => "NOT_FOUND registrationNotFound"));
  const queue = must(await getReviewQueue(media, conferenceId, {}));
  expect(queue.rows.map(({ id }) => id)).toEqual([journalist.id]);
  expect(outcome(await startReview(media, subject(journalist)))).toBe("ok");
  expect([await stateOf(journalist), await stateOf(judge)]).toEqual(["IN_REVIEW", "SUBMITTED"]);
});

test("withdrawing an approved person ends the badge, and the next scan says so", async () => {
  const desk = await staff("badgeDeskOperator", conferenceId);
  const guard = await staff("gateGuard", conferenceId);
  const delegateId = await accredit(conferenceId);
  const { badgeId } = must(await printBadge(desk, { delegateId }));
  const seen = {
    documentType: "PASSPORT",
    lastFour: "0000",
    faceMatches: true,
    otherDocument: true,
  } as const;
  must(await handOverBadge(desk, { badgeId, ...seen }));
  const { credential } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
  const verdict = async () => must(await verifyBadge(guard, { text: credential })).verdict;
  expect(await verdict()).toBe("valid");
  const { version } = await db.delegate.findUniqueOrThrow({ where: { id: delegateId } });
  const owner = { ...registrant(conferenceId, "person@mission.example"), now: guard.now };
  must(await withdrawDelegate(owner, { delegateId, version }));
  expect(await verdict()).toBe("revoked");
});

describe("the pages of the queue", () => {
  const PEOPLE = 2 * PAGE_SIZE + 7;
  let crowded: string;
  let reader: Ctx;
  let expected: string[];

  beforeAll(async () => {
    crowded = await foundConference();
    reader = await staff("registrationOfficer", crowded);
    for (let at = 0; at < PEOPLE; at += 1) await person("SUBMITTED", "DL", crowded);
    const people = await db.delegate.findMany({ where: { conferenceId: crowded }, orderBy: { id: "asc" } });
    // Three instants for all of them, so that equal ones lie across the ends of pages.
    const instants = [3, 1, 2].map((day) => new Date(Date.UTC(2027, 1, day, 8, 30, 0, 123)));
    const placed = people.map(({ id }, at) => ({ id, since: instants[at % 3] ?? new Date() }));
    for (const { id, since } of placed) {
      await db.delegate.update({ where: { id }, data: { stateSince: since } });
    }
    placed.sort((a, b) => a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1));
    expected = placed.map(({ id }) => id);
  });

  async function walk(filter: QueueFilter): Promise<string[][]> {
    const pages: string[][] = [];
    for (let after: string | null | undefined; after !== null && pages.length < 10; ) {
      const page = must(await getReviewQueue(reader, crowded, { ...filter, ...(after ? { after } : {}) }));
      pages.push(page.rows.map(({ id }) => id));
      after = page.next;
    }
    return pages;
  }

  test.each<[string, QueueFilter]>([
    ["without a filter", {}],
    ["by state", { state: "SUBMITTED" }],
  ])("show everyone once, in order, %s", async (_name, filter) => {
    const pages = await walk(filter);
    expect(pages.map((page) => page.length)).toEqual([PAGE_SIZE, PAGE_SIZE, 7]);
    expect(pages.flat()).toEqual(expected);
  });

  test("agree with the neighbours of every dossier", async () => {
    for (const [at, id] of expected.entries()) {
      expect(must(await getNeighbours(reader, crowded, {}, id))).toEqual({
        previous: expected[at - 1] ?? null,
        // After the last the queue begins again.
        next: expected[at + 1] ?? expected[0],
      });
    }
  });
});
