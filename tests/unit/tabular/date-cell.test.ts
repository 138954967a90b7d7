import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateCell } from "@/lib/tabular/date-cell";
import { serialDate } from "@/lib/tabular/serial-date";
import type { Cell } from "@/lib/tabular/table";

const text = (written: string): Cell => ({ kind: "text", text: written });
const number = (value: number): Cell => ({ kind: "number", value });
const taken = (value: string | null) => ({ ok: true, value });
const refused = (problem: string) => ({ ok: false, problem });

const FOURTEENTH_OF_JUNE = [
  "1969-06-14",
  "1969/06/14",
  "1969.6.14",
  "1969-06-14T00:00:00",
  "14.06.1969",
  "14.6.1969",
  " 14.06.1969 ",
  "14/06/1969",
  "06/14/1969",
  "14-06-1969",
  "14 June 1969",
  "14 JUNE 1969",
  "14th June 1969",
  "June 14, 1969",
  "14-Jun-1969",
  "1969 June 14",
  "14 июня 1969",
  "14 июня 1969 г.",
  "14 июнь 1969 года",
  "14 июни 1969",
  "14 июни соли 1969",
  "14 juin 1969",
  "le 14 juin 1969",
  "١٤ يونيو ١٩٦٩",
  "14 يونيو 1969",
  "14 حزيران 1969",
  "۱۴ جوان ۱۹۶۹",
  "١٤/٠٦/١٩٦٩",
  "25368",
];

describe("dates are taken", () => {
  test.each(FOURTEENTH_OF_JUNE)("%s", (written) => {
    expect(dateCell(text(written))).toEqual(taken("1969-06-14"));
  });

  test.each([
    ["1er février 1970", "1970-02-01"],
    ["1 FÉVR. 1970", "1970-02-01"],
    ["3 ماي 1970", "1970-05-03"],
    ["3 كانون الثاني 1970", "1970-01-03"],
    ["3 كانون الأول 1970", "1970-12-03"],
    ["3 تشرين الثاني 1970", "1970-11-03"],
    ["31 май 1970", "1970-05-31"],
    ["29.02.2000", "2000-02-29"],
    ["03.04.1969", "1969-04-03"],
    ["03/03/1969", "1969-03-03"],
  ])("%s", (written, isoDate) => {
    expect(dateCell(text(written))).toEqual(taken(isoDate));
  });

  test("from serial numbers of both systems and from date cells", () => {
    expect(dateCell(number(25368))).toEqual(taken("1969-06-14"));
    expect(dateCell(number(25368.75))).toEqual(taken("1969-06-14"));
    expect(dateCell(number(25368 - 1462), { dateSystem: 1904 })).toEqual(taken("1969-06-14"));
    expect(dateCell({ kind: "date", isoDate: "1969-06-14" })).toEqual(taken("1969-06-14"));
  });

  test("nothing from nothing", () => {
    expect(dateCell(null)).toEqual(taken(null));
    expect(dateCell(text("  "))).toEqual(taken(null));
  });
});

describe("dates are refused", () => {
  test.each([
    ["03/04/1969", "ambiguousDate"],
    ["3-4-1969", "ambiguousDate"],
    ["31/02/1969", "dateInvalid"],
    ["29.02.1900", "dateInvalid"],
    ["31.04.1969", "dateInvalid"],
    ["00.00.1969", "dateInvalid"],
    ["14.13.1969", "dateInvalid"],
    ["1969-13-01", "dateInvalid"],
    ["1969-02-30", "dateInvalid"],
    ["0069-06-14", "dateInvalid"],
    ["31 June 1969", "dateInvalid"],
    ["14 Junetember 1969", "dateInvalid"],
    ["June 1969", "dateInvalid"],
    ["14 June 15 1969", "dateInvalid"],
    ["unknown", "dateInvalid"],
    ["14.06.69", "yearTwoDigits"],
    ["14 June 69", "yearTwoDigits"],
    ["1969", "yearOnly"],
    ["14.06.\u202E1969", "bidiControls"],
    ["99999999", "dateInvalid"],
  ])("%s: %s", (written, problem) => {
    expect(dateCell(text(written))).toEqual(refused(problem));
  });

  test.each([
    [1969, "yearOnly"],
    [60, "dateInvalid"],
    [0, "dateInvalid"],
    [-5, "dateInvalid"],
    [19690614, "dateInvalid"],
  ])("the number %d: %s", (value, problem) => {
    expect(dateCell(number(value))).toEqual(refused(problem));
  });
});

test("the person's word settles which comes first", () => {
  expect(dateCell(text("03/04/1969"), { order: "dayFirst" })).toEqual(taken("1969-04-03"));
  expect(dateCell(text("03/04/1969"), { order: "monthFirst" })).toEqual(taken("1969-03-04"));
  expect(dateCell(text("14/06/1969"), { order: "monthFirst" })).toEqual(refused("dateInvalid"));
});

const day = fc
  .date({ min: new Date("1900-03-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("every day is read back from each way of writing it", () => {
  fc.assert(
    fc.property(day, (isoDate) => {
      const [year = "", month = "", date = ""] = isoDate.split("-");
      const serial = Math.round(Date.parse(isoDate) / 86_400_000) + 25_569;
      for (const written of [
        isoDate,
        `${date}.${month}.${year}`,
        `${Number(date)}.${Number(month)}.${year}`,
      ]) {
        expect(dateCell(text(written))).toEqual(taken(isoDate));
      }
      for (const locale of ["en-GB", "ru", "fr", "ar-EG-u-nu-arab", "ar-LB-u-nu-latn"]) {
        const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
        expect(dateCell(text(format.format(new Date(isoDate))))).toEqual(taken(isoDate));
      }
      expect(serialDate(serial, 1900)).toBe(isoDate);
      if (isoDate >= "1904-01-01") expect(serialDate(serial - 1462, 1904)).toBe(isoDate);
    }),
  );
});
