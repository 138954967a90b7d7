import "server-only";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { DELEGATION_KINDS, WRITES } from "@/lib/imports/kinds";
import type { StartImportInput } from "@/lib/imports/schema";
import { authorize } from "@/lib/policy/can";
import { conferenceScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Inside = Ctx & { tx: NonNullable<Ctx["tx"]> };
type Asked = Pick<StartImportInput, "conferenceId" | "delegationId" | "kind">;
type Target = { conferenceId: string; delegationId: string | null };

async function reached(ctx: Inside, { conferenceId, delegationId, kind }: Asked): Promise<Result<Target>> {
  if (delegationId) {
    const delegation = await ctx.tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "import.make")] },
      include: { conference: true },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    if (!DELEGATION_KINDS.includes(kind)) return refuse("FORBIDDEN", "notAllowed");
    if (kind === "DELEGATES" && registrationWindow(delegation.conference, ctx.now, delegation) !== "open")
      return refuse("CONFLICT", "registrationClosed");
    return ok({ conferenceId: delegation.conferenceId, delegationId });
  }
  const where = { AND: [{ id: conferenceId ?? "" }, conferenceScope(ctx, "import.make")] };
  const conference = conferenceId ? await ctx.tx.conference.findFirst({ where }) : null;
  return conference
    ? ok({ conferenceId: conference.id, delegationId: null })
    : refuse("NOT_FOUND", "conferenceNotFound");
}

/**
 * Where a file to import goes, in the caller's transaction, if the actor reaches there and may write what it holds.
 * @returns NOT_FOUND conferenceNotFound or delegationNotFound; CONFLICT registrationClosed; FORBIDDEN for another kind
 */
export async function importTarget(ctx: Inside, asked: Asked): Promise<Result<Target>> {
  const target = await reached(ctx, asked);
  if (!target.ok) return target;
  const closed =
    authorize(ctx, "import.make", target.value) ?? authorize(ctx, WRITES[asked.kind], target.value);
  return closed ? refusal(closed) : target;
}
