import { beforeAll, describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { askRole } from "@/lib/identity/commands/ask-role";
import { signRole } from "@/lib/identity/commands/sign-role";
import { describeRoles, rolesAskedFor } from "@/lib/identity/queries/roles-to-sign";
import { newId } from "@/lib/ids";
import { ROLE_NAMES, type Role } from "@/lib/policy/roles";
import { listSignatures } from "@/lib/signatures/queries/signatures";
import {
  acting,
  foundConference,
  holding,
  makeUser,
  must,
  NOW,
  type Person,
  signedIn,
} from "@/tests/integration/identity/fixture";

let here: string;
let elsewhere: string;
let first: Ctx;
let second: Ctx;

const outcome = (result: { ok: boolean; error?: { code: string; message: string } }) =>
  result.ok ? "ok" : `${result.error?.code} ${result.error?.message}`;

async function administrator(conferenceId: string | null): Promise<Ctx> {
  return acting(await makeUser({ role: "administrator", conferenceId }), "administrator", conferenceId);
}

beforeAll(async () => {
  [here, elsewhere] = [await foundConference(), await foundConference()];
  [first, second] = [await administrator(here), await administrator(here)];
});

const asking = (person: Person, role: Role = "auditor", conferenceId: string | null = here) => ({
  userId: person.id,
  role,
  conferenceId,
  delegationId: null,
  categoryIds: [],
  reason: "Needed at the gates from Monday.",
});
const userOf = ({ actor }: Ctx) => (actor.kind === "user" ? actor.userId : "");
const heldBy = (person: Person) => db.roleGrant.findMany({ where: { userId: person.id, revokedAt: null } });
const asked = async (person: Person, by = first, role: Role = "auditor") =>
  must(await askRole(by, asking(person, role))).id;

describe("a role by two administrators", () => {
  test("is granted when the second has signed, with both named, and the person is signed out", async () => {
    const person = await makeUser();
    const { token } = await signedIn(person);
    const requestId = await asked(person);
    expect(await heldBy(person)).toEqual([]);
    expect((await holding(token)).actor.kind).toBe("user");
    expect(must(await rolesAskedFor(first, person.id))).toMatchObject([{ role: "auditor", reason: null }]);
    const { id } = must(await signRole(second, { requestId }));
    expect(await heldBy(person)).toMatchObject([
      { id, role: "auditor", conferenceId: here, grantedBy: userOf(first), signatureId: requestId },
    ]);
    expect((await holding(token)).actor.kind).toBe("anonymous");
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: person.id, action: "role.granted" },
    });
    expect(entry).toMatchObject({
      chain: here,
      actorId: userOf(second),
      details: { role: "auditor", requestedBy: userOf(first), signatureId: requestId },
    });
    expect(must(await rolesAskedFor(first, person.id))).toEqual([]);
  });

  test("the same waits once, also asked four times at the same moment; another role may wait beside it", async () => {
    const person = await makeUser();
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, at) => askRole(at % 2 ? first : second, asking(person))),
    );
    expect(answers.map(outcome).toSorted()).toEqual([
      "CONFLICT signatureAsked",
      "CONFLICT signatureAsked",
      "CONFLICT signatureAsked",
      "ok",
    ]);
    expect(outcome(await askRole(first, asking(person, "gateGuard")))).toBe("ok");
  });

  test("fifty signings in parallel grant once", async () => {
    const person = await makeUser();
    const requestId = await asked(person);
    const third = await administrator(here);
    const tries = Array.from({ length: 50 }, (_, at) => signRole(at % 2 ? second : third, { requestId }));
    const answers = (await Promise.all(tries)).map(outcome);
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["ok", "CONFLICT signatureSettled"]));
    expect(await heldBy(person)).toHaveLength(1);
  });

  test("what is held already by the time it is signed is not granted twice, and stays unsigned", async () => {
    const person = await makeUser();
    const requestId = await asked(person);
    const same = { userId: person.id, role: "auditor", conferenceId: here };
    await db.roleGrant.create({ data: { id: newId(), ...same, categoryIds: [] } });
    expect(outcome(await signRole(second, { requestId }))).toBe("CONFLICT alreadyDone");
    expect(await db.signatureRequest.findUnique({ where: { id: requestId } })).toMatchObject({
      state: "OPEN",
    });
  });
});

describe("who does not sign a role", () => {
  test("the one who asked, the one who gains it, and weaker roles", async () => {
    const gaining = await makeUser({ role: "administrator", conferenceId: here });
    const requestId = await asked(gaining, first, "auditor");
    expect(outcome(await signRole(first, { requestId }))).toBe("FORBIDDEN ownSignature");
    const self = acting(gaining, "administrator", here);
    expect(outcome(await signRole(self, { requestId }))).toBe("FORBIDDEN ownAccount");
    const { toSign } = must(await listSignatures(self));
    const view = must(await describeRoles(self, toSign)).get(requestId);
    expect(view?.reason).toBe("ownAccount");
    for (const role of ROLE_NAMES.filter((name) => name !== "administrator")) {
      const weaker = acting(await makeUser({ role, conferenceId: here }), role, here);
      expect(outcome(await signRole(weaker, { requestId })), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await askRole(weaker, asking(gaining, "gateGuard"))), role).toBe("FORBIDDEN notAllowed");
    }
    expect(await heldBy(gaining)).toHaveLength(1);
  });

  test("an administrator of another conference; a role in all is for those who administer all", async () => {
    const person = await makeUser();
    const requestId = await asked(person);
    expect(outcome(await signRole(await administrator(elsewhere), { requestId }))).toBe(
      "NOT_FOUND signatureNotFound",
    );
    const [chief, other] = [await administrator(null), await administrator(null)];
    const everywhere = must(await askRole(chief, asking(person, "auditor", null))).id;
    expect(outcome(await signRole(second, { requestId: everywhere }))).toBe("NOT_FOUND signatureNotFound");
    expect(must(await listSignatures(second)).toSign.map(({ id }) => id)).not.toContain(everywhere);
    must(await signRole(other, { requestId: everywhere }));
    expect(await heldBy(person)).toMatchObject([{ conferenceId: null }]);
  });

  test("past the code: the database takes no grant of a person's without two signatures", async () => {
    const person = await makeUser();
    const requestId = await asked(person);
    const { subjectId } = await db.signatureRequest.findUniqueOrThrow({ where: { id: requestId } });
    const row = (change: object) =>
      db.roleGrant.create({
        data: {
          id: subjectId,
          userId: person.id,
          role: "auditor",
          conferenceId: here,
          categoryIds: [],
          grantedBy: userOf(first),
          ...change,
        },
      });
    await expect(row({})).rejects.toThrow(/role_grant_needs_signature/);
    await expect(row({ signatureId: requestId })).rejects.toThrow(/two people sign/);
    await db.signatureRequest.update({
      where: { id: requestId },
      data: { state: "SIGNED", settledBy: userOf(second), settledAt: NOW },
    });
    for (const change of [
      { role: "administrator" },
      { id: newId() },
      { userId: userOf(second) },
      { grantedBy: userOf(second) },
    ]) {
      await expect(row({ signatureId: requestId, ...change })).rejects.toThrow(/two people sign/);
    }
    await row({ signatureId: requestId });
  });
});

test("the audit chain is whole after all this", async () => {
  expect(await verifyChain(here)).toMatchObject({ intact: true });
});
