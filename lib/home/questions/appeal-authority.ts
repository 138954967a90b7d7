import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question } from "@/lib/home/question";

const APPEALS: Question = {
  name: "appeals",
  permission: "appeal.decide",
  sql: (ctx) => peopleSql(ctx, "appeal.decide", Prisma.sql`d."state" = 'UNDER_APPEAL'`),
  href: (slug) => `/review/${slug}?state=UNDER_APPEAL`,
};

export const APPEAL_AUTHORITY = [APPEALS];
