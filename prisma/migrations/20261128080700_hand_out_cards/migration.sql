-- CreateEnum
CREATE TYPE "CardEnd" AS ENUM ('RETURNED', 'LOST', 'REVOKED');

-- DropIndex
DROP INDEX "substitution_replacement_unique";

-- AlterTable
ALTER TABLE "Category" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Delegate" ADD COLUMN     "waitingSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SecondaryCard" ADD COLUMN     "delegateId" UUID,
ADD COLUMN     "endNote" TEXT,
ADD COLUMN     "focalPointId" UUID;
ALTER TABLE "SecondaryCard" DROP CONSTRAINT secondary_card_ended;
ALTER TABLE "SecondaryCard" ALTER COLUMN "endReason" TYPE "CardEnd" USING "endReason"::"CardEnd";

-- CreateIndex
CREATE INDEX "Substitution_replacementId_idx" ON "Substitution"("replacementId");

-- CreateIndex
CREATE INDEX "SecondaryCard_delegateId_idx" ON "SecondaryCard"("delegateId");

-- CreateIndex
CREATE INDEX "SecondaryCard_focalPointId_idx" ON "SecondaryCard"("focalPointId");

-- AddForeignKey
ALTER TABLE "SecondaryCard" ADD CONSTRAINT "SecondaryCard_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondaryCard" ADD CONSTRAINT "SecondaryCard_focalPointId_fkey" FOREIGN KEY ("focalPointId") REFERENCES "FocalPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A card is out until its end is written, with who, when and why; somebody has signed for it.
ALTER TABLE "SecondaryCard"
  ADD CONSTRAINT secondary_card_ended CHECK (
    ("endedAt" IS NULL) = ("endedBy" IS NULL) AND ("endedAt" IS NULL) = ("endReason" IS NULL)
    AND ("endNote" IS NULL OR "endedAt" IS NOT NULL)),
  ADD CONSTRAINT secondary_card_one_holder CHECK (num_nonnulls("delegateId", "focalPointId") = 1);

-- Somebody stands in for one person at a time; a substitution that was taken back leaves both free for another.
CREATE UNIQUE INDEX substitution_replacement_unique ON "Substitution" ("replacementId")
  WHERE "cancelledAt" IS NULL AND "completedAt" IS NULL;

-- The waiting list goes by since when a place is waited for, which a substitute takes over.
UPDATE "Delegate" SET "waitingSince" = "stateSince" WHERE "state" = 'WAITLISTED';
ALTER TABLE "Delegate" ADD CONSTRAINT delegate_waits_since CHECK ("state" <> 'WAITLISTED' OR "waitingSince" IS NOT NULL);
DROP INDEX delegate_waiting;
CREATE INDEX delegate_waiting ON "Delegate" ("delegationId", "waitingSince", "id") WHERE "state" = 'WAITLISTED';
