import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { changeOrganization } from "@/lib/organizations/commands/change-organization";
import { createOrganization } from "@/lib/organizations/commands/create-organization";
import { inviteDelegation } from "@/lib/organizations/commands/invite-delegation";
import { mergeOrganizations } from "@/lib/organizations/commands/merge-organizations";
import { restoreOrganization } from "@/lib/organizations/commands/restore-organization";
import { suspendOrganization } from "@/lib/organizations/commands/suspend-organization";
import { undoOrganizationMerge } from "@/lib/organizations/commands/undo-organization-merge";
import { organizationFinder } from "@/lib/organizations/find-organization";
import { createOrganizationSchema, mergeOrganizationsSchema } from "@/lib/organizations/schema";
import { contextOf, foundConference, must, NOW, outcome, staff } from "@/tests/integration/badges/fixture";
import { makeUser } from "@/tests/integration/identity/fixture";

let conferenceId: string;
let otherConferenceId: string;
let officer: Ctx;
let everywhere: Ctx;

const code = () => `R${randomUUID().slice(0, 8).toUpperCase()}`;
const names = (name: string) => ({ en: name, ru: name, tg: name, fr: name, ar: name });
const body = (of: Record<string, unknown> = {}) => ({
  code: code(),
  type: "NGO" as const,
  name: names(`Body ${randomUUID().slice(0, 6)}`),
  acronym: {},
  countryIso3: null,
  aliases: [] as string[],
  parentId: null as string | null,
  ...of,
});
const add = async (of: Record<string, unknown> = {}) =>
  must(await createOrganization(everywhere, body(of))).id;
const entry = (id: string) => db.organization.findUniqueOrThrow({ where: { id } });
const invite = async (organizationId: string, to = conferenceId) =>
  inviteDelegation(everywhere, {
    conferenceId: to,
    organizationId,
    language: "en",
    contactEmail: null,
    quota: 3,
  });
const merge = async (keptId: string, givenId: string, ctx = everywhere) => {
  const [kept, given] = [await entry(keptId), await entry(givenId)];
  return mergeOrganizations(ctx, {
    keptId,
    keptVersion: kept.version,
    givenId,
    givenVersion: given.version,
  });
};
const fieldsOf = (row: Awaited<ReturnType<typeof entry>>) => ({
  code: row.code,
  type: row.type,
  name: row.name as never,
  acronym: row.acronym as never,
  countryIso3: row.countryIso3,
  aliases: row.aliases,
  parentId: row.parentId,
});
const change = async (id: string, of: Record<string, unknown>, ctx = everywhere) => {
  const row = await entry(id);
  return changeOrganization(ctx, { organizationId: id, version: row.version, ...fieldsOf(row), ...of });
};

beforeAll(async () => {
  [conferenceId, otherConferenceId] = [await foundConference(), await foundConference()];
  officer = await staff("registrationOfficer", conferenceId, NOW);
  const { actor } = officer;
  if (actor.kind !== "user") throw new Error("not a user");
  everywhere = contextOf({
    ...actor,
    grants: actor.grants.map((grant) => ({ ...grant, conferenceId: null })),
  });
});

