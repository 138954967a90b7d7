import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { askRole } from "@/lib/identity/commands/ask-role";
import { grantRole } from "@/lib/identity/commands/grant-role";
import { inviteUser } from "@/lib/identity/commands/invite-user";
import { resetSecondFactor } from "@/lib/identity/commands/reset-second-factor";
import { restoreUser } from "@/lib/identity/commands/restore-user";
import { signOutUser } from "@/lib/identity/commands/sign-out-user";
import { suspendUser } from "@/lib/identity/commands/suspend-user";
import { withdrawRole } from "@/lib/identity/commands/withdraw-role";
import { listEmployers, listGrantChoices } from "@/lib/identity/queries/choices";
import { getUser, listUsers } from "@/lib/identity/queries/users";
import { inviteUserSchema } from "@/lib/identity/schema";
import { newId } from "@/lib/ids";
import { createOrganization } from "@/lib/organizations/commands/create-organization";
import { inviteDelegation } from "@/lib/organizations/commands/invite-delegation";
import { ROLE_NAMES, type Role } from "@/lib/policy/roles";
import {
  acting,
  brokenChains,
  enrolled,
  foundConference,
  lastAudit,
  mailedLinks,
  makeUser,
  must,
  NOW,
  nobody,
  type Person,
  system,
  worldState,
} from "./fixture";

let here: string;
let elsewhere: string;
let chief: Ctx;
let local: Ctx;
let delegationId: string;
let categoryId: string;

beforeAll(async () => {
  [here, elsewhere] = [await foundConference(), await foundConference()];
  chief = acting(await makeUser(), "administrator", null);
  local = acting(await makeUser(), "administrator", here);
  const name = { en: "Testland", ru: "Т", tg: "Т", fr: "T", ar: "ت" };
  const organization = must(
    await createOrganization(system(), {
      code: "TST",
      type: "MEMBER_STATE",
      name,
      acronym: {},
      countryIso3: "TJK",
      aliases: [],
    }),
  );
  const invited = { conferenceId: here, organizationId: organization.id, language: "en", quota: 3 } as const;
  delegationId = must(await inviteDelegation(system(), { ...invited, contactEmail: null })).id;
  categoryId = (await db.category.findFirstOrThrow({ where: { conferenceId: here, code: "MD" } })).id;
});

const grantOf = (userId: string, role: Role, conferenceId: string | null = here) => ({
  userId,
  role,
  conferenceId,
  delegationId: null as string | null,
  categoryIds: [] as string[],
});
const asking = (grant: ReturnType<typeof grantOf>) => ({ ...grant, reason: "For the gates." });
const heldBy = (userId: string) => db.roleGrant.findMany({ where: { userId, revokedAt: null } });

describe("whoever does not administer users", () => {
  const weaker = ROLE_NAMES.filter((role) => role !== "administrator");

  test.each(weaker)("is refused everything: %s", async (role) => {
    const person = await makeUser({ role: "gateGuard", conferenceId: here });
    const [grant] = await heldBy(person.id);
    const ctx = acting(await makeUser(), role, here);
    const before = await worldState();
    const userId = person.id;
    const invitation = { email: "a@x.example", name: "A", locale: "en", organizationId: null } as const;
    for (const answer of [
      await inviteUser(ctx, invitation),
      await suspendUser(ctx, { userId }),
      await restoreUser(ctx, { userId }),
      await signOutUser(ctx, { userId }),
      await resetSecondFactor(ctx, { userId }),
      await askRole(ctx, asking(grantOf(userId, "auditor"))),
      await withdrawRole(ctx, { grantId: grant?.id ?? "" }),
      await listUsers(ctx, {}),
      await getUser(ctx, userId),
      await listGrantChoices(ctx),
      await listEmployers(ctx),
    ]) {
      expect(answer).toMatchObject({ error: { code: "FORBIDDEN", message: "notAllowed" } });
    }
    expect(await worldState()).toEqual(before);
  });

  test("nor is anybody who has not signed in heard", async () => {
    expect(await listUsers(nobody(), {})).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
    expect(await suspendUser(nobody(), { userId: newId() })).toMatchObject({
      error: { code: "UNAUTHENTICATED" },
    });
  });
});

