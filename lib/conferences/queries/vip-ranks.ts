import "server-only";
import { type ProtocolRank, protocolRankOf } from "@/lib/conferences/vip-ranks";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

export type ConfiguredRank = { code: ProtocolRank; photoOptional: boolean; categoryId: string };

export type ConfiguredRanks = {
  id: string;
  title: string;
  version: number;
  /** In order of precedence. */
  ranks: ConfiguredRank[];
  categories: { id: string; name: string }[];
};

/** Whom each of the actor's conferences receives by the fast track. */
export async function listVipRanks(ctx: Ctx): Promise<Result<ConfiguredRanks[]>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  const rows = await db.conference.findMany({
    where: conferenceScope(ctx, "conference.manage"),
    orderBy: { startsOn: "desc" },
    include: { vipRanks: { orderBy: { position: "asc" } }, categories: { orderBy: { position: "asc" } } },
    take: 100,
  });
  return ok(
    rows.map(({ id, shortTitle, vipRanksVersion: version, vipRanks, categories }) => ({
      id,
      title: textIn(shortTitle, ctx.locale),
      version,
      ranks: vipRanks.flatMap(({ code, photoOptional, categoryId }) => {
        const known = protocolRankOf(code);
        return known ? [{ code: known, photoOptional, categoryId }] : [];
      }),
      categories: categories.map((category) => ({
        id: category.id,
        name: `${category.code} ${textIn(category.name, ctx.locale)}`,
      })),
    })),
  );
}
