import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { compareIn } from "@/lib/i18n/collation";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** The delegations whose dossiers the actor may read, for filters, in the order of the language. */
export async function listDelegationChoices(
  ctx: Ctx,
  conferenceId: string,
): Promise<Result<{ value: string; label: string }[]>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const rows = await db.delegation.findMany({
    where: { conferenceId, ...delegationScope(ctx, "delegate.read") },
    include: { organization: true },
  });
  return ok(
    rows
      .map(({ id, organization }) => ({ value: id, label: organizationName(organization, ctx.locale) }))
      .sort((a, b) => compareIn(ctx.locale, a.label, b.label)),
  );
}
