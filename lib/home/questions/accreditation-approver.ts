import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question } from "@/lib/home/question";
import { OWN_CLAIMS } from "@/lib/home/questions/claims";

const TO_DECIDE: Question = {
  name: "toDecide",
  permission: "delegate.approve",
  sql: (ctx) => peopleSql(ctx, "delegate.approve", Prisma.sql`d."state" = 'READY'`),
  href: (slug) => `/review/${slug}?state=READY`,
};

/** People on hold: lifted or revoked by somebody, sooner or later. */
export const ON_HOLD: Question = {
  name: "onHold",
  permission: "delegate.hold",
  sql: (ctx) => peopleSql(ctx, "delegate.hold", Prisma.sql`d."state" = 'SUSPENDED'`),
  href: (slug) => `/review/${slug}?state=SUSPENDED`,
};

export const ACCREDITATION_APPROVER = [TO_DECIDE, ON_HOLD, OWN_CLAIMS];
