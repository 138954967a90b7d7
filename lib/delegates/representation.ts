import "server-only";
import type { Tx } from "@/lib/db/client";
import { takesRegistrations } from "@/lib/policy/delegation-workflow";

/** What was chosen; not to be trusted. */
export type Represented = { delegationId?: unknown; categoryId?: unknown };

/**
 * Whether the chosen delegation and category belong to the conference and to each other; ids from a form are hostile.
 * @returns field → key of the namespace `validation`; empty when all is well
 */
export async function representationProblems(
  tx: Tx,
  conferenceId: string,
  { delegationId, categoryId }: Represented,
): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  const delegation =
    typeof delegationId === "string"
      ? await tx.delegation.findFirst({
          where: { id: delegationId, conferenceId },
          include: { organization: true },
        })
      : null;
  const category =
    typeof categoryId === "string"
      ? await tx.category.findFirst({ where: { id: categoryId, conferenceId } })
      : null;
  const takes = delegation && takesRegistrations(delegation.state) && !delegation.organization.suspendedAt;
  if (delegationId && !takes) problems.delegationId = delegation ? "delegationTakesNobody" : "chooseOne";
  if (categoryId && !category?.selfRegistration) problems.categoryId = "chooseOne";
  if (
    delegation &&
    category?.selfRegistration &&
    !category.organizationTypes.includes(delegation.organization.type)
  ) {
    problems.categoryId = "categoryNotForDelegation";
  }
  return problems;
}
