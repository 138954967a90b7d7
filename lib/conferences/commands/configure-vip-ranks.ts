import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureVipRanksInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Entry = { code: string; photoOptional: boolean; categoryId: string };

/** The list in one line, for the record. */
const inWords = (ranks: readonly Entry[]) =>
  JSON.stringify(ranks.map(({ code, photoOptional, categoryId }) => ({ code, photoOptional, categoryId })));

/**
 * Sets which ranks a conference receives by the fast track, in order of precedence, whether a photo is asked of them,
 * and which pass they carry. Whoever was fast-tracked before keeps what was right then.
 * @returns NOT_FOUND conferenceNotFound outside the actor's conferences, INVALID for a category of another conference,
 *   CONFLICT staleVersion when another was faster
 */
export async function configureVipRanks(
  ctx: Ctx,
  { conferenceId, version, ranks }: ConfigureVipRanksInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    const include = {
      vipRanks: { orderBy: { position: "asc" } },
      categories: { select: { id: true } },
    } as const;
    const conference = await tx.conference.findFirst({ where, include });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    const known = new Set(conference.categories.map(({ id }) => id));
    if (!ranks.every(({ categoryId }) => known.has(categoryId))) {
      return refuse("INVALID", "checkFields", { fields: { ranks: "chooseOne" } });
    }
    const { count } = await tx.conference.updateMany({
      where: { id: conferenceId, vipRanksVersion: version },
      data: { vipRanksVersion: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await tx.vipRank.deleteMany({ where: { conferenceId } });
    await tx.vipRank.createMany({
      data: ranks.map((rank, position) => ({ ...rank, conferenceId, position })),
    });
    await recordAudit(tx, ctx, {
      action: "vipRanks.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: { vipRanks: { before: inWords(conference.vipRanks), after: inWords(ranks) } },
    });
    return ok();
  });
}
