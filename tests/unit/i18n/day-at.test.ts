import { expect, test } from "vitest";
import { dayAt } from "@/lib/i18n/dates";

test("the day of an instant is the venue's own", () => {
  const instant = new Date("2027-03-08T19:30:00Z");
  expect(dayAt(instant, "Asia/Dushanbe")).toBe("2027-03-09");
  expect(dayAt(instant, "America/New_York")).toBe("2027-03-08");
});
