import { Prisma } from "@/lib/db/generated/client";
import { peopleSql, type Question } from "@/lib/home/question";
import { OWN_CLAIMS } from "@/lib/home/questions/claims";
import { ownReviews } from "@/lib/home/questions/own-reviews";

/** Whom protocol has invited by rank, and who waits for the fast track. */
const VIPS_WAITING: Question = {
  name: "vipsWaiting",
  permission: "review.fastTrack",
  sql: (ctx) =>
    peopleSql(ctx, "review.fastTrack", Prisma.sql`d."state" = 'INVITED' AND d."protocolRank" IS NOT NULL`),
  href: (slug) => `/review/${slug}/vips`,
};

export const PROTOCOL_OFFICER = [VIPS_WAITING, ownReviews("PROTOCOL"), OWN_CLAIMS];
