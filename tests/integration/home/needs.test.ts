import { beforeAll, describe, expect, test } from "vitest";
import { claimDossier } from "@/lib/accreditation/claims/commands/claim-dossier";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { readQueueFilter } from "@/lib/accreditation/queue/read-filter";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { getNeeds } from "@/lib/home/queries/needs";
import { QUESTIONS } from "@/lib/home/registry";
import { newId } from "@/lib/ids";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { registered } from "@/tests/integration/accreditation/registered";
import { contextOf, foundConference, staff } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let officer: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
});

async function submitted() {
  const person = await registered(conferenceId);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  return { ...person, version: must(await submitDelegate(person.owner, input)).version };
}

const needOf = async (ctx: Ctx, question: string) =>
  must(await getNeeds(ctx)).needs.find((need) => need.question === question);

describe("what needs whom now", () => {
  test("counts what waits, since when and what is overdue, and leads to exactly those", async () => {
    const [first] = [await submitted(), await submitted()];
    await db.delegate.update({ where: { id: first.id }, data: { dueAt: new Date(NOW.getTime() - 1) } });
    const need = await needOf(officer, "toCheck");
    expect(need).toMatchObject({ count: 2, overdue: 1, oldest: NOW.toISOString() });
    const query = Object.fromEntries(new URL(need?.href ?? "", "http://x.example").searchParams);
    const { rows } = must(await getReviewQueue(officer, conferenceId, readQueueFilter(query).filter));
    expect(rows).toHaveLength(2);
    must(await claimDossier(officer, { delegateId: first.id, lease: newId() }));
    expect(await needOf(officer, "ownClaims")).toMatchObject({ count: 1 });
    const approver = await staff("accreditationApprover", conferenceId, NOW);
    expect(must(await getNeeds(approver)).needs).toEqual([]);
    must(await startReview(officer, { delegateId: first.id, version: first.version }));
    expect(await needOf(approver, "toDecide")).toMatchObject({ count: 1 });
    expect(await needOf(officer, "toCheck")).toMatchObject({ count: 1, overdue: 0 });
  });

  test("stops at the conference, the categories and the delegation of the reader", async () => {
    const person = await submitted();
    const elsewhere = await staff("registrationOfficer", await foundConference(), NOW);
    expect(await needOf(elsewhere, "toCheck")).toBeUndefined();
    const media = await staff("mediaOfficer", conferenceId, NOW);
    expect(await needOf(media, "toCheck")).toBeUndefined();
    await db.delegate.update({ where: { id: person.id }, data: { state: "AWAITING_ENDORSEMENT" } });
    const own = await staff("missionFocalPoint", conferenceId, NOW, person.delegationId);
    const other = await staff("missionFocalPoint", conferenceId, NOW, (await submitted()).delegationId);
    expect(await needOf(own, "toEndorse")).toMatchObject({ count: 1 });
    expect(await needOf(other, "toEndorse")).toBeUndefined();
  });

  test("is nothing for those without a role, or with one that does not count yet", async () => {
    const nobody = contextOf({ kind: "anonymous" });
    expect(must(await getNeeds(nobody))).toEqual({ needs: [], done: [] });
    if (officer.actor.kind !== "user") throw new Error("no user");
    const withoutRole = { ...officer, actor: { ...officer.actor, grants: [] } };
    expect(must(await getNeeds(withoutRole))).toEqual({ needs: [], done: [] });
  });
});

test.each(ROLE_NAMES.filter((role) => role !== "delegate"))(
  "every question of the %s is one statement that the database answers",
  async (role) => {
    const reader = await staff(role, conferenceId, NOW, null);
    const { needs, done } = must(await getNeeds(reader));
    const names = new Set([...needs.map(({ question }) => question), ...done]);
    expect(names).toEqual(new Set(QUESTIONS[role].map(({ name }) => name)));
    for (const { href } of needs) expect(href === null || href.startsWith("/")).toBe(true);
  },
);
