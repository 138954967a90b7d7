import "server-only";
import type { Ctx } from "@/lib/context";
import type { db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { WRITES } from "@/lib/imports/kinds";
import { authorize, grantsFor } from "@/lib/policy/can";
import { roleDefinition } from "@/lib/policy/roles";
import { conferenceScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * The imports that the actor may reach: those of the own delegation for a focal point, those of the whole conference
 * for who may import for it.
 */
export function importScope(ctx: Ctx): Prisma.ImportWhereInput {
  const wide = grantsFor(ctx.actor, "import.make").some(
    ({ role }) => roleDefinition(role).reach === "conference",
  );
  const delegation = { delegation: { is: delegationScope(ctx, "import.make") } };
  return wide ? { OR: [{ conference: conferenceScope(ctx, "import.make") }, delegation] } : delegation;
}

/**
 * The import that the actor is about to change.
 * @returns NOT_FOUND importNotFound out of reach; FORBIDDEN where what it writes is not the actor's to write
 */
export async function findImport(asked: Tx | typeof db, ctx: Ctx, importId: string) {
  const found = await asked.import.findFirst({ where: { AND: [{ id: importId }, importScope(ctx)] } });
  if (!found) return refuse("NOT_FOUND", "importNotFound");
  const denied = authorize(ctx, WRITES[found.kind], found);
  return denied ? refusal(denied) : (ok(found) satisfies Result<typeof found>);
}
