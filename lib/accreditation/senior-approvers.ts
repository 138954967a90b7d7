import "server-only";
import type { Tx } from "@/lib/db/client";
import { grantHolds } from "@/lib/identity/session";

/** Who may be asked to refuse a State's delegate for another than a formal reason: seniors of that conference, by name. */
export function seniorApprovers(tx: Tx, conferenceId: string, without: string | null, now: Date) {
  return tx.user.findMany({
    where: {
      ...(without ? { id: { not: without } } : {}),
      suspendedAt: null,
      grants: {
        some: {
          AND: [
            grantHolds(now),
            { OR: [{ conferenceId: null }, { conferenceId }] },
            { role: "seniorApprover" },
          ],
        },
      },
    },
    select: { id: true, name: true, email: true, locale: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
