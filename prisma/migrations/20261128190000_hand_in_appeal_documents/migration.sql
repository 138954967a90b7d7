-- AlterEnum
ALTER TYPE "FilePurpose" ADD VALUE 'APPEAL_DOCUMENT';
ALTER TYPE "FilePurpose" ADD VALUE 'OBJECTION';

-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "delegateId" UUID,
ADD COLUMN     "ownerEmail" TEXT,
ALTER COLUMN "ownerUserId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Objection" ADD COLUMN     "fileId" UUID;

-- AlterTable
ALTER TABLE "PurgeRow" ALTER COLUMN "files" TYPE JSONB USING CASE
  WHEN "files" = 0 THEN '{}'::jsonb
  WHEN 'DRAFT' = ANY("classes") THEN jsonb_build_object('DRAFT', "files")
  ELSE jsonb_build_object('PHOTO', "files") END;

-- CreateTable
CREATE TABLE "AppealDocument" (
    "appealId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileId" UUID NOT NULL,

    CONSTRAINT "AppealDocument_pkey" PRIMARY KEY ("appealId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "appeal_document_file_unique" ON "AppealDocument"("fileId");

-- CreateIndex
CREATE INDEX "Upload_delegateId_idx" ON "Upload"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "objection_file_unique" ON "Objection"("fileId");

-- AddForeignKey
ALTER TABLE "AppealDocument" ADD CONSTRAINT "AppealDocument_appealId_fkey" FOREIGN KEY ("appealId") REFERENCES "Appeal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppealDocument" ADD CONSTRAINT "AppealDocument_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An upload is an account's or a verified address's; what goes with an appeal says whose appeal it is.
ALTER TABLE "Upload"
  ADD CONSTRAINT upload_owner CHECK (num_nonnulls("ownerUserId", "ownerEmail") = 1),
  ADD CONSTRAINT upload_person CHECK (("purpose"::text = 'APPEAL_DOCUMENT') = ("delegateId" IS NOT NULL)),
  ADD CONSTRAINT upload_address CHECK ("ownerEmail" IS NULL OR "delegateId" IS NOT NULL);
CREATE INDEX "Upload_ownerEmail_idx" ON "Upload"("ownerEmail");

ALTER TABLE "AppealDocument" ADD CONSTRAINT appeal_document_most CHECK ("position" BETWEEN 1 AND 5);

-- What was handed in with an appeal stays as it was, until the registration is purged.
CREATE FUNCTION appeal_document_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (
    SELECT 1 FROM "Appeal" a JOIN "Delegate" d ON d."id" = a."delegateId" JOIN "File" f ON f."id" = NEW."fileId"
    WHERE a."id" = NEW."appealId" AND a."rulingId" IS NULL
      AND f."purpose"::text = 'APPEAL_DOCUMENT' AND f."conferenceId" = d."conferenceId") THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT 1 FROM "Appeal" a JOIN "PurgeRow" r ON r."delegateId" = a."delegateId"
    WHERE a."id" = OLD."appealId" AND r."state" = 'DONE' AND 'REGISTRATION' = ANY(r."classes")) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'an appeal keeps the documents it came with' USING ERRCODE = 'integrity_constraint_violation',
    CONSTRAINT = 'appeal_document_is_final';
END $$;
CREATE TRIGGER appeal_document_is_final BEFORE INSERT OR UPDATE OR DELETE ON "AppealDocument"
  FOR EACH ROW EXECUTE FUNCTION appeal_document_is_final();
