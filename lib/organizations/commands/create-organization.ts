import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { organizationKeys } from "@/lib/organizations/organization-keys";
import type { CreateOrganizationInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Enters a State or body into the registry, which outlives conferences.
 * @returns the id; CONFLICT codeTaken when the code is in use, organizationMerged for a parent that was taken over,
 *   NOT_FOUND for one that is not there
 */
export async function createOrganization(
  ctx: Ctx,
  input: CreateOrganizationInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const id = newId();
    const { parentId } = input;
    if (parentId && !(await tx.organization.findUnique({ where: { id: parentId }, select: { id: true } }))) {
      return refuse("NOT_FOUND", "organizationNotFound", { fields: { parentId: "chooseOne" } });
    }
    await tx.organization.create({ data: { id, ...input, nameKeys: organizationKeys(input) } });
    await recordAudit(tx, ctx, {
      action: "organization.created",
      conferenceId: null,
      subjectType: "organization",
      subjectId: id,
      details: { code: input.code, type: input.type },
    });
    return ok({ id });
  });
}
