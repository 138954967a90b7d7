import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id (algorithm 2), 64 MiB, three passes, one lane (OWASP Password Storage, and what this product's threat model asks). */
const COST = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

const AT_ONCE = 2;
const MAX_WAITING = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing holds 64 MiB each: more than two at once, or a long line, would let a flood take the server down. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | "busy"> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) return "busy";
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Hashes a password. @returns "busy" when too many wait */
export function hashPassword(password: string): Promise<string | "busy"> {
  return inTurn(() => hash(password, COST));
}

let decoy: string | undefined;

/**
 * Compares a password with a stored hash. Without one it compares with a decoy and says no, so that unknown accounts
 * take the same time as known ones.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean | "busy"> {
  return inTurn(async () => {
    decoy ??= await hash("no account has this password", COST);
    const matches = await verify(stored ?? decoy, password);
    return stored !== null && matches;
  });
}
