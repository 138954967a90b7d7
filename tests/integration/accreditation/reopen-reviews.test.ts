import { beforeEach, describe, expect, test } from "vitest";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { closeReview } from "@/lib/accreditation/commands/close-review";
import { mergeRegistrations } from "@/lib/accreditation/commands/merge-registrations";
import { partRegistrations } from "@/lib/accreditation/commands/part-registrations";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { configureReviews } from "@/lib/conferences/commands/configure-reviews";
import type { CategoryRules } from "@/lib/conferences/review-rules";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { findDuplicates } from "@/lib/delegates/jobs";
import type { MergeFieldName } from "@/lib/delegates/merge-fields";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { type Registered, registered } from "./registered";

const PROTOCOL = { kind: "PROTOCOL", step: 1, role: "protocolOfficer", hours: 8 } as const;
const SUBSTANCE = { kind: "SUBSTANCE", step: 1, role: "substantiveReviewer", hours: 8 } as const;
const MEDIA = { kind: "MEDIA", step: 1, role: "mediaOfficer", hours: 8 } as const;
const WEEK = { workingDays: [1, 2, 3, 4, 5], worksFrom: "08:00", worksUntil: "17:00", holidays: [] };

let conferenceId: string;
let categories: Map<string, string>;
let officer: Ctx;
let protocol: Ctx;
let substance: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  const rows = await db.category.findMany({ where: { conferenceId } });
  categories = new Map(rows.map(({ code, id }) => [code, id]));
  officer = await staff("registrationOfficer", conferenceId, NOW);
  protocol = await staff("protocolOfficer", conferenceId, NOW);
  const ctx = await staff("substantiveReviewer", conferenceId, NOW);
  if (ctx.actor.kind !== "user") throw new Error("user expected");
  const grants = ctx.actor.grants.map((grant) => ({ ...grant, categoryIds: rows.map(({ id }) => id) }));
  substance = { ...ctx, actor: { ...ctx.actor, grants } };
});

async function configure(byCode: Record<string, CategoryRules["reviews"]>): Promise<void> {
  const admin = await staff("administrator", conferenceId, NOW);
  const { number } = await db.reviewRuleSet.findFirstOrThrow({
    where: { conferenceId },
    orderBy: { number: "desc" },
  });
  const rules = Object.fromEntries(
    Object.entries(byCode).map(([code, reviews]) => [
      categories.get(code) ?? "",
      { needsNomination: false, reviews },
    ]),
  );
  must(await configureReviews(admin, { conferenceId, number, calendar: WEEK, rules }));
}

async function submitted(title?: string): Promise<Registered> {
  const person = await registered(conferenceId);
  let { version } = person;
  if (title) {
    const values = { functionalTitle: title };
    const own = { delegateId: person.id, version, step: "function", values };
    ({ version } = must(await saveStep(person.owner, own)));
  }
  const input = { delegateId: person.id, version, badgeApproved: true as const };
  return { ...person, version: must(await submitDelegate(person.owner, input)).version };
}

const rowOf = ({ id }: Registered) => db.delegate.findUniqueOrThrow({ where: { id } });

async function inReview(): Promise<Registered> {
  const person = await submitted();
  must(await startReview(officer, { delegateId: person.id, version: person.version }));
  return { ...person, version: (await rowOf(person)).version };
}

async function close(person: Registered, kind: "PROTOCOL" | "SUBSTANCE", by: Ctx): Promise<void> {
  const where = { delegateId: person.id, kind, state: "OPEN" as const };
  const { id: taskId } = await db.reviewTask.findFirstOrThrow({ where });
  const { version } = await rowOf(person);
  const finding = { finding: "FAVOURABLE" as const, note: null };
  must(await closeReview(by, { delegateId: person.id, version, taskId, ...finding }));
}

