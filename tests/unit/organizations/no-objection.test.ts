import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf } from "@/lib/i18n/zoned-time";
import { availableMoves, DELEGATION_MOVES, disclosesReason } from "@/lib/organizations/delegation-actions";
import { invitationOutcome } from "@/lib/organizations/invitations/outcome";
import { noticeProblems, usualLastDay } from "@/lib/organizations/no-objection/notice-period";
import {
  DELEGATION_ACTIONS,
  DELEGATION_STATES,
  delegationObstacle,
  delegationTransition,
} from "@/lib/policy/delegation-workflow";

const END = new Date("2027-01-31T13:00:00Z");

describe("what an officer may do", () => {
  test("is every action of the table but those with pages of their own and those of focal points", () => {
    const elsewhere = ["awaitFocalPoint", "activate", "circulate", "recordObjection"];
    expect([...DELEGATION_MOVES].sort()).toEqual(
      DELEGATION_ACTIONS.filter((action) => !elsewhere.includes(action)).sort(),
    );
  });

  test.each(DELEGATION_STATES)("from %s says the same as the table, at either side of the clock", (state) => {
    for (const now of [new Date(END.getTime() - 1), END]) {
      const facts = { state, closesAt: END, now };
      for (const { action, obstacle, needsReason } of availableMoves(facts)) {
        expect(obstacle, action).toBe(delegationObstacle(action, { ...facts, reason: "R" }) ?? null);
        expect(needsReason).toBe(delegationTransition(action).guards.includes("reasonGiven"));
      }
    }
  });

  test("a delegation is told why only of what goes against it or opens it again", () => {
    expect(DELEGATION_MOVES.filter(disclosesReason)).toEqual([
      "bodyRefuses",
      "turnDown",
      "restore",
      "reopen",
      "suspend",
    ]);
  });
});

describe("the clock of a list", () => {
  const rule = { startsOn: "2027-03-09", days: 30, timeZone: "Asia/Dushanbe" };
  const at = (day: string, time = "18:00:00") => instantOf(day, time, rule.timeZone);
  const problems = (from: Date, to: Date) => noticeProblems({ ...rule, circulatedAt: from, closesAt: to });

  test("thirty days, out in time, is what the rule asks", () => {
    expect(problems(at("2027-01-01"), at("2027-01-31"))).toEqual([]);
    expect(problems(at("2027-01-01"), at("2027-01-30"))).toEqual(["shorterThanSet"]);
  });

  test("each warning stands for itself", () => {
    expect(problems(at("2027-01-01"), at("2027-01-01"))).toEqual(["closesInThePast"]);
    expect(problems(at("2027-02-07"), at("2027-03-08"))).toEqual(["shorterThanSet"]);
    expect(problems(at("2027-02-08"), at("2027-03-10"))).toEqual(["lateBeforeOpening", "closesAfterOpening"]);
  });

  test("days are the venue's: late in the evening in New York it is tomorrow there", () => {
    const evening = new Date("2027-01-01T20:30:00Z");
    expect(usualLastDay(evening, 30, "Asia/Dushanbe")).toBe("2027-02-01");
    expect(usualLastDay(evening, 30, "America/New_York")).toBe("2027-01-31");
  });

  test("the usual day never warns of shortness, in any zone and across any change of clocks", () => {
    const zones = ["Asia/Dushanbe", "Europe/Vienna", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"];
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 180 }),
        fc.constantFrom(...zones),
        (circulatedAt, days, timeZone) => {
          const closesAt = instantOf(usualLastDay(circulatedAt, days, timeZone), "23:59:00", timeZone);
          const clock = { circulatedAt, closesAt, startsOn: "2031-01-01", days, timeZone };
          expect(noticeProblems(clock)).toEqual([]);
          expect(noticeProblems({ ...clock, days: days + 1 })).toEqual(["shorterThanSet"]);
        },
      ),
    );
  });

  test("an end in Vienna is the same hour on the wall before and after the clocks change", () => {
    const hour = (day: string) => instantOf(day, "18:00:00", "Europe/Vienna").toISOString().slice(11, 16);
    expect([hour("2027-03-27"), hour("2027-03-28")]).toEqual(["17:00", "16:00"]);
  });
});

test("an invitation does one of four things, and being invited already comes first", () => {
  const row = { invited: false, suspended: false, contactEmail: "a@x.example" };
  expect(invitationOutcome(row)).toBe("new");
  expect(invitationOutcome({ ...row, contactEmail: " " })).toBe("newWithoutMail");
  expect(invitationOutcome({ ...row, contactEmail: null })).toBe("newWithoutMail");
  expect(invitationOutcome({ ...row, suspended: true })).toBe("suspended");
  expect(invitationOutcome({ ...row, suspended: true, invited: true })).toBe("already");
});