describe("an entry of the registry", () => {
  test("is found by its names in every script, and by new ones after a change", async () => {
    const id = await add({ name: { ...names("Aral Forum"), ru: "Аральский форум", ar: "منتدى آرال" } });
    expect((await entry(id)).nameKeys.length).toBeGreaterThan(0);
    must(await change(id, { aliases: ["Aral Sea Forum"] }, officer));
    const row = await entry(id);
    expect(row.version).toBe(2);
    const find = organizationFinder([row as never]);
    for (const text of ["aral sea forum", "Аральский форум", "منتدى آرال"]) {
      expect(find(text)).toEqual({ kind: "found", id });
    }
    const audit = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: id, action: "organization.changed" },
    });
    expect(audit.changes).toEqual({ aliases: { before: [], after: ["Aral Sea Forum"] } });
  });

  test("is changed by nobody without the permission, nor out of reach, nor from a stale page", async () => {
    const id = await add();
    const weaker = await staff("protocolOfficer", conferenceId, NOW);
    expect(outcome(await change(id, {}, weaker))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await merge(id, await add(), weaker))).toBe("FORBIDDEN notAllowed");
    must(await invite(id, otherConferenceId));
    expect(outcome(await change(id, {}, officer))).toBe("NOT_FOUND organizationNotFound");
    must(await invite(id));
    must(await change(id, {}, officer));
    const row = await entry(id);
    const stale = { organizationId: id, version: 1, ...fieldsOf(row) };
    expect(outcome(await changeOrganization(officer, stale))).toBe("CONFLICT staleVersion");
    const unknown = { ...stale, organizationId: randomUUID() };
    expect(outcome(await changeOrganization(officer, unknown))).toBe("NOT_FOUND organizationNotFound");
  });

  test("takes no hostile names and no heap of aliases", () => {
    const wrong = (of: Record<string, unknown>) => !createOrganizationSchema.safeParse(body(of)).success;
    expect(createOrganizationSchema.safeParse(body()).success).toBe(true);
    expect(wrong({ name: names("Fo\u202erum") })).toBe(true);
    expect(wrong({ name: names("Fo\u0000rum") })).toBe(true);
    expect(wrong({ aliases: Array.from({ length: 10_000 }, (_, at) => `alias ${at}`) })).toBe(true);
    expect(wrong({ type: "MEMBER_STATE" })).toBe(true);
    expect(wrong({ countryIso3: "XQX" })).toBe(true);
    const own = { keptId: conferenceId, keptVersion: 1, givenId: conferenceId, givenVersion: 1 };
    expect(mergeOrganizationsSchema.safeParse(own).success).toBe(false);
  });

  test("never stands under itself, also when two officers close the circle at once", async () => {
    const [one, two] = [await add(), await add()];
    expect(outcome(await change(one, { parentId: one }))).toBe("CONFLICT organizationCircle");
    const both = await Promise.all([change(one, { parentId: two }), change(two, { parentId: one })]);
    expect(both.map(outcome).toSorted()).toEqual(["CONFLICT organizationCircle", "ok"]);
    expect(outcome(await change(one, { parentId: randomUUID() }))).toBe("INVALID checkFields");
  });
});

describe("a suspended organization", () => {
  test("is not invited, and is again once restored", async () => {
    const id = await add();
    must(await suspendOrganization(officer, { organizationId: id, version: 1, reason: "Under review" }));
    expect(outcome(await invite(id))).toBe("CONFLICT organizationSuspended");
    const again = { organizationId: id, version: 2, reason: "Again" };
    expect(outcome(await suspendOrganization(officer, again))).toBe("CONFLICT alreadyDone");
    must(await restoreOrganization(officer, { organizationId: id, version: 2 }));
    must(await invite(id));
  });

  test("takes no new registration by any path; who was registered keeps the state", async () => {
    const id = await add();
    const { id: delegationId } = must(await invite(id));
    const enter = async (state: "DRAFT" | "SUBMITTED") => {
      const category = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
      const person = await db.person.create({ data: { id: randomUUID() } });
      return db.delegate.create({
        data: {
          id: randomUUID(),
          personId: person.id,
          conferenceId,
          delegationId,
          categoryId: category.id,
          delegationRole: "EXPERT",
          functionalTitle: "Judge",
          email: "a@b.example",
          reference: randomUUID(),
          requestKey: randomUUID(),
          ownerEmail: "a@b.example",
          locale: "en",
          stateSince: NOW,
          submittedAt: state === "DRAFT" ? null : NOW,
          state,
        },
      });
    };
    const [before, draft] = [await enter("SUBMITTED"), await enter("DRAFT")];
    must(await suspendOrganization(officer, { organizationId: id, version: 1, reason: "Under review" }));
    await expect(enter("SUBMITTED")).rejects.toThrow("organization_is_suspended");
    const data = { state: "SUBMITTED", submittedAt: NOW } as const;
    await expect(db.delegate.update({ where: { id: draft.id }, data })).rejects.toThrow(
      "organization_is_suspended",
    );
    expect((await db.delegate.findUniqueOrThrow({ where: { id: before.id } })).state).toBe("SUBMITTED");
  });

  test("is suspended only by whoever answers for every conference concerned", async () => {
    const id = await add();
    must(await invite(id));
    must(await invite(id, otherConferenceId));
    const input = { organizationId: id, version: 1, reason: "Under review" };
    expect(outcome(await suspendOrganization(officer, input))).toBe("FORBIDDEN organizationOutOfReach");
    must(await suspendOrganization(everywhere, input));
  });
});

