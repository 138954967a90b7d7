import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { boundedQueue } from "@/lib/bounded-queue";
import { normalizePassword } from "@/lib/identity/password-rules";

/** Argon2id (algorithm 2), 64 MiB, three passes, one lane (OWASP Password Storage, and what this product's threat model asks). */
const COST = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Hashing holds 64 MiB each: more than two at once, or a long line, would let a flood take the server down. */
const inTurn = boundedQueue({ running: 2, waiting: 50 });

/** Hashes a password. @returns "busy" when too many wait */
export async function hashPassword(password: string): Promise<string | "busy"> {
  return (await inTurn(() => hash(normalizePassword(password), COST))) ?? "busy";
}

let decoy: Promise<string> | undefined;

/**
 * Compares a password with a stored hash. Without one it compares with a decoy and says no, so that unknown accounts
 * take the same time as known ones. @returns "busy" when too many wait
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean | "busy"> {
  const answer = await inTurn(async () => {
    decoy ??= hash("no account has this password", COST);
    const matches = await verify(stored ?? (await decoy), normalizePassword(password));
    return stored !== null && matches;
  });
  return answer ?? "busy";
}
