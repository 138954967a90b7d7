import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueStep, type EarlierReminder, hourAt } from "@/lib/reminders/ladder";

const STEPS = [10, 5, 2, 0];
const DEADLINE = "2027-03-28";
const day = (left: number) =>
  new Date(Date.parse(`${DEADLINE}T00:00:00Z`) - left * 86_400_000).toISOString().slice(0, 10);

/** What is sent when the worker runs on these days before the deadline. */
function sentOn(daysBefore: readonly number[], steps = STEPS): [number, number][] {
  const earlier: EarlierReminder[] = [];
  return daysBefore.flatMap((left): [number, number][] => {
    const step = dueStep(steps, day(left), DEADLINE, earlier);
    if (step === null) return [];
    earlier.push({ deadlineOn: DEADLINE, step });
    return [[left, step]];
  });
}

const DAILY = Array.from({ length: 25 }, (_, index) => 20 - index);

describe("the ladder of reminders", () => {
  test("is ten, five and two days before, and the day itself", () => {
    expect(sentOn(DAILY)).toEqual([
      [10, 10],
      [5, 5],
      [2, 2],
      [0, 0],
    ]);
  });

  test("makes up for a day that was missed, once and by the nearest step", () => {
    expect(sentOn([8, 7, 6, 5])).toEqual([
      [8, 10],
      [5, 5],
    ]);
    // The worker was down from the ninth day to the third: one mail, not two.
    expect(sentOn([12, 3, 2, 1, 0])).toEqual([
      [3, 5],
      [2, 2],
      [0, 0],
    ]);
    expect(sentOn([1])).toEqual([[1, 2]]);
  });

  test("says nothing before the first step, after the deadline, or without steps", () => {
    expect(dueStep(STEPS, day(11), DEADLINE, [])).toBeNull();
    expect(dueStep(STEPS, day(-1), DEADLINE, [])).toBeNull();
    expect(dueStep([], day(0), DEADLINE, [])).toBeNull();
  });

  test("begins anew when the deadline moves", () => {
    const earlier = [{ deadlineOn: "2027-03-20", step: 0 }];
    expect(dueStep(STEPS, day(5), DEADLINE, earlier)).toBe(5);
  });

  test("never sends a step twice nor a farther one after a nearer one, however days are missed", () => {
    const ladders = fc.uniqueArray(fc.nat(90), { maxLength: 10 });
    const runs = fc.array(fc.integer({ min: -5, max: 100 }), { maxLength: 60 });
    fc.assert(
      fc.property(ladders, runs, (steps, days) => {
        const sent = sentOn(
          days.toSorted((a, b) => b - a),
          steps,
        ).map(([, step]) => step);
        expect(sent).toEqual([...new Set(sent)].toSorted((a, b) => b - a));
        expect(sent.every((step) => steps.includes(step))).toBe(true);
      }),
    );
  });

  test("counts calendar days across a change of clocks", () => {
    // Clocks go forward on 28 March 2027 in Vienna; days are plain dates, so nothing shifts.
    expect(dueStep([2], "2027-03-27", "2027-03-29", [])).toBe(2);
    expect(dueStep([2], "2027-03-26", "2027-03-29", [])).toBeNull();
  });

  test.each([
    ["2027-03-08T02:59:59Z", "Asia/Dushanbe", 7],
    ["2027-03-08T03:00:00Z", "Asia/Dushanbe", 8],
    ["2027-03-28T06:00:00Z", "Europe/Vienna", 8],
    ["2027-03-27T06:59:00Z", "Europe/Vienna", 7],
    ["2027-03-07T19:00:00Z", "Asia/Dushanbe", 0],
  ] as const)("at %s it is %s's hour %i", (at, timeZone, hour) => {
    expect(hourAt(new Date(at), timeZone)).toBe(hour);
  });
});
