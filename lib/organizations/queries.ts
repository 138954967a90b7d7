import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { compareIn } from "@/lib/i18n/collation";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

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

export type FocalPointRow = {
  id: string;
  name: string;
  email: string;
  isDeputy: boolean;
  startsOn: string;
  endsOn: string | null;
  proofReference: string | null;
  /** ahead: not begun; open: the account waits for its first password; ended: by date or by an officer. */
  standing: "ahead" | "open" | "inForce" | "ended";
};

/** The focal points of a delegation, those in force first, for officers. NOT_FOUND out of reach. */
export async function listFocalPoints(ctx: Ctx, delegationId: string): Promise<Result<FocalPointRow[]>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const delegation = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] },
    include: { focalPoints: { include: { user: true }, orderBy: { createdAt: "desc" } } },
  });
  if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
  const today = ctx.now.toISOString().slice(0, 10);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const rows = delegation.focalPoints.map((row): FocalPointRow => {
    const [startsOn, endsOn] = [day(row.startsOn), row.endsOn && day(row.endsOn)];
    const ended = row.revokedAt !== null || (endsOn !== null && endsOn < today);
    const waits = row.user.passwordHash === null ? "open" : "inForce";
    return {
      id: row.id,
      name: row.user.name,
      email: row.user.email,
      isDeputy: row.isDeputy,
      startsOn,
      endsOn,
      proofReference: row.proofReference,
      standing: ended ? "ended" : startsOn > today ? "ahead" : waits,
    };
  });
  return ok(rows.toSorted((a, b) => Number(a.standing === "ended") - Number(b.standing === "ended")));
}
