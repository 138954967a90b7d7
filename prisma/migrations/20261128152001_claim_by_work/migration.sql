-- CreateEnum
CREATE TYPE "ClaimWork" AS ENUM ('FILE', 'SUBSTANCE', 'PROTOCOL', 'MEDIA');

-- A claim lives for minutes: those that stand are asked for again by their pages.
DELETE FROM "ReviewClaim";

-- AlterTable
ALTER TABLE "ReviewClaim" DROP CONSTRAINT "ReviewClaim_pkey",
ADD COLUMN     "work" "ClaimWork" NOT NULL,
ADD CONSTRAINT "ReviewClaim_pkey" PRIMARY KEY ("delegateId", "work");
