import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor, Ctx } from "@/lib/context";
import { closeRateLimits } from "@/lib/identity/rate-limit";
import { can } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";
import { ROLE_NAMES, type Role } from "@/lib/policy/roles";
import { arrive } from "@/tests/support/next-request";
import { id, TABLE } from "./endpoint-table";
import { allEndpoints, type Call, callEndpoint, type Endpoint, worldState } from "./endpoints";

vi.mock("next/headers", () => import("@/tests/support/next-request"));
let acting: Ctx;
vi.mock("@/lib/identity/request-context", () => ({ getContext: async () => acting }));

const SITE = "http://localhost:3000";
const NOW = new Date("2026-12-01T09:00:00Z");
let asked = 0;

/** A request of its own address and account, so that no limit is met. */
function actAs(actor: Actor): void {
  asked += 1;
  const address = `2001:db8:${(asked >> 16).toString(16)}:${(asked & 0xffff).toString(16)}::1`;
  acting = { actor, locale: "en", requestId: randomUUID(), now: NOW, address };
}

const NOBODY: Actor = { kind: "anonymous" };

function holderOf(role: Role): Actor {
  if (role === "delegate") {
    return {
      kind: "registrant",
      email: `${randomUUID()}@x.example`,
      conferenceId: id,
      sessionId: randomUUID(),
    };
  }
  const person = { userId: randomUUID(), name: role, email: `${role}@x.example`, organizationId: null };
  const grant = { role, conferenceId: null, delegationId: id, categoryIds: [id] };
  return { kind: "user", ...person, sessionId: randomUUID(), grants: [grant], secondFactorDue: false };
}

let endpoints: Endpoint[];
const own = new Headers({ origin: SITE, "sec-fetch-site": "same-origin" });
const callOf = ({ name }: Endpoint): Call => TABLE[name]?.call ?? {};

beforeAll(async () => {
  endpoints = await allEndpoints();
  arrive({ origin: SITE });
});
afterAll(closeRateLimits);

const ask = (endpoint: Endpoint, call = callOf(endpoint), headers = own) => {
  arrive(Object.fromEntries(headers));
  return callEndpoint(endpoint, call, headers);
};
const guarded = () => endpoints.filter(({ policy }) => typeof policy === "string");
const changing = () =>
  endpoints.filter((endpoint) => endpoint.kind === "action" || endpoint.method !== "GET");

test("the table is what there is, with the same policy", () => {
  const found = endpoints.map(({ name, policy }) => [name, typeof policy === "string" ? policy : "open"]);
  const written = Object.entries(TABLE).map(([name, { policy }]) => [name, policy]);
  expect(found.toSorted()).toEqual(written.toSorted());
});

describe.each(["anonymous" as const, ...ROLE_NAMES])("%s", (role) => {
  test("is refused by every endpoint whose permission the role has not, and changes nothing", async () => {
    const actor = role === "anonymous" ? NOBODY : holderOf(role);
    const before = await worldState();
    const wrong: unknown[] = [];
    for (const endpoint of guarded()) {
      const allowed = can(actor, endpoint.policy as Permission);
      if (allowed) continue;
      actAs(actor);
      const { code, message } = await ask(endpoint);
      const expected = role === "anonymous" ? "UNAUTHENTICATED signInFirst" : "FORBIDDEN notAllowed";
      if (`${code} ${message}` !== expected) wrong.push([endpoint.name, code, message]);
    }
    expect(wrong).toEqual([]);
    expect(await worldState()).toEqual(before);
  });

  test("is let through where the role has it, and finds nothing that is not there", async () => {
    if (role === "anonymous") return;
    const before = await worldState();
    const wrong: unknown[] = [];
    for (const endpoint of guarded()) {
      const actor = holderOf(role);
      if (!can(actor, endpoint.policy as Permission)) continue;
      actAs(actor);
      const { ok, code, message } = await ask(endpoint);
      const quiet = ok || (code !== "UNAUTHENTICATED" && code !== "UNAVAILABLE" && message !== "checkFields");
      if (!quiet && endpoint.name !== "user.invite") wrong.push([endpoint.name, code, message]);
    }
    expect(wrong).toEqual([]);
    expect(await worldState()).toEqual(before);
  });
});

/** Browsers report for any page, and mail programs send their one click from wherever they are (RFC 8058). */
const FROM_ANYWHERE = new Set(["csp.report", "reminders.oneClick"]);

describe("every endpoint that changes something", () => {
  test.each([
    ["no origin", {}],
    ["another origin", { origin: "https://evil.example" }],
    ["an origin that hides itself", { origin: "null", "sec-fetch-site": "same-origin" }],
    ["a forwarded host that matches", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
    ["our origin, from another site", { origin: SITE, "sec-fetch-site": "cross-site" }],
  ])("refuses a request with %s", async (_what, headers) => {
    const before = await worldState();
    const wrong: unknown[] = [];
    for (const endpoint of changing()) {
      if (FROM_ANYWHERE.has(endpoint.name)) continue;
      actAs(holderOf("administrator"));
      const { code, message } = await ask(
        endpoint,
        callOf(endpoint),
        new Headers(headers as Record<string, string>),
      );
      if (`${code} ${message}` !== "FORBIDDEN foreignOrigin") wrong.push([endpoint.name, code, message]);
    }
    expect(wrong).toEqual([]);
    expect(await worldState()).toEqual(before);
  });

  test("refuses fields that nobody asked for, input of another kind, and too much of it", async () => {
    const before = await worldState();
    const wrong: unknown[] = [];
    for (const endpoint of endpoints.filter(({ kind }) => kind === "action")) {
      const { input } = callOf(endpoint);
      const inputs: [string, unknown][] = [
        ["INVALID", { ...input, isAdmin: true }],
        ["INVALID", undefined],
        ["INVALID", null],
        ["INVALID", "text"],
        ["INVALID", [input]],
        ["INVALID", new FormData()],
        ["INVALID", { ...input, when: new Date() }],
        ["LIMIT", { ...input, padding: "x".repeat(300_000) }],
      ];
      for (const [expected, value] of inputs) {
        actAs(NOBODY);
        const { code } = await ask(endpoint, { input: value as Record<string, unknown> });
        if (code !== expected) wrong.push([endpoint.name, expected, code]);
      }
    }
    expect(wrong).toEqual([]);
    expect(await worldState()).toEqual(before);
  });

  test("and every route refuses parameters that nobody asked for, and bodies it does not take", async () => {
    const wrong: unknown[] = [];
    for (const endpoint of endpoints) {
      if (endpoint.kind !== "route") continue;
      const request = (init: RequestInit) => {
        actAs(NOBODY);
        return new Request(`${SITE}/api?surprise=1`, { method: endpoint.method, headers: own, ...init });
      };
      const params = Promise.resolve({ ...callOf(endpoint).params });
      const surprised = await endpoint.call(request({}), { params });
      if (surprised.status !== 422) wrong.push([endpoint.name, surprised.status]);
      if (endpoint.method === "GET") continue;
      const huge = new Headers(own);
      huge.set("content-length", "999999999");
      const refused = await endpoint.call(request({ headers: huge, body: "x" }), { params });
      if (refused.status !== 413) wrong.push([endpoint.name, refused.status]);
    }
    expect(wrong).toEqual([]);
  });
});
