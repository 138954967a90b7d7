import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { chooseQueueColumns } from "@/lib/accreditation/queue/commands/choose-queue-columns";
import { removeFilter } from "@/lib/accreditation/queue/commands/remove-filter";
import { MOST_FILTERS, saveFilter } from "@/lib/accreditation/queue/commands/save-filter";
import { getQueueView } from "@/lib/accreditation/queue/queries/queue-view";
import { readQueueFilter } from "@/lib/accreditation/queue/read-filter";
import type { QueueFilter } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { type Registered, registered } from "./registered";

let conferenceId: string;
let officer: Ctx;
let colleague: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  colleague = await staff("registrationOfficer", conferenceId, NOW);
});

const keep = (ctx: Ctx, name: string, filter: QueueFilter = { notState: ["APPROVED"] }) =>
  saveFilter(ctx, { conferenceId, name, filter });

describe("a saved filter", () => {
  test("is its owner's: nobody else reads or removes it", async () => {
    const { id } = must(await keep(officer, "Not the approved"));
    expect(must(await getQueueView(officer, conferenceId)).saved).toEqual([
      { id, name: "Not the approved", filter: { notState: ["APPROVED"] } },
    ]);
    expect(must(await getQueueView(colleague, conferenceId)).saved).toEqual([]);
    expect(outcome(await removeFilter(colleague, { filterId: id }))).toBe("NOT_FOUND filterNotFound");
    expect(outcome(await keep(officer, "Not the approved"))).toBe("CONFLICT filterNameTaken");
    expect(outcome(await keep(colleague, "Not the approved"))).toBe("ok");
    must(await removeFilter(officer, { filterId: id }));
    expect(must(await getQueueView(officer, conferenceId)).saved).toEqual([]);
  });

  test("is for readers of that conference, and not without end", async () => {
    const auditor = await staff("auditor", conferenceId, NOW);
    const elsewhere = await staff("registrationOfficer", await foundConference(), NOW);
    for (const weaker of [auditor, elsewhere]) {
      expect(outcome(await keep(weaker, "Mine"))).toBe("FORBIDDEN notAllowed");
      expect(outcome(await getQueueView(weaker, conferenceId))).toBe("FORBIDDEN notAllowed");
    }
    expect(outcome(await removeFilter(auditor, { filterId: randomUUID() }))).toBe("FORBIDDEN notAllowed");
    const keeper = await staff("registrationOfficer", conferenceId, NOW);
    const names = Array.from({ length: MOST_FILTERS + 5 }, (_, index) => `Filter ${index}`);
    const answers = await Promise.all(names.map((name) => keep(keeper, name)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_FILTERS);
    expect(answers.filter((answer) => outcome(answer) === "LIMIT tooManyFilters")).toHaveLength(5);
  });
});

test("columns are kept for their reader, in the order of the list", async () => {
  must(await chooseQueueColumns(officer, { columns: ["reference", "state"] }));
  expect(must(await getQueueView(officer, conferenceId)).columns).toEqual(["state", "reference"]);
  expect(must(await getQueueView(colleague, conferenceId)).columns).toContain("waiting");
  const auditor = await staff("auditor", conferenceId, NOW);
  expect(outcome(await chooseQueueColumns(auditor, { columns: ["state"] }))).toBe("FORBIDDEN notAllowed");
});

describe("an address", () => {
  test("says what could not be read of it, and nothing of it reaches the database", async () => {
    const hostile = {
      state: "DRAFT",
      notState: ["APPROVED", '\'; DROP TABLE "Delegate"; --'],
      delegation: "1 OR 1=1",
      sort: "id; DELETE",
      claim: ["mine", "free"],
      waiting: "-1",
      after: "NaN_x",
      notCategory: "",
      colour: "red",
    };
    const { filter, unread } = readQueueFilter(hostile);
    expect(unread.toSorted()).toEqual(
      ["after", "claim", "delegation", "notState", "sort", "state", "waiting"].toSorted(),
    );
    expect(Object.values(filter).every((value) => value === undefined)).toBe(true);
    expect(outcome(await getReviewQueue(officer, conferenceId, filter))).toBe("ok");
    const many = readQueueFilter({ notDelegation: Array.from({ length: 21 }, () => randomUUID()) });
    expect(many.unread).toEqual(["notDelegation"]);
  });

  test("reads one word or many, each once", () => {
    const id = randomUUID();
    expect(readQueueFilter({ notCategory: [id, "", id], notState: "READY" })).toMatchObject({
      filter: { notCategory: [id], notState: ["READY"] },
      unread: [],
    });
  });
});

describe("the queue", () => {
  let people: Registered[];
  let into: string;
  let reader: Ctx;

  beforeAll(async () => {
    into = await foundConference();
    reader = await staff("registrationOfficer", into, NOW);
    people = [];
    for (const minutes of [0, 1, 2]) {
      const person = await registered(into);
      const at = new Date(NOW.getTime() + minutes * 60_000);
      const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
      must(await submitDelegate({ ...person.owner, now: at }, input));
      people.push(person);
    }
    // The one that came first is due last.
    const due = new Date(NOW.getTime() - 3_600_000);
    await db.delegate.update({ where: { id: people[2]?.id ?? "" }, data: { dueAt: due } });
  });

  const found = async (filter: QueueFilter) =>
    must(await getReviewQueue(reader, into, filter)).rows.map(({ id }) =>
      people.findIndex((person) => person.id === id),
    );

  test("leaves out delegations, categories and states", async () => {
    const [first, second] = people as [Registered, Registered, Registered];
    expect(await found({})).toEqual([0, 1, 2]);
    expect(await found({ notDelegation: [first.delegationId, second.delegationId] })).toEqual([2]);
    expect(await found({ notCategory: [first.categoryId] })).toEqual([]);
    expect(await found({ notState: ["SUBMITTED"] })).toEqual([]);
    expect(await found({ notState: ["READY"], notCategory: [randomUUID()] })).toEqual([0, 1, 2]);
  });

  test("comes in the order asked for, page after page, and knows whose clock ran out", async () => {
    expect(await found({ sort: "newest" })).toEqual([2, 1, 0]);
    expect((await found({ sort: "due" }))[0]).toBe(2);
    expect(await found({ overdue: "1" })).toEqual([2]);
    const row = must(await getReviewQueue(reader, into, { sort: "newest" })).rows[0];
    const after = `${new Date(row?.stateSince ?? "").getTime()}_${row?.id}`;
    expect(await found({ sort: "newest", after })).toEqual([1, 0]);
  });

  test("shows no draft to anybody, whatever the address says", async () => {
    const draft = await registered(into);
    const { rows } = must(await getReviewQueue(reader, into, readQueueFilter({ state: "DRAFT" }).filter));
    expect(rows.map(({ id }) => id)).not.toContain(draft.id);
    expect(rows).toHaveLength(3);
  });
});