describe("inviting", () => {
  test("opens an account without role or password and mails its link", async () => {
    const input = {
      email: "new.officer@x.example",
      name: "New Officer",
      locale: "fr",
      organizationId: null,
    } as const;
    const { id } = must(await inviteUser(chief, input));
    expect(await db.user.findUnique({ where: { id }, include: { grants: true } })).toMatchObject({
      passwordHash: null,
      locale: "fr",
      grants: [],
    });
    const [link] = await mailedLinks(input.email);
    expect(link).toMatch(/^http:\/\/localhost:3000\/fr\/invitation\/[\w-]{43}$/);
    expect(await lastAudit(id)).toMatchObject({ action: "user.invited", chain: "system" });
    expect(must(await getUser(chief, id))).toMatchObject({ state: "INVITED", roles: [], isWhole: true });
  });

  test("an address has one account, however it is written", async () => {
    const person = await makeUser();
    const before = await worldState();
    const again = {
      email: person.email.toUpperCase(),
      name: "Again",
      locale: "en",
      organizationId: null,
    } as const;
    expect(await inviteUser(chief, again)).toMatchObject({
      error: { code: "CONFLICT", message: "emailTaken" },
    });
    expect(
      await inviteUser(chief, { ...again, email: "b@x.example", organizationId: newId() }),
    ).toMatchObject({
      error: { code: "INVALID", fields: { organizationId: "chooseOne" } },
    });
    expect(await worldState()).toEqual(before);
  });

  test.each([
    ["name", "Evil \u202Eeman", "bidiControls"],
    ["name", "  ", "required"],
    ["name", "N".repeat(121), "tooLong"],
    ["name", "Zero\u200Bwidth", "invisibleCharacters"],
    ["email", "no address", "emailInvalid"],
    ["email", `${"a".repeat(250)}@x.example`, "emailInvalid"],
    ["locale", "de", "chooseOne"],
  ])("a bad %s is told: %j", (field, value, message) => {
    const input = { email: "a@x.example", name: "A", locale: "en", organizationId: null, [field]: value };
    const issues = inviteUserSchema.safeParse(input).error?.issues ?? [];
    expect(issues.map((issue) => [issue.path.join("."), issue.message])).toContainEqual([field, message]);
  });
});

describe("granting", () => {
  test("is for set-up alone, which no person signs for; people ask a second administrator", async () => {
    const person = await makeUser();
    const before = await worldState();
    expect(await grantRole(local, grantOf(person.id, "auditor"))).toMatchObject({
      error: { code: "FORBIDDEN", message: "needsSignature" },
    });
    expect(await worldState()).toEqual(before);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => grantRole(system(), grantOf(person.id, "auditor"))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await lastAudit(person.id)).toMatchObject({ action: "role.granted", chain: here });
  });

  test("narrows as the role reaches, within the conference named", async () => {
    const person = await makeUser();
    const focal = grantOf(person.id, "missionFocalPoint");
    const media = grantOf(person.id, "mediaOfficer");
    const foreign = (await db.category.findFirstOrThrow({ where: { conferenceId: elsewhere } })).id;
    const before = await worldState();
    for (const [input, field] of [
      [focal, "delegationId"],
      [{ ...focal, delegationId, conferenceId: null }, "conferenceId"],
      [media, "categoryIds"],
      [{ ...media, categoryIds: [categoryId], conferenceId: null }, "conferenceId"],
      [{ ...grantOf(person.id, "auditor"), delegationId }, "delegationId"],
      [{ ...grantOf(person.id, "auditor"), categoryIds: [categoryId] }, "categoryIds"],
      [grantOf(person.id, "delegate"), "role"],
    ] as const) {
      expect(await askRole(chief, asking({ ...input, categoryIds: [...input.categoryIds] }))).toMatchObject({
        error: { code: "INVALID", fields: { [field]: "chooseOne" } },
      });
    }
    for (const input of [
      { ...focal, delegationId, conferenceId: elsewhere },
      { ...focal, delegationId: newId() },
      { ...media, categoryIds: [foreign] },
      { ...media, categoryIds: [categoryId, newId()] },
    ]) {
      expect(await askRole(chief, asking(input))).toMatchObject({ error: { code: "INVALID" } });
    }
    expect(await worldState()).toEqual(before);
    must(await grantRole(system(), { ...focal, delegationId }));
    must(await grantRole(system(), { ...media, categoryIds: [categoryId, categoryId] }));
    expect((await heldBy(person.id)).map((grant) => grant.categoryIds)).toContainEqual([categoryId]);
  });

  test("nobody grants to themselves, nor withdraws or suspends themselves", async () => {
    const person = await makeUser({ role: "administrator" });
    const self = acting(person, "administrator", null);
    const [own] = await heldBy(person.id);
    const before = await worldState();
    for (const answer of [
      await askRole(self, asking(grantOf(person.id, "accreditationApprover"))),
      await withdrawRole(self, { grantId: own?.id ?? "" }),
      await suspendUser(self, { userId: person.id }),
      await resetSecondFactor(self, { userId: person.id }),
    ]) {
      expect(answer).toMatchObject({ error: { code: "FORBIDDEN", message: "ownAccount" } });
    }
    expect(await worldState()).toEqual(before);
    expect(must(await getUser(self, person.id)).isOwn).toBe(true);
  });
});

