import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question } from "@/lib/home/question";
import { ON_HOLD } from "@/lib/home/questions/accreditation-approver";

const IN_REVIEW: Question = {
  name: "inReview",
  permission: "clearance.read",
  sql: (ctx) => peopleSql(ctx, "clearance.read", Prisma.sql`d."state" = 'IN_REVIEW'`),
  href: (slug) => `/review/${slug}?state=IN_REVIEW`,
};

export const VETTING_OFFICER = [IN_REVIEW, ON_HOLD];
