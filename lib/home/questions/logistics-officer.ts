import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question } from "@/lib/home/question";

const NEEDS: Question = {
  name: "needs",
  permission: "needs.read",
  sql: (ctx) =>
    peopleSql(
      ctx,
      "needs.read",
      Prisma.sql`d."state" = 'APPROVED' AND EXISTS (SELECT 1 FROM "DelegateNeeds" n WHERE n."delegateId" = d."id"
        AND (cardinality(n."dietary") > 0 OR cardinality(n."accessibility") > 0))`,
    ),
  href: null,
};

const ACCREDITED: Question = {
  name: "accredited",
  permission: "statistics.read",
  sql: (ctx) => peopleSql(ctx, "statistics.read", Prisma.sql`d."state" = 'APPROVED'`),
  href: null,
};

export const LOGISTICS_OFFICER = [ACCREDITED, NEEDS];