/** Another registration of the same person, merged into the first one. */
async function mergeInto(kept: Registered, take: MergeFieldName[], by = officer) {
  const given = await submitted("Deputy Minister of Justice");
  for (const { id } of [kept, given]) await findDuplicates(system(NOW), { delegateId: id });
  const [oneId = "", otherId = ""] = [kept.id, given.id].toSorted();
  const pair = await db.duplicatePair.findUniqueOrThrow({ where: { oneId_otherId: { oneId, otherId } } });
  const versions = { keptVersion: (await rowOf(kept)).version, givenVersion: given.version };
  return mergeRegistrations(by, { pairId: pair.id, keptId: kept.id, ...versions, take });
}

const tasksOf = async ({ id: delegateId }: Registered) =>
  (
    await db.reviewTask.findMany({
      where: { delegateId, kind: { not: "COMPLETENESS" } },
      orderBy: { id: "asc" },
    })
  ).map(({ kind, state }) => `${kind} ${state}`);

describe("a merge into somebody in review", () => {
  test("has reviewed again what a closed review saw otherwise, and parting does so once more", async () => {
    await configure({ DL: [PROTOCOL, SUBSTANCE] });
    const kept = await inReview();
    await close(kept, "PROTOCOL", protocol);
    const { id: mergeId } = must(await mergeInto(kept, ["functionalTitle"]));
    expect((await tasksOf(kept)).toSorted()).toEqual(["PROTOCOL DONE", "PROTOCOL PLANNED", "SUBSTANCE OPEN"]);
    const entry = await db.auditEntry.findFirst({ where: { subjectId: kept.id, action: "review.reopened" } });
    expect(entry?.details).toEqual({ kinds: ["PROTOCOL"] });
    await close(kept, "SUBSTANCE", substance);
    expect((await rowOf(kept)).state).toBe("IN_REVIEW");
    await close(kept, "PROTOCOL", protocol);
    expect((await rowOf(kept)).state).toBe("READY");
    // The findings were made on the merged data: to part them again is for a return to prepare.
    expect(outcome(await partRegistrations(officer, { mergeId }))).toBe("CONFLICT reviewedUnchanged");
    expect((await db.delegateMerge.findUniqueOrThrow({ where: { id: mergeId } })).undoneAt).toBeNull();
  });

  test("leaves findings alone that looked at nothing of it", async () => {
    await configure({ DL: [PROTOCOL, SUBSTANCE] });
    const kept = await inReview();
    await close(kept, "PROTOCOL", protocol);
    must(await mergeInto(kept, ["email"]));
    expect((await tasksOf(kept)).toSorted()).toEqual(["PROTOCOL DONE", "SUBSTANCE OPEN"]);
  });

  test("is refused once a decision is due, with everything as it was; and to weaker roles", async () => {
    await configure({ DL: [PROTOCOL] });
    const kept = await inReview();
    await close(kept, "PROTOCOL", protocol);
    const before = await rowOf(kept);
    expect(before.state).toBe("READY");
    expect(outcome(await mergeInto(kept, ["functionalTitle"], protocol))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await mergeInto(kept, ["functionalTitle"]))).toBe("CONFLICT reviewedUnchanged");
    const { version, state, functionalTitle } = before;
    expect(await rowOf(kept)).toMatchObject({ version, state, functionalTitle });
    must(await mergeInto(kept, ["email"]));
  });
});

test("nobody is approved into another category without the reviews that it asks for", async () => {
  await configure({ DL: [], MD: [MEDIA] });
  const person = await inReview();
  const approver = await staff("accreditationApprover", conferenceId, NOW);
  const { version } = await rowOf(person);
  const approval = (code: string) => ({
    delegateId: person.id,
    version,
    categoryId: categories.get(code) ?? "",
    zoneCodes: ["A"],
  });
  expect(outcome(await approveDelegate(approver, approval("MD")))).toBe("CONFLICT categoryNeedsReviews");
  must(await approveDelegate(approver, approval("DL")));
});
