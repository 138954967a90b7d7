import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, type Ctx, type Grant, systemContext } from "@/lib/context";
import { actingRole, authorize, authorizeAny, can, grantsFor, holdsEverywhere } from "@/lib/policy/can";
import { PERMISSIONS } from "@/lib/policy/permissions";
import { isRole, ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";

const ids = fc.constantFrom("a", "b", "c");
const grants: fc.Arbitrary<Grant> = fc.record({
  role: fc.constantFrom(...ROLE_NAMES),
  conferenceId: fc.option(ids),
  delegationId: fc.option(ids),
  categoryIds: fc.uniqueArray(ids),
});
const places = fc.record(
  { conferenceId: ids, delegationId: fc.option(ids), categoryId: fc.option(ids) },
  { requiredKeys: [] },
);
const permissions = fc.constantFrom(...PERMISSIONS);

function user(held: Grant[]): Actor {
  const person = { userId: "u", name: "n", email: "e@x.example", sessionId: "s", organizationId: null };
  return { kind: "user", ...person, grants: held, secondFactorDue: false };
}

const contextOf = (actor: Actor): Ctx => ({ ...systemContext("t", new Date(), "r"), actor });

describe("who may what, where", () => {
  test("a grant opens exactly its own conference, delegation and categories", () => {
    fc.assert(
      fc.property(grants, permissions, places, (grant, permission, place) => {
        const { reach, permissions: held } = roleDefinition(grant.role);
        const { conferenceId, delegationId, categoryId } = place;
        const inConference = !conferenceId || !grant.conferenceId || grant.conferenceId === conferenceId;
        const inDelegation =
          reach !== "delegation" ||
          delegationId === undefined ||
          (delegationId !== null && grant.delegationId === delegationId);
        const inCategory =
          reach !== "category" ||
          categoryId === undefined ||
          (categoryId !== null && grant.categoryIds.includes(categoryId));
        const expected = held.includes(permission) && inConference && inDelegation && inCategory;
        expect(can(user([grant]), permission, place)).toBe(expected);
      }),
    );
  });

  test("several grants open what any one of them opens, and no more", () => {
    fc.assert(
      fc.property(fc.array(grants, { maxLength: 4 }), permissions, places, (held, permission, place) => {
        const alone = held.filter((grant) => can(user([grant]), permission, place));
        expect(grantsFor(user(held), permission, place)).toEqual(alone);
        expect(can(user(held), permission, place)).toBe(alone.length > 0);
        expect(actingRole(user(held), permission, place)).toBe(alone[0]?.role ?? "anonymous");
      }),
    );
  });

  test("everywhere is held only by a grant without a conference", () => {
    fc.assert(
      fc.property(fc.array(grants, { maxLength: 4 }), permissions, (held, permission) => {
        const whole = held.filter((grant) => grant.conferenceId === null);
        expect(holdsEverywhere(user(held), permission)).toBe(can(user(whole), permission));
      }),
    );
  });

  test.each(PERMISSIONS)("nobody unknown may %s", (permission) => {
    const nobody: Actor = { kind: "anonymous" };
    expect(can(nobody, permission)).toBe(false);
    expect(authorize(contextOf(nobody), permission)).toEqual({
      code: "UNAUTHENTICATED",
      message: "signInFirst",
    });
    expect(authorizeAny(contextOf(nobody), [permission])?.code).toBe("UNAUTHENTICATED");
  });

  test("a registrant has what a delegate has, in the conference of the link", () => {
    const registrant: Actor = {
      kind: "registrant",
      email: "x@y.example",
      conferenceId: "a",
      sessionId: "s",
    };
    const own = PERMISSIONS.filter((permission) => can(registrant, permission, { conferenceId: "a" }));
    expect(own).toEqual(roleDefinition("delegate").permissions);
    expect(PERMISSIONS.filter((permission) => can(registrant, permission, { conferenceId: "b" }))).toEqual(
      [],
    );
    expect(actingRole(registrant, "registration.edit")).toBe("delegate");
  });

  test("the system decides on nobody and reads no passport", () => {
    const system: Actor = { kind: "system", name: "seed" };
    const never = PERMISSIONS.filter((permission) =>
      /^(delegate|clearance|appeal|passport|needs|review|export|gate|list|statistics|audit)\./.test(
        permission,
      ),
    );
    // The end of a review follows from its last finding (R12); it judges nobody.
    expect(never.filter((permission) => can(system, permission))).toEqual(["review.complete"]);
    expect(actingRole(system, "user.manage")).toBe("system");
  });

  test("signed in but not allowed is FORBIDDEN", () => {
    const guard = contextOf(
      user([{ role: "gateGuard", conferenceId: "a", delegationId: null, categoryIds: [] }]),
    );
    expect(authorize(guard, "delegate.approve")).toEqual({ code: "FORBIDDEN", message: "notAllowed" });
    expect(authorizeAny(guard, ["delegate.approve", "delegate.refuse"])?.code).toBe("FORBIDDEN");
    expect(authorizeAny(guard, ["delegate.approve", "gate.verify"])).toBeUndefined();
  });

  test("words from the database are roles only when they are, not when objects have them by birth", () => {
    expect(ROLE_NAMES.every(isRole)).toBe(true);
    for (const word of ["toString", "constructor", "__proto__", "", "Administrator"])
      expect(isRole(word)).toBe(false);
  });
});
