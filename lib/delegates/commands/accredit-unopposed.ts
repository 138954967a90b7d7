import "server-only";
import type { Ctx } from "@/lib/context";
import { moveDelegation } from "@/lib/delegates/commands/move-delegation";
import type { AccreditUnopposedInput } from "@/lib/delegates/schema/delegation-move";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** What became of one body; `message` is a key of the namespace `errors` when it was not accredited. */
export type AccreditedBody = { id: string; message: string | null };

/**
 * Accredits the bodies of a circulated list that met no objection until its end. Each is a transaction of its own: an
 * objection recorded at the same moment stops that body and no other.
 * @returns what became of each; FORBIDDEN without the permission
 */
export async function accreditUnopposed(
  ctx: Ctx,
  { delegations }: AccreditUnopposedInput,
): Promise<Result<AccreditedBody[]>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const bodies: AccreditedBody[] = [];
  for (const { id, version } of delegations) {
    const move = {
      delegationId: id,
      version,
      action: "accreditUnopposed",
      reason: null,
      disclosed: null,
    } as const;
    const moved = await moveDelegation(ctx, move);
    bodies.push({ id, message: moved.ok ? null : moved.error.message });
  }
  return ok(bodies);
}
