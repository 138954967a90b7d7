-- CreateEnum
CREATE TYPE "RefusalEscalationState" AS ENUM ('OPEN', 'REFUSED', 'SENT_BACK', 'LAPSED');

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "appealUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "appealDays" INTEGER NOT NULL DEFAULT 14;

-- CreateTable
CREATE TABLE "Appeal" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "grounds" TEXT NOT NULL,
    "submittedBy" UUID,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "rulingId" UUID,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefusalEscalation" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "reasonCode" TEXT NOT NULL,
    "textForPerson" TEXT NOT NULL,
    "internalNote" TEXT NOT NULL,
    "askedBy" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedOf" UUID NOT NULL,
    "state" "RefusalEscalationState" NOT NULL DEFAULT 'OPEN',
    "settledBy" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "RefusalEscalation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "appeal_once_unique" ON "Appeal"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_decision_unique" ON "Appeal"("decisionId");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_ruling_unique" ON "Appeal"("rulingId");

-- CreateIndex
CREATE INDEX "RefusalEscalation_delegateId_idx" ON "RefusalEscalation"("delegateId");

-- CreateIndex
CREATE INDEX "RefusalEscalation_askedOf_idx" ON "RefusalEscalation"("askedOf");

-- CreateIndex
CREATE INDEX "RefusalEscalation_askedBy_idx" ON "RefusalEscalation"("askedBy");

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_rulingId_fkey" FOREIGN KEY ("rulingId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusalEscalation" ADD CONSTRAINT "RefusalEscalation_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusalEscalation" ADD CONSTRAINT "RefusalEscalation_askedBy_fkey" FOREIGN KEY ("askedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefusalEscalation" ADD CONSTRAINT "RefusalEscalation_askedOf_fkey" FOREIGN KEY ("askedOf") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Conference" ADD CONSTRAINT conference_appeal_days CHECK ("appealDays" BETWEEN 1 AND 90);
ALTER TABLE "Decision" ADD CONSTRAINT decision_appeal_window CHECK (
  "appealUntil" IS NULL OR ("action" IN ('refuse', 'revoke') AND "appealUntil" > "createdAt"));

-- An appeal stands against the last refusal or revocation of that person, within its window. It gets one ruling.
CREATE FUNCTION appeal_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  against RECORD;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an appeal stays' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'appeal_is_final';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD."rulingId" IS NOT NULL OR (NEW."id", NEW."delegateId", NEW."decisionId", NEW."grounds", NEW."submittedAt")
        IS DISTINCT FROM (OLD."id", OLD."delegateId", OLD."decisionId", OLD."grounds", OLD."submittedAt")
      OR NOT EXISTS (SELECT 1 FROM "Decision" d WHERE d."id" = NEW."rulingId" AND d."delegateId" = NEW."delegateId"
                     AND d."action" IN ('allowAppeal', 'dismissRefused', 'dismissRevoked')) THEN
      RAISE EXCEPTION 'an appeal gets one ruling' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_is_final';
    END IF;
    RETURN NEW;
  END IF;
  SELECT d."id", d."appealUntil" INTO against FROM "Decision" d
    WHERE d."delegateId" = NEW."delegateId" AND d."action" IN ('refuse', 'revoke')
    ORDER BY d."createdAt" DESC, d."id" DESC LIMIT 1;
  IF against."id" IS DISTINCT FROM NEW."decisionId" OR against."appealUntil" IS NULL
    OR NEW."submittedAt" > against."appealUntil" OR NEW."rulingId" IS NOT NULL THEN
    RAISE EXCEPTION 'out of time' USING ERRCODE = 'check_violation', CONSTRAINT = 'appeal_in_time';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_in_time BEFORE INSERT OR UPDATE OR DELETE ON "Appeal"
  FOR EACH ROW EXECUTE FUNCTION appeal_in_time();

-- One refusal of a person lies before a senior approver at a time, before another person than the one who asked.
CREATE UNIQUE INDEX refusal_escalation_open_unique ON "RefusalEscalation" ("delegateId") WHERE "state" = 'OPEN';
ALTER TABLE "RefusalEscalation"
  ADD CONSTRAINT refusal_escalation_two_people CHECK ("askedBy" <> "askedOf" AND "settledBy" IS DISTINCT FROM "askedBy"),
  ADD CONSTRAINT refusal_escalation_settled CHECK (
    ("state" = 'OPEN') = ("settledAt" IS NULL) AND ("state" IN ('REFUSED', 'SENT_BACK')) = ("settledBy" IS NOT NULL)
    AND ("settledBy" IS NULL OR "settledBy" = "askedOf") AND ("state" = 'SENT_BACK') = ("answer" IS NOT NULL));

