import "server-only";
import { type PersonalExport, personalExportSchema } from "@/lib/accreditation/personal-export";
import { filterSql, peopleSql } from "@/lib/accreditation/queue-sql";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** What exactly happens when an export is signed. */
export type ExportToSign = Omit<PersonalExport, "filter"> & {
  /** People whom the file would hold now; null when whoever asked may no longer read them. */
  people: number | null;
  /** Conditions of the filter; empty: everybody. */
  filter: { state: string | null; category: string | null; q: string | null; waiting: number | null };
};

type Asked = { id: string; conference: { id: string } | null; payload: unknown; asker: { id: string } };

async function describeOne(ctx: Ctx, { id, conference, payload, asker }: Asked): Promise<ExportToSign> {
  const { filter, ...form } = personalExportSchema.parse(payload);
  const conferenceId = conference?.id ?? "";
  // The file is made with the roles of the one who asked, so the people are counted with them.
  const actor = await actorOfUser(asker.id, id, ctx.now);
  const counted = actor
    ? await db.$queryRaw<{ total: bigint }[]>`
        SELECT count(*) AS "total" FROM ${peopleSql(filter.q)} d
        WHERE ${filterSql({ ...ctx, actor }, conferenceId, filter)}`
    : [];
  const category = filter.category
    ? await db.category.findFirst({ where: { id: filter.category, conferenceId }, select: { name: true } })
    : null;
  return {
    ...form,
    people: counted[0] ? Number(counted[0].total) : null,
    filter: {
      state: filter.state ?? null,
      category: category && textIn(category.name, ctx.locale),
      q: filter.q || null,
      waiting: filter.waiting ?? null,
    },
  };
}

/** The exports of some requests in words and numbers, by request. */
export async function describeExports(
  ctx: Ctx,
  requests: readonly Asked[],
): Promise<Result<Map<string, ExportToSign>>> {
  const denied = authorize(ctx, "export.personal");
  if (denied) return refusal(denied);
  const views = new Map<string, ExportToSign>();
  for (const request of requests) views.set(request.id, await describeOne(ctx, request));
  return ok(views);
}
