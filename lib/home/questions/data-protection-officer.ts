import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question } from "@/lib/home/question";
import { REVEALS } from "@/lib/home/questions/auditor";

const KEPT: Question = {
  name: "kept",
  permission: "retention.manage",
  sql: (ctx) =>
    peopleSql(ctx, "retention.manage", Prisma.sql`c."endsOn" < ${ctx.now} AND d."state" <> 'PURGED'`),
  href: (slug) => `/retention/${slug}`,
};

export const DATA_PROTECTION_OFFICER = [KEPT, REVEALS];