describe("a merge", () => {
  test("moves delegations, accounts, children and names, and gives back exactly these", async () => {
    const [kept, given] = [await add({ aliases: ["First"] }), await add({ aliases: ["Second"] })];
    const child = await add({ parentId: given });
    const { id: delegationId } = must(await invite(given));
    const user = await makeUser();
    await db.user.update({ where: { id: user.id }, data: { organizationId: given } });
    const before = [await entry(kept), await entry(given)];
    const { id: mergeId } = must(await merge(kept, given, officer));
    const places = async () => [
      (await db.delegation.findUniqueOrThrow({ where: { id: delegationId } })).organizationId,
      (await db.user.findUniqueOrThrow({ where: { id: user.id } })).organizationId,
      (await entry(child)).parentId,
    ];
    expect(await places()).toEqual([kept, kept, kept]);
    const [keptRow, givenRow] = [await entry(kept), await entry(given)];
    expect(givenRow.mergedIntoId).toBe(kept);
    expect(keptRow.aliases).toEqual(expect.arrayContaining(["First", "Second", givenRow.code]));
    expect(organizationFinder([keptRow as never])(givenRow.code)).toEqual({ kind: "found", id: kept });
    expect(outcome(await invite(given, otherConferenceId))).toBe("NOT_FOUND organizationNotFound");
    // And past the command, by the database.
    const late = { conferenceId: otherConferenceId, organizationId: given, language: "en", quota: 1 };
    await expect(db.delegation.create({ data: { ...late, id: randomUUID() } })).rejects.toThrow(
      /organization_is_merged/,
    );
    // What the kept one gained since by itself stays with it.
    const { id: ownLater } = must(await invite(kept, otherConferenceId));
    must(await undoOrganizationMerge(everywhere, { mergeId }));
    expect(await places()).toEqual([given, given, given]);
    const own = await db.delegation.findUniqueOrThrow({ where: { id: ownLater } });
    expect(own.organizationId).toBe(kept);
    const after = [await entry(kept), await entry(given)];
    const standing = before.map((row) => ({ ...row, version: row.version + 2 }));
    expect(after).toEqual(standing);
    expect(outcome(await undoOrganizationMerge(everywhere, { mergeId }))).toBe("CONFLICT alreadyDone");
  });

  test("is not undone once the kept entry was changed", async () => {
    const [kept, given] = [await add(), await add()];
    const { id: mergeId } = must(await merge(kept, given));
    must(await change(kept, { aliases: ["Later"] }));
    expect(outcome(await undoOrganizationMerge(everywhere, { mergeId }))).toBe(
      "CONFLICT organizationChanged",
    );
    expect((await entry(given)).mergedIntoId).toBe(kept);
  });

  test("never combines two delegations of one conference", async () => {
    const [kept, given] = [await add(), await add()];
    must(await invite(kept));
    must(await invite(given));
    const refused = await merge(kept, given);
    expect(outcome(refused)).toBe("CONFLICT organizationsShareConference");
    const conference = await db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    expect(!refused.ok && refused.error.values).toEqual({ conferences: conference.code });
  });

  test("never moves delegations or accounts of a conference out of the officer's reach", async () => {
    const [kept, given] = [await add(), await add()];
    must(await invite(given));
    must(await invite(given, otherConferenceId));
    const refused = await merge(kept, given, officer);
    expect(outcome(refused)).toBe("FORBIDDEN organizationOutOfReach");
    expect(!refused.ok && refused.error.values).toEqual({ conferences: 1 });
    const employer = await add();
    const abroad = await makeUser({ role: "gateGuard", conferenceId: otherConferenceId });
    await db.user.update({ where: { id: abroad.id }, data: { organizationId: employer } });
    expect(outcome(await merge(await add(), employer, officer))).toBe("FORBIDDEN organizationOutOfReach");
    const { id: mergeId } = must(await merge(kept, given));
    expect(outcome(await undoOrganizationMerge(officer, { mergeId }))).toMatch(/NOT_FOUND|FORBIDDEN/);
  });

  test("in opposite directions at once: one wins, and nobody stands merged into each other", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, two] = [await add(), await add()];
      const both = await Promise.all([merge(one, two), merge(two, one)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const merged = [await entry(one), await entry(two)].filter(({ mergedIntoId }) => mergedIntoId);
      expect(merged).toHaveLength(1);
    }
  });

  test("of a suspended entry is refused, so that nobody escapes a suspension", async () => {
    const [kept, given] = [await add(), await add()];
    must(
      await suspendOrganization(everywhere, { organizationId: given, version: 1, reason: "Under review" }),
    );
    expect(outcome(await merge(kept, given))).toBe("CONFLICT restoreFirst");
  });
});
