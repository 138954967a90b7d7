import "server-only";
import type { Tx } from "@/lib/db/client";
import type { MergePlan } from "@/lib/organizations/merge-plan";

/**
 * Moves delegations, accounts and children of one entry to another.
 * @returns whether every one of them still stood under `from`
 */
export async function moveBelongings(
  tx: Tx,
  { delegationIds, userIds, childIds }: Omit<MergePlan, "aliases">,
  from: string,
  to: string,
): Promise<boolean> {
  const delegations = await tx.delegation.updateMany({
    where: { id: { in: delegationIds }, organizationId: from },
    data: { organizationId: to, version: { increment: 1 } },
  });
  const users = await tx.user.updateMany({
    where: { id: { in: userIds }, organizationId: from },
    data: { organizationId: to },
  });
  const children = await tx.organization.updateMany({
    where: { id: { in: childIds }, parentId: from },
    data: { parentId: to, version: { increment: 1 } },
  });
  return (
    delegations.count === delegationIds.length &&
    users.count === userIds.length &&
    children.count === childIds.length
  );
}
