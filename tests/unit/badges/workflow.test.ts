import { describe, expect, it } from "vitest";
import {
  BADGE_ACTIONS,
  BADGE_STATES,
  type BadgeAction,
  type BadgeState,
  badgeTransition,
  endingAction,
  LIVE_BADGE_STATES,
  nextBadgeState,
  replacementAction,
} from "@/lib/badges/workflow";
import { can } from "@/lib/policy/can";
import { ROLE_NAMES } from "@/lib/policy/roles";

/** The whole diagram, written out once more by hand: every arrow that exists. Anything else must be refused. */
const ARROWS: Record<BadgeState, Partial<Record<BadgeAction, BadgeState>>> = {
  QUEUED: { print: "PRINTED", annul: "VOID" },
  PRINTED: { handOver: "ISSUED", spoil: "SPOILED", annul: "VOID", hold: "HELD" },
  ISSUED: {
    takeBack: "RETURNED",
    expire: "EXPIRED",
    reportLost: "LOST",
    reportDamaged: "DAMAGED",
    hold: "HELD",
    revoke: "REVOKED",
  },
  HELD: { revoke: "REVOKED", expire: "EXPIRED" },
  LOST: { destroyFound: "FOUND_DESTROYED" },
  RETURNED: {},
  EXPIRED: {},
  SPOILED: {},
  VOID: {},
  FOUND_DESTROYED: {},
  DAMAGED: {},
  REVOKED: {},
};

describe("badge workflow", () => {
  for (const state of BADGE_STATES) {
    for (const action of BADGE_ACTIONS) {
      it(`${action} in ${state}`, () => {
        expect(nextBadgeState(state, action)).toBe(ARROWS[state][action]);
      });
    }
  }

  it("releases a badge to where the hold found it, and nowhere else", () => {
    for (const state of BADGE_STATES) {
      const back = state === "PRINTED" || state === "ISSUED" ? state : undefined;
      expect(nextBadgeState("HELD", "release", state)).toBe(back);
      for (const from of BADGE_STATES.filter((other) => other !== "HELD")) {
        expect(nextBadgeState(from, "release", state)).toBeUndefined();
      }
    }
  });

  it("reaches every state from QUEUED, and every live state has an end", () => {
    const reached = new Set<BadgeState>(["QUEUED"]);
    for (const state of reached) for (const next of Object.values(ARROWS[state])) reached.add(next);
    expect([...reached].sort()).toEqual([...BADGE_STATES].sort());
    for (const state of LIVE_BADGE_STATES) expect(endingAction(state)).toBeDefined();
  });

  it("ends a live badge by one arrow of the diagram, to a state that no gate lets in", () => {
    for (const state of BADGE_STATES) {
      const action = endingAction(state);
      const live = (LIVE_BADGE_STATES as readonly BadgeState[]).includes(state);
      const end = state === "QUEUED" || state === "PRINTED" ? "VOID" : "REVOKED";
      expect(action && nextBadgeState(state, action)).toBe(live ? end : undefined);
    }
  });

  it("replaces a misprint before hand-over, a lost or damaged badge after it, and no other", () => {
    for (const state of BADGE_STATES) {
      expect(replacementAction(state, "misprint")).toBe(
        state === "PRINTED" ? "spoil" : state === "ISSUED" ? "reportDamaged" : undefined,
      );
      expect(replacementAction(state, "lost")).toBe(state === "ISSUED" ? "reportLost" : undefined);
      expect(replacementAction(state, "damaged")).toBe(state === "ISSUED" ? "reportDamaged" : undefined);
    }
  });

  it("is in the hands of the roles that the practice names, for every action and role", () => {
    const hands: Record<string, BadgeAction[]> = {
      badgeDeskOperator: [
        "print",
        "handOver",
        "takeBack",
        "expire",
        "spoil",
        "reportLost",
        "destroyFound",
        "reportDamaged",
      ],
      badgeDeskLead: [
        ...([
          "print",
          "handOver",
          "takeBack",
          "expire",
          "spoil",
          "reportLost",
          "destroyFound",
          "reportDamaged",
        ] as const),
        ...(["hold", "release"] as const),
      ],
      accreditationApprover: ["annul", "hold", "release", "revoke"],
      vettingOfficer: ["hold", "release"],
    };
    for (const role of ROLE_NAMES) {
      const grants = [{ role, conferenceId: null, delegationId: null, categoryIds: [] }];
      const actor = {
        kind: "user" as const,
        userId: "u",
        name: "",
        email: "",
        sessionId: "",
        organizationId: null,
        secondFactorDue: false,
        grants,
      };
      const may = BADGE_ACTIONS.filter((action) => can(actor, badgeTransition(action).permission));
      expect(may.sort(), role).toEqual((hands[role] ?? []).toSorted());
    }
  });
});
