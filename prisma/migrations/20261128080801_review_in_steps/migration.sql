-- CreateEnum
CREATE TYPE "ReviewFinding" AS ENUM ('FAVOURABLE', 'NO_OBJECTION', 'UNFAVOURABLE');

-- CreateEnum
CREATE TYPE "ReviewQueryState" AS ENUM ('OPEN', 'SENT', 'DISMISSED', 'LAPSED');

-- AlterTable
ALTER TABLE "ReviewTask" ADD COLUMN     "finding" "ReviewFinding",
ADD COLUMN     "hours" INTEGER,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "role" TEXT,
ADD COLUMN     "snapshotId" UUID,
ADD COLUMN     "step" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "openedAt" DROP NOT NULL,
ALTER COLUMN "dueAt" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "ruleSetNumber" INTEGER;

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "holidays" DATE[],
ADD COLUMN     "workingDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
ADD COLUMN     "worksFrom" TEXT NOT NULL DEFAULT '09:00',
ADD COLUMN     "worksUntil" TEXT NOT NULL DEFAULT '18:00';

-- AlterTable
ALTER TABLE "Delegate" ADD COLUMN     "reviewRuleSetId" UUID;

-- CreateTable
CREATE TABLE "ReviewRuleSet" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewRuleSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewQuery" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "reasonCode" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "ReviewQueryState" NOT NULL DEFAULT 'OPEN',
    "askedBy" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledBy" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "ReviewQuery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_rule_set_number_unique" ON "ReviewRuleSet"("conferenceId", "number");

-- CreateIndex
CREATE INDEX "ReviewQuery_delegateId_idx" ON "ReviewQuery"("delegateId");

-- CreateIndex
CREATE INDEX "ReviewTask_snapshotId_idx" ON "ReviewTask"("snapshotId");

-- CreateIndex
CREATE INDEX "Delegate_reviewRuleSetId_idx" ON "Delegate"("reviewRuleSetId");

-- AddForeignKey
ALTER TABLE "ReviewRuleSet" ADD CONSTRAINT "ReviewRuleSet_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewTask" ADD CONSTRAINT "ReviewTask_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "DelegateSnapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewQuery" ADD CONSTRAINT "ReviewQuery_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewQuery" ADD CONSTRAINT "ReviewQuery_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "ReviewTask"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_reviewRuleSetId_fkey" FOREIGN KEY ("reviewRuleSetId") REFERENCES "ReviewRuleSet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Every conference has rules, if only that nothing beyond completeness is reviewed.
INSERT INTO "ReviewRuleSet" ("id", "conferenceId", "number", "rules", "createdAt")
  SELECT gen_random_uuid(), c."id", 1, '{}', c."createdAt" FROM "Conference" c;
ALTER TABLE "ReviewRuleSet" ADD CONSTRAINT review_rule_set_number_positive CHECK ("number" > 0);
CREATE TRIGGER review_rule_set_append_only BEFORE UPDATE OR DELETE ON "ReviewRuleSet" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "Conference"
  ADD CONSTRAINT conference_working_days CHECK ("workingDays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality("workingDays") > 0),
  ADD CONSTRAINT conference_working_hours CHECK ("worksFrom" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    AND "worksUntil" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "worksFrom" < "worksUntil");

-- A finding closes a review; completeness is closed by starting the reviews, without one.
ALTER TABLE "ReviewTask"
  DROP CONSTRAINT review_task_closed,
  ADD CONSTRAINT review_task_clock CHECK ("state" NOT IN ('OPEN', 'DONE') OR ("openedAt" IS NOT NULL AND "dueAt" IS NOT NULL)),
  ADD CONSTRAINT review_task_closed CHECK (("state" IN ('DONE', 'CANCELLED')) = ("closedAt" IS NOT NULL)),
  ADD CONSTRAINT review_task_finding CHECK (("finding" IS NOT NULL) = ("state" = 'DONE' AND "kind" <> 'COMPLETENESS')
    AND ("note" IS NULL OR "finding" IS NOT NULL)),
  ADD CONSTRAINT review_task_step CHECK (("step" = 0) = ("kind" = 'COMPLETENESS') AND ("role" IS NULL) = ("kind" = 'COMPLETENESS')
    AND ("hours" IS NULL) = ("kind" = 'COMPLETENESS') AND "step" BETWEEN 0 AND 9 AND "hours" BETWEEN 1 AND 500);
DROP INDEX review_task_open_unique;
CREATE UNIQUE INDEX review_task_open_unique ON "ReviewTask" ("delegateId", "kind") WHERE "state" IN ('OPEN', 'PLANNED');
CREATE INDEX review_task_open ON "ReviewTask" ("kind", "role", "delegateId") WHERE "state" = 'OPEN';

ALTER TABLE "ReviewQuery"
  ADD CONSTRAINT review_query_settled CHECK (("state" = 'OPEN') = ("settledAt" IS NULL)
    AND ("state" IN ('SENT', 'DISMISSED')) = ("settledBy" IS NOT NULL) AND ("state" = 'DISMISSED') = ("answer" IS NOT NULL));
CREATE UNIQUE INDEX review_query_open_unique ON "ReviewQuery" ("taskId") WHERE "state" = 'OPEN';
CREATE INDEX review_query_open ON "ReviewQuery" ("delegateId") WHERE "state" = 'OPEN';

-- Whoever is in review keeps the place.
CREATE OR REPLACE FUNCTION takes_place(state "DelegateState") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state IN ('SUBMITTED', 'RETURNED', 'IN_REVIEW', 'READY', 'APPROVED')
$$;

-- Separation of duties, repeated from lib/policy/separation.ts: whoever created a file, started its review or closed
-- one of its reviews does not decide it.
CREATE OR REPLACE FUNCTION decision_separation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."action" IN ('approve', 'refuse') AND NEW."actorUserId" IS NOT NULL AND (
    EXISTS (SELECT 1 FROM "Delegate" d WHERE d."id" = NEW."delegateId" AND d."createdByUserId" = NEW."actorUserId")
    OR EXISTS (SELECT 1 FROM "Decision" p WHERE p."delegateId" = NEW."delegateId" AND p."action" = 'startReview'
               AND p."actorUserId" = NEW."actorUserId")
    OR EXISTS (SELECT 1 FROM "ReviewTask" t WHERE t."delegateId" = NEW."delegateId" AND t."state" = 'DONE'
               AND t."closedBy" = NEW."actorUserId")
  ) THEN
    RAISE EXCEPTION 'separation of duties' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_separation';
  END IF;
  RETURN NEW;
END $$;
