-- CreateEnum
CREATE TYPE "SignatureKind" AS ENUM ('REVOCATION', 'CLEARANCE_WAIVER', 'ROLE_GRANT', 'PERSONAL_EXPORT', 'PURGE');

-- CreateEnum
CREATE TYPE "SignatureState" AS ENUM ('OPEN', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'EXPIRED');

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "signatureId" UUID;

-- AlterTable
ALTER TABLE "RoleGrant" ADD COLUMN     "signatureId" UUID;

-- AlterTable
ALTER TABLE "Export" ADD COLUMN     "signatureId" UUID;

-- CreateTable
CREATE TABLE "SignatureRequest" (
    "id" UUID NOT NULL,
    "conferenceId" UUID,
    "kind" "SignatureKind" NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "payload" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedBy" UUID NOT NULL,
    "requestedRole" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "SignatureState" NOT NULL DEFAULT 'OPEN',
    "settledBy" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "SignatureRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SignatureRequest_conferenceId_requestedAt_idx" ON "SignatureRequest"("conferenceId", "requestedAt");

-- CreateIndex
CREATE INDEX "SignatureRequest_requestedBy_requestedAt_idx" ON "SignatureRequest"("requestedBy", "requestedAt");

-- CreateIndex
CREATE INDEX "SignatureRequest_settledBy_idx" ON "SignatureRequest"("settledBy");

-- CreateIndex
CREATE UNIQUE INDEX "decision_signature_unique" ON "Decision"("signatureId");

-- CreateIndex
CREATE UNIQUE INDEX "role_grant_signature_unique" ON "RoleGrant"("signatureId");

-- CreateIndex
CREATE UNIQUE INDEX "export_signature_unique" ON "Export"("signatureId");

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_signatureId_fkey" FOREIGN KEY ("signatureId") REFERENCES "SignatureRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_signatureId_fkey" FOREIGN KEY ("signatureId") REFERENCES "SignatureRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_signatureId_fkey" FOREIGN KEY ("signatureId") REFERENCES "SignatureRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignatureRequest" ADD CONSTRAINT "SignatureRequest_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignatureRequest" ADD CONSTRAINT "SignatureRequest_requestedBy_fkey" FOREIGN KEY ("requestedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignatureRequest" ADD CONSTRAINT "SignatureRequest_settledBy_fkey" FOREIGN KEY ("settledBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma's schema language cannot say.

-- Two people: whoever asked neither signs nor declines, and nobody else withdraws. Nobody signs out of time.
ALTER TABLE "SignatureRequest"
  ADD CONSTRAINT signature_request_two_people CHECK ("state" NOT IN ('SIGNED', 'DECLINED') OR "settledBy" <> "requestedBy"),
  ADD CONSTRAINT signature_request_withdrawn CHECK ("state" <> 'WITHDRAWN' OR "settledBy" = "requestedBy"),
  ADD CONSTRAINT signature_request_settled CHECK (("state" = 'OPEN') = ("settledAt" IS NULL)
    AND ("state" IN ('OPEN', 'EXPIRED')) = ("settledBy" IS NULL) AND ("state" = 'DECLINED') = ("answer" IS NOT NULL)),
  ADD CONSTRAINT signature_request_in_time CHECK ("expiresAt" > "requestedAt" AND ("state" <> 'SIGNED' OR "settledAt" < "expiresAt"));
CREATE UNIQUE INDEX signature_request_open_unique ON "SignatureRequest" ("kind", "subjectType", "subjectId") WHERE "state" = 'OPEN';
CREATE INDEX signature_request_open ON "SignatureRequest" ("expiresAt") WHERE "state" = 'OPEN';

-- What was asked for is what is signed; it begins open and is settled once.
CREATE FUNCTION signature_request_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."state" <> 'OPEN' THEN
      RAISE EXCEPTION 'a request begins open' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF OLD."state" <> 'OPEN'
    OR ROW(NEW."id", NEW."conferenceId", NEW."kind", NEW."subjectType", NEW."subjectId", NEW."payload", NEW."reason",
           NEW."requestedBy", NEW."requestedRole", NEW."requestedAt", NEW."expiresAt")
      IS DISTINCT FROM
       ROW(OLD."id", OLD."conferenceId", OLD."kind", OLD."subjectType", OLD."subjectId", OLD."payload", OLD."reason",
           OLD."requestedBy", OLD."requestedRole", OLD."requestedAt", OLD."expiresAt") THEN
    RAISE EXCEPTION 'a request is settled once and never changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_request_is_final BEFORE INSERT OR UPDATE ON "SignatureRequest"
  FOR EACH ROW EXECUTE FUNCTION signature_request_is_final();
