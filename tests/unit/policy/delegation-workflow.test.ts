import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DelegationState as STORED } from "@/lib/db/generated/enums";
import {
  DELEGATION_ACTIONS,
  DELEGATION_STATES,
  type DelegationAction,
  type DelegationState,
  delegationObstacle,
  delegationTransition,
  STATES_TAKING_REGISTRATIONS,
  takesRegistrations,
} from "@/lib/policy/delegation-workflow";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";

type Row = { from: DelegationState[]; to: DelegationState; by: "officer" | "nobody"; reason?: true };

/** Written out by hand, so that a change of the table must be meant. */
const ALLOWED: Record<DelegationAction, Row> = {
  awaitFocalPoint: { from: ["INVITED"], to: "FOCAL_POINT_PENDING", by: "officer" },
  activate: { from: ["INVITED", "FOCAL_POINT_PENDING", "ACCREDITED"], to: "ACTIVE", by: "nobody" },
  decline: {
    from: ["INVITED", "FOCAL_POINT_PENDING", "ACCREDITED"],
    to: "DECLINED",
    by: "officer",
    reason: true,
  },
  inviteAgain: { from: ["DECLINED"], to: "INVITED", by: "officer" },
  suspend: {
    from: ["INVITED", "FOCAL_POINT_PENDING", "ACTIVE", "ACCREDITED"],
    to: "SUSPENDED",
    by: "officer",
    reason: true,
  },
  restore: { from: ["SUSPENDED"], to: "ACTIVE", by: "officer", reason: true },
  close: { from: ["INVITED", "FOCAL_POINT_PENDING", "ACTIVE", "ACCREDITED"], to: "CLOSED", by: "officer" },
  reopen: { from: ["CLOSED"], to: "ACTIVE", by: "officer", reason: true },
  findEligible: { from: ["APPLIED"], to: "ELIGIBILITY", by: "officer" },
  turnDown: { from: ["APPLIED", "ELIGIBILITY"], to: "REFUSED", by: "officer", reason: true },
  circulate: { from: ["ELIGIBILITY"], to: "CIRCULATED", by: "officer" },
  recordObjection: { from: ["CIRCULATED", "OBJECTED"], to: "OBJECTED", by: "officer", reason: true },
  accreditUnopposed: { from: ["CIRCULATED"], to: "ACCREDITED", by: "officer" },
  submitToBody: { from: ["OBJECTED"], to: "BODY_DECIDES", by: "officer" },
  bodyAccredits: { from: ["BODY_DECIDES"], to: "ACCREDITED", by: "officer", reason: true },
  bodyRefuses: { from: ["BODY_DECIDES"], to: "REFUSED", by: "officer", reason: true },
};

const END = new Date("2027-01-31T23:59:59Z");
const at = (shift: number) => new Date(END.getTime() + shift);
/** An instant and a clock at which no clock stands in the way of the action. */
const timely = (action: DelegationAction) => ({
  closesAt: END,
  now: action === "accreditUnopposed" ? END : at(-1),
});

describe("every action × state × role", () => {
  test.each(DELEGATION_ACTIONS)("%s", (action) => {
    const { from, to, by, reason } = ALLOWED[action];
    expect(delegationTransition(action).to).toBe(to);
    for (const state of DELEGATION_STATES) {
      const facts = { state, ...timely(action) };
      const obstacle = from.includes(state) ? undefined : "notFromThisState";
      expect(delegationObstacle(action, { ...facts, reason: "A reason" }), state).toBe(obstacle);
      for (const missing of [null, "", "  "]) {
        const wanted = obstacle ?? (reason ? "reasonMissing" : undefined);
        expect(delegationObstacle(action, { ...facts, reason: missing }), state).toBe(wanted);
      }
    }
    for (const role of ROLE_NAMES) {
      const held = roleDefinition(role).permissions.includes(delegationTransition(action).permission);
      expect(held, `${action} by ${role}`).toBe(by === "officer" && role === "registrationOfficer");
    }
  });

  test("the states are those of the database", () => {
    expect([...DELEGATION_STATES].sort()).toEqual(Object.values(STORED).sort());
  });

  test("every state is reached, and only refusal is the end", () => {
    const reached = new Set<DelegationState>(["INVITED", "APPLIED"]);
    for (const _round of DELEGATION_STATES)
      for (const { from, to } of Object.values(ALLOWED))
        if (from.some((state) => reached.has(state))) reached.add(to);
    expect(DELEGATION_STATES.filter((state) => !reached.has(state))).toEqual([]);
    const left = new Set(Object.values(ALLOWED).flatMap(({ from }) => from));
    expect(DELEGATION_STATES.filter((state) => !left.has(state))).toEqual(["REFUSED"]);
  });
});

describe("the no-objection clock", () => {
  const objection = (shift: number) =>
    delegationObstacle("recordObjection", {
      state: "CIRCULATED",
      closesAt: END,
      now: at(shift),
      reason: "R",
    });
  const accreditation = (shift: number) =>
    delegationObstacle("accreditUnopposed", {
      state: "CIRCULATED",
      closesAt: END,
      now: at(shift),
      reason: null,
    });

  test("takes objections until one second before its end, and accredits from the end on", () => {
    expect([objection(-1000), accreditation(-1000)]).toEqual([undefined, "objectionsOpen"]);
    expect([objection(0), accreditation(0)]).toEqual(["objectionsClosed", undefined]);
    expect([objection(1000), accreditation(1000)]).toEqual(["objectionsClosed", undefined]);
  });

  test("at no instant are both open or both shut", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (shift) => {
        expect(objection(shift) === undefined).toBe(accreditation(shift) !== undefined);
      }),
    );
  });

  test("without a clock neither is possible", () => {
    const facts = { state: "CIRCULATED", closesAt: null, now: END, reason: "R" } as const;
    expect(delegationObstacle("recordObjection", facts)).toBe("objectionsClosed");
    expect(delegationObstacle("accreditUnopposed", facts)).toBe("objectionsOpen");
  });

  test("a body that met an objection is never accredited by the clock", () => {
    for (const state of ["OBJECTED", "BODY_DECIDES", "REFUSED"] as const)
      expect(delegationObstacle("accreditUnopposed", { state, closesAt: END, now: END, reason: "R" })).toBe(
        "notFromThisState",
      );
  });
});

test("people register for the invited, the active and the accredited only", () => {
  const taking = ["INVITED", "FOCAL_POINT_PENDING", "ACTIVE", "ACCREDITED"];
  expect(DELEGATION_STATES.filter(takesRegistrations).sort()).toEqual(taking.sort());
  expect([...STATES_TAKING_REGISTRATIONS].sort()).toEqual(taking.sort());
});

test("one file writes the state of a delegation", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.includes("generated"),
  );
  const writers = files.filter((file) =>
    /delegation\.(update|updateMany|upsert|create|createMany)\(\{[^;]*?\bdata:\s*\{[^}]*\bstate\b/s.test(
      readFileSync(join("lib", file), "utf8"),
    ),
  );
  expect(writers).toEqual([join("organizations", "transition-delegation.ts")]);
});
