import "server-only";
import type { UserActor } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { grantsInForce } from "@/lib/identity/grants-in-force";
import { grantHolds } from "@/lib/identity/session";

/**
 * The person on whose behalf a job acts, with the roles that count now: what was asked for in a session goes on
 * without it, but not past a suspension or a withdrawn role. Null when there is no such account, or it is suspended.
 * @param jobId names the job in place of a session
 * @param tx the caller's transaction, where the answer is needed within one
 */
export async function actorOfUser(
  userId: string,
  jobId: string,
  now: Date,
  tx: Tx = db,
): Promise<UserActor | null> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    include: { grants: { where: grantHolds(now) } },
  });
  if (!user || user.suspendedAt) return null;
  const { name, email, organizationId } = user;
  // The second factor was shown in the session that asked for the job.
  const counting = grantsInForce(user.grants, { enrolled: true, shown: true });
  return { kind: "user", userId, name, email, sessionId: jobId, organizationId, ...counting };
}