describe("an administrator of one conference", () => {
  test("grants and withdraws there and nowhere else, least of all everywhere", async () => {
    const person = await makeUser();
    const before = await worldState();
    for (const conferenceId of [elsewhere, null]) {
      expect(await askRole(local, asking(grantOf(person.id, "administrator", conferenceId)))).toMatchObject({
        error: { code: "FORBIDDEN", message: "notAllowed" },
      });
    }
    expect(await worldState()).toEqual(before);
    must(await grantRole(system(), grantOf(person.id, "gateGuard")));
    must(await grantRole(system(), grantOf(person.id, "gateGuard", elsewhere)));
    must(await grantRole(system(), grantOf(person.id, "gateGuard", null)));
    const heldHereLast = (await heldBy(person.id)).toSorted((a) => (a.conferenceId === here ? 1 : -1));
    for (const grant of heldHereLast) {
      const answer = await withdrawRole(local, { grantId: grant.id });
      expect(answer.ok).toBe(grant.conferenceId === here);
      if (!answer.ok) expect(answer.error.code).toBe("FORBIDDEN");
    }
    expect((await heldBy(person.id)).map(({ conferenceId }) => conferenceId).toSorted()).toEqual(
      [elsewhere, null].toSorted(),
    );
  });

  test("sees those who hold a role there or none yet; others do not exist", async () => {
    const mine = await makeUser({ role: "auditor", conferenceId: here, name: "Scope Mine" });
    const nobodys = await makeUser({ name: "Scope New" });
    const theirs = await makeUser({ role: "auditor", conferenceId: elsewhere, name: "Scope Theirs" });
    const global = await makeUser({ role: "auditor", conferenceId: null, name: "Scope Global" });
    const namesFor = async (ctx: Ctx) =>
      must(await listUsers(ctx, { q: "scope " })).rows.map(({ name }) => name);
    expect(await namesFor(local)).toEqual(["Scope Mine", "Scope New"]);
    expect(await namesFor(chief)).toEqual(["Scope Global", "Scope Mine", "Scope New", "Scope Theirs"]);
    for (const person of [theirs, global]) {
      const before = await worldState();
      for (const answer of [
        await getUser(local, person.id),
        await suspendUser(local, { userId: person.id }),
        await signOutUser(local, { userId: person.id }),
        await askRole(local, asking(grantOf(person.id, "gateGuard"))),
        await withdrawRole(local, { grantId: (await heldBy(person.id))[0]?.id ?? "" }),
      ]) {
        expect(answer).toMatchObject({ error: { code: "NOT_FOUND" } });
      }
      expect(await worldState()).toEqual(before);
    }
    for (const person of [mine, nobodys]) must(await suspendUser(local, { userId: person.id }));
  });

  test("does not suspend somebody who also works for other conferences", async () => {
    const shared = await makeUser({ role: "auditor", conferenceId: here });
    must(await grantRole(system(), grantOf(shared.id, "auditor", elsewhere)));
    expect(must(await getUser(local, shared.id)).isWhole).toBe(false);
    const before = await worldState();
    for (const act of [suspendUser, signOutUser, resetSecondFactor]) {
      expect(await act(local, { userId: shared.id })).toMatchObject({
        error: { code: "FORBIDDEN", message: "rolesElsewhere" },
      });
    }
    expect(await worldState()).toEqual(before);
    must(await suspendUser(chief, { userId: shared.id }));
  });

  test("is offered the places of that conference only", async () => {
    const choices = must(await listGrantChoices(local));
    expect(choices.places.map(({ id }) => id)).toEqual([here]);
    expect(choices.everywhere).toBe(false);
    expect(choices.places[0]?.delegations.map(({ id }) => id)).toEqual([delegationId]);
    expect(must(await listGrantChoices(chief)).everywhere).toBe(true);
    expect(must(await listEmployers(local)).length).toBeGreaterThan(0);
  });
});

