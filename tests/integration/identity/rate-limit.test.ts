import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { signIn } from "@/lib/identity/commands/sign-in";
import { cleanSessions } from "@/lib/identity/jobs";
import { closeRateLimits, countAttempt, forgiveAttempts } from "@/lib/identity/rate-limit";
import { ADDRESS_FACTOR, RATES, type RateName } from "@/lib/policy/rates";
import { BROWSER, makeUser, nobody, PASSWORD, system } from "./fixture";

const address = () =>
  `2001:db8:${Math.floor(Math.random() * 0xffff).toString(16)}:${Math.floor(Math.random() * 0xffff).toString(16)}::1`;

async function attempts(count: number, name: RateName, account: string | null, from: () => string) {
  let refused = 0;
  for (let index = 0; index < count; index += 1) if (await countAttempt(name, account, from())) refused += 1;
  return refused;
}

describe("limits", () => {
  test.each(["signIn", "secondFactor", "passwordReset", "accessLink"] as const)(
    "%s: an account has its points wherever the attempts come from",
    async (name) => {
      const account = `${randomUUID()}@x.example`;
      expect(await attempts(RATES[name].points, name, account, address)).toBe(0);
      expect(await countAttempt(name, account.toUpperCase(), address())).toMatchObject({
        code: "LIMIT",
        message: "tooMany",
        values: { minutes: Math.ceil(RATES[name].seconds / 60) },
      });
      expect(await countAttempt(name, `${randomUUID()}@x.example`, address())).toBeUndefined();
    },
  );

  test("an address has ten times the points, whatever accounts it names, and all of a /64 is one", async () => {
    const network = address().replace("::1", "");
    const anywhere = () => `${network}:${randomUUID().slice(0, 4)}:1:2:3`;
    const points = RATES.passwordReset.points * ADDRESS_FACTOR;
    let refused = 0;
    for (let index = 0; index <= points; index += 1)
      if (await countAttempt("passwordReset", `${index}@x.example`, anywhere())) refused += 1;
    expect(refused).toBe(1);
  });

  test("one name does not use up another's points", async () => {
    const account = randomUUID();
    await attempts(RATES.signIn.points + 1, "signIn", account, address);
    expect(await countAttempt("secondFactor", account, address())).toBeUndefined();
  });

  test("many at once get exactly the points there are", async () => {
    const account = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => countAttempt("signIn", account, address())),
    );
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(RATES.signIn.points);
  });

  test("are kept in the database, so that every process counts the same, and a restart forgets nothing", async () => {
    const account = randomUUID();
    await attempts(RATES.signIn.points, "signIn", account, address);
    await closeRateLimits();
    expect(await countAttempt("signIn", account, address())).toMatchObject({ code: "LIMIT" });
    const row = await db.rateLimit.findFirstOrThrow({ where: { key: { contains: account } } });
    expect(row.points).toBe(RATES.signIn.points + 1);
  });

  test("hold no address or account longer than they count", async () => {
    await db.rateLimit.create({ data: { key: "signIn:account:old@x.example", points: 1, expire: 1n } });
    await cleanSessions(system());
    expect(await db.rateLimit.count({ where: { key: { contains: "old@x.example" } } })).toBe(0);
  });

  test("forgive the account that proved itself, but not the address", async () => {
    const account = randomUUID();
    const from = address();
    await attempts(RATES.signIn.points, "signIn", account, () => from);
    await forgiveAttempts("signIn", account);
    expect(await countAttempt("signIn", account, from)).toBeUndefined();
    const rows = await db.rateLimit.findMany({ where: { key: { startsWith: "signIn:address" } } });
    expect(rows.some(({ points }) => points === RATES.signIn.points + 1)).toBe(true);
  });

  test("a right password after nine wrong ones opens, and the count starts anew; after ten it must wait", async () => {
    const person = await makeUser();
    const attempt = (password: string) => signIn(nobody(), { email: person.email, password }, BROWSER);
    for (let round = 0; round < 9; round += 1) await attempt("wrong wrong wrong");
    expect((await attempt(PASSWORD)).ok).toBe(true);
    for (let round = 0; round < 10; round += 1) await attempt("wrong wrong wrong");
    expect(await attempt(PASSWORD)).toMatchObject({ error: { code: "LIMIT", message: "tooMany" } });
  }, 60_000);
});
