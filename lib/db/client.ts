import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

/** A client inside an interactive transaction. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/** Most connections one process holds; requests beyond it wait in line. */
const POOL_SIZE = 10;

/**
 * Statements that begin with this are planned once for each connection, under the name that follows. For those that run
 * often and join much, where planning takes longer than running; not for those whose best plan hangs on the values.
 */
const PREPARED = /^\s*\/\* prepared: (\w+) \*\//;

function connect(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: env.DATABASE_URL,
      max: POOL_SIZE,
      connectionTimeoutMillis: 5000,
      idleTimeoutMillis: 30_000,
    },
    // An unnamed statement is planned each time: the empty name is the protocol's word for that.
    { statementNameGenerator: ({ sql }) => PREPARED.exec(sql)?.[1] ?? "" },
  );
  return new PrismaClient({ adapter });
}

const holder = globalThis as typeof globalThis & { placetDb?: PrismaClient };

/** The one client of this process; connects on first use and survives development reloads. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, name) {
    holder.placetDb ??= connect();
    const value = Reflect.get(holder.placetDb, name, holder.placetDb);
    return typeof value === "function" ? value.bind(holder.placetDb) : value;
  },
});
