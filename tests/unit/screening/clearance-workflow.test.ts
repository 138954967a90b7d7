import { describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/context";
import {
  allowsApproval,
  CLEARANCE_ACTIONS,
  CLEARANCE_STATES,
  type ClearanceAction,
  type ClearanceState,
  clearanceStartsFrom,
  clearanceTransition,
  clearanceWord,
  isClearanceSettled,
} from "@/lib/policy/clearance-workflow";
import { ROLE_NAMES, type Role, roleDefinition } from "@/lib/policy/roles";
import { clearanceOffers } from "@/lib/screening/clearance-offers";

/** Written out by hand, so that a change of the table must be meant. */
const ALLOWED: Record<ClearanceAction, { from: ClearanceState[]; to: ClearanceState; roles: Role[] }> = {
  require: { from: ["NOT_REQUIRED"], to: "PENDING", roles: [] },
  start: { from: ["PENDING"], to: "RUNNING", roles: ["vettingOfficer"] },
  ask: { from: ["RUNNING"], to: "QUERY", roles: ["vettingOfficer"] },
  resume: { from: ["QUERY"], to: "RUNNING", roles: ["vettingOfficer"] },
  enterMatch: { from: ["RUNNING"], to: "POSSIBLE_MATCH", roles: ["vettingOfficer"] },
  clear: { from: ["RUNNING"], to: "CLEARED", roles: ["vettingOfficer"] },
  dismissMatch: { from: ["POSSIBLE_MATCH"], to: "CLEARED", roles: ["vettingOfficer"] },
  refer: { from: ["POSSIBLE_MATCH"], to: "REFERRED", roles: ["vettingOfficer"] },
  clearReferred: { from: ["REFERRED"], to: "CLEARED", roles: ["vettingOfficer"] },
  deny: { from: ["RUNNING", "REFERRED"], to: "NOT_CLEARED", roles: ["vettingOfficer"] },
  denyLater: { from: ["CLEARED"], to: "NOT_CLEARED", roles: ["vettingOfficer"] },
  waive: { from: ["PENDING"], to: "WAIVED", roles: ["protocolOfficer", "accreditationApprover"] },
  expire: { from: ["CLEARED", "WAIVED"], to: "PENDING", roles: [] },
  reopen: { from: ["CLEARED", "WAIVED", "NOT_CLEARED"], to: "PENDING", roles: [] },
};

const CASES = CLEARANCE_ACTIONS.flatMap((action) =>
  CLEARANCE_STATES.flatMap((state) => ROLE_NAMES.map((role) => ({ action, state, role }))),
);

const holder = (role: Role): UserActor => ({
  kind: "user",
  userId: "u",
  name: "N",
  email: "n@x.example",
  sessionId: "s",
  organizationId: null,
  grants: [{ role, conferenceId: "c", delegationId: "d", categoryIds: [] }],
  secondFactorDue: false,
});

describe("the clearance machine", () => {
  test(`every action in every state by every role: ${CASES.length} cases`, () => {
    expect(CASES).toHaveLength(14 * 9 * ROLE_NAMES.length);
    for (const { action, state, role } of CASES) {
      const allowed = ALLOWED[action];
      const { to, permission } = clearanceTransition(action);
      expect([action, state, clearanceStartsFrom(action, state)]).toEqual([
        action,
        state,
        allowed.from.includes(state),
      ]);
      expect([action, to]).toEqual([action, allowed.to]);
      const may = permission !== "system" && roleDefinition(role).permissions.includes(permission);
      expect([action, role, may]).toEqual([action, role, allowed.roles.includes(role)]);
    }
  });

  test("no possible match leads to a refusal without a referral, nor to a clearance without a reason", () => {
    const out = CLEARANCE_ACTIONS.filter((action) => clearanceStartsFrom(action, "POSSIBLE_MATCH"));
    expect(out).toEqual(["dismissMatch", "refer"]);
    expect(out.map((action) => clearanceTransition(action).records)).toEqual(["reason", "reason"]);
  });

  test("every state is reached from the start, and every one leads to a settled word", () => {
    const next = (state: ClearanceState) =>
      CLEARANCE_ACTIONS.filter((action) => clearanceStartsFrom(action, state)).map(
        (action) => clearanceTransition(action).to,
      );
    const reached = (from: ClearanceState) => {
      const seen = new Set<ClearanceState>([from]);
      for (const state of seen) for (const to of next(state)) seen.add(to);
      return seen;
    };
    expect(reached("NOT_REQUIRED").size).toBe(CLEARANCE_STATES.length);
    for (const state of CLEARANCE_STATES) expect(reached(state).has("CLEARED")).toBe(true);
  });

  test("others learn one of five words, which says nothing of how the work stands", () => {
    const words = Object.fromEntries(CLEARANCE_STATES.map((state) => [state, clearanceWord(state)]));
    expect(words).toEqual({
      NOT_REQUIRED: "NOT_REQUIRED",
      PENDING: "PENDING",
      RUNNING: "PENDING",
      QUERY: "PENDING",
      POSSIBLE_MATCH: "PENDING",
      REFERRED: "PENDING",
      CLEARED: "CLEARED",
      NOT_CLEARED: "NOT_CLEARED",
      WAIVED: "WAIVED",
    });
    const by = (rule: (word: ReturnType<typeof clearanceWord>) => boolean) =>
      [...new Set(CLEARANCE_STATES.map(clearanceWord))].filter(rule);
    expect(by(allowsApproval)).toEqual(["NOT_REQUIRED", "CLEARED", "WAIVED"]);
    expect(by(isClearanceSettled)).toEqual(["NOT_REQUIRED", "CLEARED", "NOT_CLEARED", "WAIVED"]);
  });
});

describe("what the page offers", () => {
  const facts = {
    conferenceId: "c",
    separate: null,
    reviewOpen: true,
    reviewPlanned: false,
    queryOpen: false,
  };

  test("to vetting officers what the table lets start, to others nothing", () => {
    for (const role of ROLE_NAMES) {
      for (const state of CLEARANCE_STATES) {
        const offers = clearanceOffers(holder(role), { ...facts, state });
        if (role !== "vettingOfficer") expect(offers).toEqual([]);
        for (const { action } of offers) {
          const further = action === "enterMatch" && state === "POSSIBLE_MATCH";
          expect(clearanceStartsFrom(action, state) || further).toBe(true);
        }
      }
    }
  });

  test("with the reason why not", () => {
    const reasons = (state: ClearanceState, more: object) =>
      clearanceOffers(holder("vettingOfficer"), { ...facts, ...more, state }).map(({ reason }) => reason);
    expect(reasons("PENDING", { reviewPlanned: true })).toEqual(["reviewNotYet"]);
    expect(reasons("QUERY", { queryOpen: true })).toEqual(["queryOpen"]);
    expect(reasons("REFERRED", { separate: "yourOwnFile" })).toEqual(["yourOwnFile", "yourOwnFile"]);
    expect(reasons("RUNNING", { reviewOpen: false })).toEqual([null, null, "noOpenReview", null]);
  });
});
