import { type Ctx, systemContext } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/policy/roles";

export type QueueFigures = { people: number; query: string; medianMs: number; p95Ms: number };

/** Somebody who holds one role in the conference. */
export function holderOf(role: Role, conferenceId: string): Ctx {
  const grant = { role, conferenceId, delegationId: null, categoryIds: [] };
  const actor = {
    kind: "user" as const,
    userId: newId(),
    name: "",
    email: "",
    sessionId: newId(),
    organizationId: null,
  };
  return {
    ...systemContext("bench", new Date(), newId()),
    actor: { ...actor, grants: [grant], secondFactorDue: false },
  };
}
