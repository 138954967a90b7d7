import type { Prisma } from "@/lib/db/generated/client";

/** A paper that was sent and that nothing refers to yet: it may be claimed once, and goes after a day. */
export const UNCLAIMED = {
  nominationDocuments: { none: {} },
  appointments: { none: {} },
  appealDocument: null,
  objection: null,
} satisfies Prisma.FileWhereInput;
