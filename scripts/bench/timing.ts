import { performance } from "node:perf_hooks";
import { type Ctx, systemContext } from "@/lib/context";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/policy/roles";

export type QueueFigures = { people: number; query: string; medianMs: number; p95Ms: number };

const ROUNDS = 60;

/** Median and p95 of so many runs, each of them counted. */
export async function timesOf(
  run: (round: number) => Promise<void>,
): Promise<{ medianMs: number; p95Ms: number }> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await run(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

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
