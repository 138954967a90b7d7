import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deviceOf } from "@/lib/identity/device";
import { grantShapeProblem } from "@/lib/identity/grant-shape";
import { grantsInForce } from "@/lib/identity/grants-in-force";
import { isRecent, LIFETIME, sessionIsAlive } from "@/lib/identity/session-lifetime";
import { hashToken, isToken, newToken } from "@/lib/identity/tokens";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";

const NOW = new Date("2027-03-09T09:00:00Z");
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
const MINUTE = 60_000;

describe("how long a session lives", () => {
  const fresh = { lastSeenAt: NOW, expiresAt: new Date(NOW.getTime() + 1), revokedAt: null };

  test("staff: 30 minutes idle, 12 hours at most; registrants: 2 hours and 24", () => {
    expect(LIFETIME.USER).toEqual({ idle: 30 * MINUTE, absolute: 720 * MINUTE });
    expect(LIFETIME.REGISTRANT).toEqual({ idle: 120 * MINUTE, absolute: 1440 * MINUTE });
  });

  test.each(["USER", "REGISTRANT"] as const)("%s ends to the millisecond", (kind) => {
    const { idle } = LIFETIME[kind];
    expect(sessionIsAlive({ ...fresh, kind }, NOW)).toBe(true);
    expect(sessionIsAlive({ ...fresh, kind, lastSeenAt: ago(idle - 1) }, NOW)).toBe(true);
    expect(sessionIsAlive({ ...fresh, kind, lastSeenAt: ago(idle) }, NOW)).toBe(false);
    expect(sessionIsAlive({ ...fresh, kind, expiresAt: NOW }, NOW)).toBe(false);
    expect(sessionIsAlive({ ...fresh, kind, revokedAt: NOW }, NOW)).toBe(false);
  });

  test("a sign-in is recent for a quarter of an hour", () => {
    expect(isRecent(ago(15 * MINUTE - 1), NOW)).toBe(true);
    expect(isRecent(ago(15 * MINUTE), NOW)).toBe(false);
  });
});

describe("which grants count", () => {
  const grant = (role: string) => ({ role, conferenceId: "c", delegationId: null, categoryIds: [] });

  test.each(ROLE_NAMES)("%s counts without a second factor only where the role asks for none", (role) => {
    const asks = roleDefinition(role).secondFactor;
    const without = grantsInForce([grant(role)], { enrolled: false, shown: false });
    expect(without).toEqual({ grants: asks ? [] : [grant(role)], secondFactorDue: asks });
    expect(grantsInForce([grant(role)], { enrolled: true, shown: false })).toEqual({
      grants: [],
      secondFactorDue: true,
    });
    expect(grantsInForce([grant(role)], { enrolled: true, shown: true })).toEqual({
      grants: [grant(role)],
      secondFactorDue: false,
    });
  });

  test("a guard who set one up must show it, though the role does not ask", () => {
    expect(grantsInForce([grant("gateGuard")], { enrolled: true, shown: false }).grants).toEqual([]);
  });

  test("roles that no longer exist count for nothing", () => {
    const stored = [grant("sorcerer"), grant("constructor"), grant("gateGuard")];
    expect(grantsInForce(stored, { enrolled: false, shown: false }).grants).toEqual([grant("gateGuard")]);
  });
});

describe("the shape of a grant", () => {
  const options = { conferenceId: fc.option(fc.constant("c")), delegationId: fc.option(fc.constant("d")) };
  const grants = fc.record({
    ...options,
    role: fc.constantFrom(...ROLE_NAMES),
    categoryIds: fc.array(fc.constant("k")),
  });

  test("fits exactly when it narrows as the role's reach says", () => {
    fc.assert(
      fc.property(grants, (grant) => {
        const { reach } = roleDefinition(grant.role);
        const fits =
          reach !== "own" &&
          (grant.delegationId !== null) === (reach === "delegation") &&
          grant.categoryIds.length > 0 === (reach === "category") &&
          (grant.conferenceId !== null || reach === "conference");
        expect(grantShapeProblem(grant) === undefined).toBe(fits);
      }),
    );
  });
});

describe("tokens", () => {
  test("have 256 bits and are never the same", () => {
    const tokens = Array.from({ length: 1000 }, newToken);
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens) {
      expect(isToken(token)).toBe(true);
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
    }
  });

  test("only texts of their form are worth a query", () => {
    for (const text of [
      undefined,
      null,
      7,
      "",
      "a".repeat(42),
      "a".repeat(44),
      `${"a".repeat(42)}=`,
      `${"a".repeat(42)}\n`,
    ])
      expect(isToken(text)).toBe(false);
  });

  test("are stored as a hash that does not show them", () => {
    const token = newToken();
    expect(hashToken(token)).toHaveLength(32);
    expect(Buffer.from(hashToken(token)).toString("base64url")).not.toBe(token);
  });
});

test("a browser is named for the list of sessions, or left unnamed", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
  expect(deviceOf(chrome)).toEqual({ browser: "Chrome", system: "Windows" });
  expect(deviceOf(`${chrome} Edg/142.0`)).toEqual({ browser: "Edge", system: "Windows" });
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1";
  expect(deviceOf(phone)).toEqual({ browser: "Safari", system: "iOS" });
  expect(deviceOf("Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0")).toEqual({
    browser: "Firefox",
    system: "Android",
  });
  expect(deviceOf("curl/8.0")).toEqual({ browser: null, system: null });
});
