import { describe, expect, it } from "vitest";
import { type DeskFacts, deskActions } from "@/lib/badges/desk-actions";
import { badgeStanding, type Verdict } from "@/lib/badges/standing";
import { BADGE_STATES, type BadgeState, nextBadgeState } from "@/lib/badges/workflow";
import { DELEGATE_STATES } from "@/lib/policy/delegate-states";

const [validFrom, during, validUntil] = [
  new Date("2027-03-09"),
  new Date("2027-03-10"),
  new Date("2027-03-12"),
];

/** What each state is worth during the conference, written out once more by hand. */
const DURING: Record<BadgeState, Verdict> = {
  QUEUED: "notYetValid",
  PRINTED: "notYetValid",
  ISSUED: "valid",
  HELD: "held",
  RETURNED: "revoked",
  EXPIRED: "expired",
  SPOILED: "revoked",
  VOID: "revoked",
  LOST: "revoked",
  FOUND_DESTROYED: "revoked",
  DAMAGED: "revoked",
  REVOKED: "revoked",
};

describe("standing at the gate", () => {
  for (const state of BADGE_STATES) {
    it(`${state}: only a badge in hand, in its time and not replaced, is valid`, () => {
      const badge = { state, replaced: false, validFrom, validUntil };
      expect(badgeStanding(badge, during)).toBe(DURING[state]);
      expect(badgeStanding({ ...badge, replaced: true }, during)).toBe("superseded");
      expect(badgeStanding(badge, new Date(validFrom.getTime() - 1))).not.toBe("valid");
      expect(badgeStanding(badge, validUntil)).not.toBe("valid");
    });
  }

  it("begins with the first instant and ends before the last", () => {
    const badge = { state: "ISSUED" as const, replaced: false, validFrom, validUntil };
    expect(badgeStanding(badge, validFrom)).toBe("valid");
    expect(badgeStanding(badge, new Date(validUntil.getTime() - 1))).toBe("valid");
    expect(badgeStanding(badge, validUntil)).toBe("expired");
    expect(badgeStanding(badge, new Date(0))).toBe("notYetValid");
  });
});

describe("what the desk may do", () => {
  const facts: DeskFacts = {
    state: "APPROVED",
    hasPhoto: true,
    uncovered: 0,
    badgeState: null,
    replacements: 0,
    isLead: false,
  };

  it("follows the workflow table for every state of person and badge", () => {
    for (const state of DELEGATE_STATES) {
      for (const badgeState of [null, ...BADGE_STATES]) {
        const { step, reprint } = deskActions({ ...facts, state, badgeState });
        if (state !== "APPROVED") {
          expect([step, reprint.allowed]).toEqual(["stop", false]);
          continue;
        }
        const handsOver = badgeState !== null && nextBadgeState(badgeState, "handOver") !== undefined;
        expect(step === "handOver", `${badgeState}`).toBe(handsOver);
        expect(reprint.allowed, `${badgeState}`).toBe(badgeState === "PRINTED" || badgeState === "ISSUED");
      }
    }
  });

  it("prints a queued badge, and a new one after a dead one", () => {
    for (const badgeState of [null, "QUEUED"] as const)
      expect(deskActions({ ...facts, badgeState }).step).toBe("print");
    expect(deskActions({ ...facts, badgeState: "ISSUED" }).step).toBe("done");
    expect(deskActions({ ...facts, badgeState: "HELD" })).toMatchObject({
      step: "stop",
      obstacle: "badgeHeld",
    });
  });

  it("names what stands in the way", () => {
    expect(deskActions({ ...facts, hasPhoto: false }).obstacle).toBe("noPhoto");
    expect(deskActions({ ...facts, uncovered: 2 }).obstacle).toBe("characters");
    const second = { ...facts, badgeState: "ISSUED" as const, replacements: 1 };
    expect(deskActions(second).reprint).toEqual({ allowed: false, obstacle: "needsLead" });
    expect(deskActions({ ...second, isLead: true }).reprint.allowed).toBe(true);
  });
});
