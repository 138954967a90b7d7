import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

export type DelegationPeople = {
  id: string;
  name: string;
  quota: number;
  people: { id: string; name: string; title: string; state: DelegateState }[];
};

/** The delegations of a focal point with their people, as far as submitted; never another delegation. */
export async function listDelegationPeople(ctx: Ctx): Promise<Result<DelegationPeople[]>> {
  const denied = authorize(ctx, "registration.endorse");
  if (denied) return refusal(denied);
  const rows = await db.delegation.findMany({
    where: delegationScope(ctx, "registration.endorse"),
    include: {
      organization: true,
      delegates: {
        where: { state: { notIn: ["DRAFT", "WITHDRAWN"] } },
        include: { person: true },
        orderBy: { id: "asc" },
      },
    },
  });
  return ok(
    rows.map((row) => ({
      id: row.id,
      name: organizationName(row.organization, ctx.locale),
      quota: row.quota,
      people: row.delegates.map(({ id, person, functionalTitle, state }) => ({
        id,
        name: displayName(person),
        title: functionalTitle ?? "",
        state,
      })),
    })),
  );
}
