import "server-only";
import type { UserActor } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { grantsInForce } from "@/lib/identity/grants-in-force";
import { grantHolds } from "@/lib/identity/session";

/** Accounts with a role in the conference, as actors with the roles that count now. For rules, not for screens. */
export async function actorsOfConference(tx: Tx, now: Date, conferenceId: string): Promise<UserActor[]> {
  const here = { OR: [{ conferenceId }, { conferenceId: null }] };
  const users = await tx.user.findMany({
    where: { suspendedAt: null, grants: { some: { AND: [grantHolds(now), here] } } },
    include: { grants: { where: grantHolds(now) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return users.map(({ id, name, email, organizationId, grants }) => ({
    kind: "user",
    userId: id,
    name,
    email,
    sessionId: id,
    organizationId,
    ...grantsInForce(grants, { enrolled: true, shown: true }),
  }));
}
