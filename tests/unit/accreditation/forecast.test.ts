import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DayFlow, dateAfter, forecastBacklog, thinned } from "@/lib/accreditation/numbers/forecast";

/** Monday to Friday. */
const worksOn = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());
const TODAY = "2027-02-12"; // a Friday
const ask = (backlog: number, flows: DayFlow[], opening = "2027-03-08") =>
  forecastBacklog({ today: TODAY, opening, backlog, flows, lookBack: 14, worksOn });

describe("the backlog at the present rate", () => {
  test("ten working days lie in the fourteen before, and their rates are taken for each working day to come", () => {
    const flows = [
      { date: "2027-02-01", arrived: 20, decided: 30 },
      { date: "2027-02-06", arrived: 10, decided: 0 },
      { date: TODAY, arrived: 500, decided: 500 },
    ];
    const found = ask(20, flows);
    expect(found.perDay).toEqual({ arrived: 3, decided: 3 });
    expect(found.workingDaysLeft).toBe(15);
    expect(found.atOpening).toBe(20);
    expect(found.clearedOn).toBeNull();
  });

  test("it says the working day on which nothing waits any more, and does not go below", () => {
    const found = ask(10, [{ date: "2027-02-10", arrived: 0, decided: 50 }]);
    expect(found.clearedOn).toBe("2027-02-16");
    expect(found.atOpening).toBe(0);
  });

  test("without a working day to look back on there is no rate and no forecast", () => {
    const holidays = forecastBacklog({
      today: TODAY,
      opening: "2027-03-08",
      backlog: 4,
      flows: [],
      lookBack: 14,
      worksOn: () => false,
    });
    expect(holidays).toMatchObject({ perDay: null, atOpening: null, clearedOn: null, workingDaysLeft: 0 });
    expect(holidays.days.every(({ isForecast }) => !isForecast)).toBe(true);
  });

  test("days behind add up to what waits now; days to come never fall below nothing", () => {
    const flow = fc.record({
      date: fc.integer({ min: 0, max: 14 }).map((back) => dateAfter(TODAY, -back)),
      arrived: fc.nat(50),
      decided: fc.nat(50),
    });
    const flows = fc.uniqueArray(flow, { selector: ({ date }) => date });
    fc.assert(
      fc.property(fc.nat(2000), flows, fc.integer({ min: -3, max: 120 }), (backlog, days, ahead) => {
        const found = ask(backlog, days, dateAfter(TODAY, ahead));
        const today = found.days.find(({ date }) => date === TODAY);
        expect(today).toEqual({ date: TODAY, backlog, isForecast: false });
        expect(found.days.map(({ date }) => date)).toEqual(found.days.map(({ date }) => date).toSorted());
        expect(found.days.every((day) => day.backlog >= 0)).toBe(true);
        expect(found.days.filter(({ isForecast }) => isForecast)).toHaveLength(Math.max(0, ahead - 1));
        if (found.perDay && found.perDay.arrived >= found.perDay.decided) expect(found.clearedOn).toBeNull();
      }),
    );
  });

  test("a thinned picture keeps today and the last day, in order, and is not longer than asked", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 4, max: 60 }), (ahead, most) => {
        const { days } = ask(5, [{ date: "2027-02-10", arrived: 1, decided: 2 }], dateAfter(TODAY, ahead));
        const shown = thinned(days, most);
        expect(shown.some(({ date }) => date === TODAY)).toBe(true);
        expect(shown.at(-1)).toEqual(days.at(-1));
        expect(shown.length).toBeLessThanOrEqual(most + 1);
        expect(shown.map(({ date }) => date)).toEqual(shown.map(({ date }) => date).toSorted());
      }),
    );
  });
});