-- What was asked and how it ended stay as they were written.
CREATE FUNCTION refusal_escalation_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."state" <> 'OPEN' OR
    (NEW."id", NEW."delegateId", NEW."reasonCode", NEW."textForPerson", NEW."internalNote", NEW."askedBy", NEW."askedOf", NEW."askedAt")
      IS DISTINCT FROM
    (OLD."id", OLD."delegateId", OLD."reasonCode", OLD."textForPerson", OLD."internalNote", OLD."askedBy", OLD."askedOf", OLD."askedAt")
  THEN
    RAISE EXCEPTION 'an escalation is settled once' USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_escalation_is_final';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refusal_escalation_is_final BEFORE UPDATE OR DELETE ON "RefusalEscalation"
  FOR EACH ROW EXECUTE FUNCTION refusal_escalation_is_final();

-- Whatever takes the file out of the approver's hands, the question before the senior approver is over.
CREATE FUNCTION escalation_follows_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "RefusalEscalation" SET "state" = 'LAPSED', "settledAt" = NEW."stateSince"
    WHERE "delegateId" = NEW."id" AND "state" = 'OPEN';
  RETURN NULL;
END $$;
CREATE TRIGGER escalation_follows_file AFTER UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (OLD."state" = 'READY' AND NEW."state" <> 'READY') EXECUTE FUNCTION escalation_follows_file();

-- The secretariat does not choose a State's delegates: any but a formal reason takes two people, the second a senior one.
-- The reasons are those of lib/accreditation/reasons.ts.
CREATE FUNCTION refusal_reason_for_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."reasonCode" NOT IN ('NOT_NOMINATED', 'QUOTA_EXCEEDED', 'LATE', 'DOCUMENT_UNUSABLE')
    AND EXISTS (SELECT 1 FROM "Delegate" d JOIN "Delegation" g ON g."id" = d."delegationId"
                JOIN "Organization" o ON o."id" = g."organizationId"
                WHERE d."id" = NEW."delegateId" AND o."type" IN ('MEMBER_STATE', 'OBSERVER_STATE', 'HOST_GOVERNMENT'))
    AND NOT EXISTS (SELECT 1 FROM "RefusalEscalation" e WHERE e."delegateId" = NEW."delegateId" AND e."state" = 'REFUSED'
                    AND e."reasonCode" = NEW."reasonCode" AND e."settledBy" = NEW."actorUserId"
                    AND e."settledAt" = NEW."createdAt") THEN
    RAISE EXCEPTION 'a formal reason' USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_reason_for_states';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refusal_reason_for_states BEFORE INSERT ON "Decision"
  FOR EACH ROW WHEN (NEW."action" = 'refuse') EXECUTE FUNCTION refusal_reason_for_states();

-- Separation of duties, repeated from lib/policy/separation.ts: whoever laid a refusal before the senior approver took
-- part in it and does not rule on the appeal. Neither the overruled nor the one who ruled decides anew.
CREATE FUNCTION appeal_separation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."action" IN ('approve', 'refuse') AND EXISTS (
    SELECT 1 FROM "Appeal" a JOIN "Decision" d ON d."id" = a."decisionId" JOIN "Decision" r ON r."id" = a."rulingId"
      LEFT JOIN "SignatureRequest" s ON s."id" = d."signatureId"
    WHERE a."delegateId" = NEW."delegateId" AND r."action" = 'allowAppeal'
      AND NEW."actorUserId" IN (d."actorUserId", s."requestedBy", r."actorUserId"))
  OR EXISTS (SELECT 1 FROM "RefusalEscalation" e WHERE e."delegateId" = NEW."delegateId" AND e."askedBy" = NEW."actorUserId"
      AND e."state" = 'REFUSED' AND (NEW."action" NOT IN ('approve', 'refuse') OR EXISTS (
        SELECT 1 FROM "Appeal" a WHERE a."delegateId" = NEW."delegateId" AND a."rulingId" IS NOT NULL)))
  THEN
    RAISE EXCEPTION 'separation of duties' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_separation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_separation BEFORE INSERT ON "Decision" FOR EACH ROW
  WHEN (NEW."actorUserId" IS NOT NULL AND NEW."action" IN ('approve', 'refuse', 'allowAppeal', 'dismissRefused', 'dismissRevoked'))
  EXECUTE FUNCTION appeal_separation();
