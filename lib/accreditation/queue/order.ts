import type { QueueFilter } from "@/lib/accreditation/schema";
import { Prisma } from "@/lib/db/generated/client";

type Order = {
  /** Column of the instant by which the queue is ordered; the id decides between equals. */
  key: "stateSince" | "dueAt";
  forwards: { order: Prisma.Sql; beyond: Prisma.Sql };
  backwards: { order: Prisma.Sql; beyond: Prisma.Sql };
};

const since = Prisma.sql`d."stateSince"`;
const due = Prisma.sql`d."dueAt"`;
const up = (column: Prisma.Sql) => ({
  order: Prisma.sql`${column}, d."id"`,
  beyond: Prisma.sql`(${column}, d."id") >`,
});
const down = (column: Prisma.Sql) => ({
  order: Prisma.sql`${column} DESC, d."id" DESC`,
  beyond: Prisma.sql`(${column}, d."id") <`,
});

/** The orders of the queue: longest waiting first, newest first, or what is due first. Literal, never from an address. */
export function orderOf(sort: QueueFilter["sort"]): Order {
  if (sort === "newest") return { key: "stateSince", forwards: down(since), backwards: up(since) };
  if (sort === "due") return { key: "dueAt", forwards: up(due), backwards: down(due) };
  return { key: "stateSince", forwards: up(since), backwards: down(since) };
}
