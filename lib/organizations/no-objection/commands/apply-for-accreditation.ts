import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enterApplication, enterBody } from "@/lib/organizations/no-objection/enter-application";
import type { ApplyInput } from "@/lib/organizations/no-objection/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Places until an officer sets them. */
const FIRST_QUOTA = 2;

/**
 * A body without standing applies by itself, under the address it has proved. It is entered under the name it gives:
 * whether the registry knows that name already is nobody's business here; officers merge entries that are one body.
 * @returns CONFLICT alreadyApplied for a second application under one address, conferenceOver once it has begun,
 *   UNAUTHENTICATED or FORBIDDEN without a proved address for that conference
 */
export async function applyForAccreditation(
  ctx: Ctx,
  { conferenceId, name, acronym, type, ...stated }: ApplyInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.create", { conferenceId });
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "registrant") return refuse("FORBIDDEN", "notAllowed");
  const contactEmail = actor.email;
  return inTransaction(ctx, async (tx, ctx) => {
    const lock = `application ${conferenceId} ${contactEmail.toLowerCase()}`;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
    const conference = await tx.conference.findUnique({ where: { id: conferenceId } });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    if (conference.startsOn <= ctx.now) return refuse("CONFLICT", "conferenceOver");
    const before = await tx.delegation.findFirst({
      where: { conferenceId, contactEmail, application: { isNot: null } },
      select: { id: true },
    });
    if (before) return refuse("CONFLICT", "alreadyApplied");
    // Whoever applies holds no right to the registry: the entry is made by rule.
    const system: Ctx = { ...ctx, actor: { kind: "system", name: "application" } };
    const body = await enterBody(system, { name, acronym, type });
    if (!body.ok) return body;
    const about = { conferenceId, organizationId: body.value.id, contactEmail, quota: FIRST_QUOTA };
    const entered = await enterApplication(tx, ctx, { ...stated, ...about, recordedBy: null });
    return entered.ok ? ok() : entered;
  });
}
