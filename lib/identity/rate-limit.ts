import "server-only";
import { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/env";
import type { Refusal } from "@/lib/errors";
import { addressBlock } from "@/lib/identity/client-address";
import { log } from "@/lib/log";
import { ADDRESS_FACTOR, RATES, type RateName } from "@/lib/policy/rates";

const holder = globalThis as typeof globalThis & { placetRatePool?: Pool };
const limiters = new Map<string, RateLimiterPostgres>();

function connect(): Pool {
  const pool = new Pool({ connectionString: env.DATABASE_URL, max: 3, connectionTimeoutMillis: 5000 });
  // An idle connection that the server closes must not end the process: the next query opens another.
  pool.on("error", (error) => log.warn({ err: error }, "rate limit connection lost"));
  return pool;
}

function limiter(name: RateName, subject: "account" | "address"): RateLimiterPostgres {
  const key = `${name}:${subject}`;
  let found = limiters.get(key);
  if (!found) {
    holder.placetRatePool ??= connect();
    const { points, seconds } = RATES[name];
    found = new RateLimiterPostgres({
      storeClient: holder.placetRatePool,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: key,
      points: subject === "address" ? points * ADDRESS_FACTOR : points,
      duration: seconds,
    });
    limiters.set(key, found);
  }
  return found;
}

const keyOf = (account: string) => account.toLowerCase().slice(0, 200);

/**
 * Counts one attempt against the account and against the address.
 * @param account user id, registrant's or typed e-mail address; null when only the address is known
 * @returns LIMIT with the minutes to wait, or undefined
 */
export async function countAttempt(
  name: RateName,
  account: string | null,
  address: string,
): Promise<Refusal | undefined> {
  try {
    await limiter(name, "address").consume(addressBlock(address));
    if (account) await limiter(name, "account").consume(keyOf(account));
    return undefined;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) return { code: "UNAVAILABLE", message: "databaseAway" };
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    return { code: "LIMIT", message: "tooMany", values: { minutes } };
  }
}

/**
 * Forgets the attempts of an account once it has proved itself, so that only failures add up. The address keeps its
 * count: whoever owns one account could otherwise try all others for free.
 */
export async function forgiveAttempts(name: RateName, account: string): Promise<void> {
  try {
    await limiter(name, "account").delete(keyOf(account));
  } catch (error) {
    log.warn({ err: error }, "rate limit not reset");
  }
}

/** Closes the limiter's connections, for scripts and tests. */
export async function closeRateLimits(): Promise<void> {
  limiters.clear();
  await holder.placetRatePool?.end();
  holder.placetRatePool = undefined;
}
