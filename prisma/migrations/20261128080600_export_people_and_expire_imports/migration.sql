-- CreateEnum
CREATE TYPE "ExportState" AS ENUM ('WAITING', 'DONE', 'FAILED');

-- AlterEnum
CREATE TYPE "FilePurpose_new" AS ENUM ('PHOTO_MASTER', 'PHOTO_BADGE', 'NOMINATION_DOCUMENT', 'BADGE_BATCH', 'APPOINTMENT_PROOF', 'IMPORT_SOURCE', 'EXPORT');
ALTER TABLE "File" ALTER COLUMN "purpose" TYPE "FilePurpose_new" USING ("purpose"::text::"FilePurpose_new");
ALTER TABLE "Upload" ALTER COLUMN "purpose" TYPE "FilePurpose_new" USING ("purpose"::text::"FilePurpose_new");
ALTER TYPE "FilePurpose" RENAME TO "FilePurpose_old";
ALTER TYPE "FilePurpose_new" RENAME TO "FilePurpose";
DROP TYPE "FilePurpose_old";

-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "counts" JSONB,
ADD COLUMN     "expiredAt" TIMESTAMPTZ(3),
ADD COLUMN     "sheet" TEXT;

-- CreateTable
CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "delegationId" UUID,
    "requestedBy" UUID NOT NULL,
    "filter" JSONB NOT NULL,
    "format" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'WAITING',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "fileId" UUID,
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Export_conferenceId_idx" ON "Export"("conferenceId");

-- CreateIndex
CREATE INDEX "Export_delegationId_idx" ON "Export"("delegationId");

-- CreateIndex
CREATE INDEX "Export_requestedBy_createdAt_idx" ON "Export"("requestedBy", "createdAt");

-- CreateIndex
CREATE INDEX "Export_fileId_idx" ON "Export"("fileId");

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_requestedBy_fkey" FOREIGN KEY ("requestedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Export"
  ADD CONSTRAINT export_progress_chk CHECK ("done" >= 0 AND "done" <= "total"),
  ADD CONSTRAINT export_format_chk CHECK ("format" IN ('xlsx', 'csv')),
  ADD CONSTRAINT export_finished_chk CHECK (("state" = 'WAITING') = ("finishedAt" IS NULL));

-- Rows go with their counts left behind.
ALTER TABLE "Import" ADD CONSTRAINT import_expired_counts_chk CHECK ("expiredAt" IS NULL OR "counts" IS NOT NULL);

-- The head of a chain moves over any number of entries at once, each of which stands and is linked to the one before
-- it: many rows of a table are written with one lock of the head.
CREATE OR REPLACE FUNCTION audit_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE linked bigint; ends boolean;
BEGIN
  SELECT count(*) FILTER (WHERE "previousHash" = "before"), bool_or("sequence" = NEW."sequence" AND "hash" = NEW."hash")
    INTO linked, ends
    FROM (SELECT e."sequence", e."hash", e."previousHash",
        lag(e."hash", 1, OLD."hash") OVER (ORDER BY e."sequence") AS "before"
      FROM "AuditEntry" e
      WHERE e."chain" = OLD."chain" AND e."sequence" > OLD."sequence" AND e."sequence" <= NEW."sequence") s;
  IF NEW."chain" <> OLD."chain" OR NEW."sequence" <= OLD."sequence"
    OR linked <> NEW."sequence" - OLD."sequence" OR ends IS NOT TRUE THEN
    RAISE EXCEPTION 'the audit chain moves forward over linked entries only'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
