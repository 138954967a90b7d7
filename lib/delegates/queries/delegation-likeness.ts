import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { KNOWN_PARTS, knownPerson } from "@/lib/delegates/known-person";
import { likenessWithin } from "@/lib/delegates/likeness-within";
import { displayName } from "@/lib/i18n/names";
import { authorize } from "@/lib/policy/can";
import { LEFT_STATES } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * For each person of a delegation the names of those of the same delegation who look like one and the same. Nobody of
 * another delegation is compared, so that the hint tells focal points nothing beyond their own people.
 */
export async function getDelegationLikeness(
  ctx: Ctx,
  delegationId: string,
): Promise<Result<Map<string, string[]>>> {
  const denied = authorize(ctx, "registration.endorse", { delegationId });
  if (denied) return refusal(denied);
  const rows = await db.delegate.findMany({
    where: {
      AND: [{ delegationId, state: { notIn: [...LEFT_STATES] } }, delegateScope(ctx, "registration.endorse")],
    },
    include: KNOWN_PARTS,
    orderBy: { id: "asc" },
  });
  const names = new Map<string, string[]>();
  for (const places of likenessWithin(rows.map(knownPerson))) {
    const [one, other] = places.map((place) => rows[place]);
    if (!one || !other) continue;
    names.set(one.id, [...(names.get(one.id) ?? []), displayName(other.person)]);
    names.set(other.id, [...(names.get(other.id) ?? []), displayName(one.person)]);
  }
  return ok(names);
}
