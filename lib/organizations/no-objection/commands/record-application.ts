import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enterApplication, enterBody } from "@/lib/organizations/no-objection/enter-application";
import { APPLICANT_TYPES, type RecordApplicationInput } from "@/lib/organizations/no-objection/schema";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const APPLICANTS: readonly string[] = APPLICANT_TYPES;

/**
 * An officer records the application of a body without standing, from the registry or new to it.
 * @returns the delegation, which begins at APPLIED; NOT_FOUND outside the actor's conferences, INVALID for a State,
 *   CONFLICT delegationExists or organizationSuspended
 */
export async function recordApplication(
  ctx: Ctx,
  { body, ...stated }: RecordApplicationInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId: stated.conferenceId });
  if (denied) return refusal(denied);
  const { conferenceId } = stated;
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "organization.manage")] };
    if (!(await tx.conference.findFirst({ where }))) return refuse("NOT_FOUND", "conferenceNotFound");
    const found = "organizationId" in body ? ok({ id: body.organizationId }) : await enterBody(ctx, body);
    if (!found.ok) return found;
    const organization = await tx.organization.findUnique({ where: { id: found.value.id } });
    if (organization && !APPLICANTS.includes(organization.type))
      return refuse("INVALID", "checkFields", { fields: { organizationId: "chooseOne" } });
    const recordedBy = ctx.actor.kind === "user" ? ctx.actor.userId : null;
    return enterApplication(tx, ctx, { ...stated, organizationId: found.value.id, recordedBy });
  });
}