describe("suspending and restoring", () => {
  test("is done once each; roles are kept; each is recorded", async () => {
    const person = await makeUser({ role: "gateGuard", conferenceId: here });
    must(await suspendUser(chief, { userId: person.id }));
    expect(await suspendUser(chief, { userId: person.id })).toMatchObject({ error: { code: "CONFLICT" } });
    expect(must(await getUser(chief, person.id))).toMatchObject({
      state: "SUSPENDED",
      roles: [{ role: "gateGuard" }],
    });
    must(await restoreUser(chief, { userId: person.id }));
    expect(await restoreUser(chief, { userId: person.id })).toMatchObject({ error: { code: "CONFLICT" } });
    const entries = await db.auditEntry.findMany({
      where: { subjectId: person.id },
      orderBy: { sequence: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual(["user.suspended", "user.restored"]);
    expect(await suspendUser(chief, { userId: newId() })).toMatchObject({ error: { code: "NOT_FOUND" } });
  });

  test("a withdrawn focal point is one no more, and can be appointed again", async () => {
    const person = await makeUser();
    const startsOn = NOW;
    await db.focalPoint.create({ data: { id: newId(), delegationId, userId: person.id, startsOn } });
    const { id } = must(
      await grantRole(system(), { ...grantOf(person.id, "missionFocalPoint"), delegationId }),
    );
    must(await withdrawRole(chief, { grantId: id }));
    expect(await withdrawRole(chief, { grantId: id })).toMatchObject({ error: { code: "CONFLICT" } });
    await db.focalPoint.create({ data: { id: newId(), delegationId, userId: person.id, startsOn } });
    expect(await db.focalPoint.count({ where: { userId: person.id, revokedAt: null } })).toBe(1);
  });
});

describe("the list", () => {
  test("comes in pages without gaps or repeats, and never carries a secret", async () => {
    const people: Person[] = [];
    for (let index = 0; index < 53; index += 1) people.push(await makeUser({ name: `Paged ${index % 7}` }));
    await enrolled(people[0] as Person);
    const first = must(await listUsers(chief, { q: "paged" }));
    const second = must(await listUsers(chief, { q: "paged", after: first.next ?? "" }));
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 3, null]);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(people.map(({ id }) => id)));
    expect(JSON.stringify([first, second])).not.toMatch(/hash|secret|cipher|argon2/i);
  });

  test.each(["100%", "_____", "\\", '\'; DROP TABLE "User"; --'])(
    "a search for %j finds what is so written",
    async (q) => {
      expect(must(await listUsers(chief, { q })).rows).toEqual([]);
      const person = await makeUser({ name: `Odd ${q} name` });
      expect(must(await listUsers(chief, { q })).rows.map(({ id }) => id)).toEqual([person.id]);
      await db.user.update({ where: { id: person.id }, data: { name: "Gone" } });
    },
  );

  test("the audit trail of all this is whole", async () => {
    expect(await brokenChains()).toEqual([]);
  });
});
