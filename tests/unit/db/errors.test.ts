import { describe, expect, test } from "vitest";
import { mayRunAgain, refusalOfDatabaseError } from "@/lib/db/errors";

/** As Prisma throws what the database said of a raw statement. */
function rawError(code: string, message: string): Error {
  const said = `Raw query failed. Code: \`${code}\`. Message: \`${message}\``;
  const meta = { driverAdapterError: { cause: { originalCode: code, originalMessage: message } } };
  return Object.assign(new Error(said), { code: "P2010", meta });
}

describe("an error of the database", () => {
  test.each(["08006", "08001", "53300", "57P01", "57P03"])("%s: it is away", (code) => {
    expect(refusalOfDatabaseError(rawError(code, "no"))).toMatchObject({ message: "databaseAway" });
  });

  test.each(["40001", "40P01"])("%s: it may be run again", (code) => {
    expect(mayRunAgain(rawError(code, "no"))).toBe(true);
    expect(refusalOfDatabaseError(rawError(code, "no"))).toMatchObject({ message: "staleVersion" });
  });

  test("a broken connection, in the cause", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
    expect(refusalOfDatabaseError(new Error("failed", { cause }))).toMatchObject({ message: "databaseAway" });
  });

  test.each([
    "01a22408-0812-7308-9408-081230812345",
    "01a40001-4000-7400-8400-140001400015",
    "2026-11-28 08:12:30.08123+00",
    "08-08123-08",
  ])("five digits in the row that failed are no code: %s", (value) => {
    const error = rawError(
      "23514",
      `violates check constraint "other_chk" Failing row contains (${value}, x).`,
    );
    expect([refusalOfDatabaseError(error), mayRunAgain(error)]).toEqual([undefined, false]);
  });

  test("a named constraint is its refusal", () => {
    const error = rawError("23505", 'duplicate key value violates unique constraint "user_email_unique"');
    expect(refusalOfDatabaseError(error)).toEqual({ code: "CONFLICT", message: "emailTaken" });
  });
});
