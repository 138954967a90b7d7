-- What was signed, person by person, so that a later change says whose.
ALTER TABLE "ProofSheetSignature" ADD COLUMN "faces" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "ProofSheetSignature" ALTER COLUMN "faces" DROP DEFAULT;
