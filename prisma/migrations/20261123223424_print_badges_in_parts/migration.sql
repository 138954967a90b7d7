-- DropForeignKey
ALTER TABLE "BadgeBatch" DROP CONSTRAINT "BadgeBatch_fileId_fkey";

-- DropIndex
DROP INDEX "BadgeBatch_fileId_idx";

-- AlterTable
ALTER TABLE "BadgeBatch" DROP COLUMN "fileId";

-- CreateTable
CREATE TABLE "BadgeBatchPart" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "badges" INTEGER NOT NULL,
    "fileId" UUID NOT NULL,

    CONSTRAINT "BadgeBatchPart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BadgeBatchPart_fileId_idx" ON "BadgeBatchPart"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "badge_batch_part_position_unique" ON "BadgeBatchPart"("batchId", "position");

-- AddForeignKey
ALTER TABLE "BadgeBatchPart" ADD CONSTRAINT "BadgeBatchPart_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "BadgeBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeBatchPart" ADD CONSTRAINT "BadgeBatchPart_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- No badge without an approval. The lock makes a decision that is under way wait until the badge is there to be ended.
CREATE FUNCTION badge_needs_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Delegate"
    WHERE "id" = NEW."delegateId" AND "conferenceId" = NEW."conferenceId" AND "state" = 'APPROVED' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a badge needs an approval' USING ERRCODE = 'check_violation', CONSTRAINT = 'badge_needs_approval';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER badge_needs_approval BEFORE INSERT ON "Badge" FOR EACH ROW EXECUTE FUNCTION badge_needs_approval();

-- What was signed and printed stays as it was; only the state moves.
CREATE FUNCTION badge_print_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW."conferenceId", NEW."delegateId", NEW."serial", NEW."categoryCode", NEW."zoneCodes", NEW."validFrom",
         NEW."validUntil", NEW."keyId", NEW."credential", NEW."face", NEW."replacesId")
    IS DISTINCT FROM
     ROW(OLD."conferenceId", OLD."delegateId", OLD."serial", OLD."categoryCode", OLD."zoneCodes", OLD."validFrom",
         OLD."validUntil", OLD."keyId", OLD."credential", OLD."face", OLD."replacesId") THEN
    RAISE EXCEPTION 'a badge is not changed, only replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER badge_print_is_final BEFORE UPDATE ON "Badge" FOR EACH ROW EXECUTE FUNCTION badge_print_is_final();

-- Ends badges as lib/badges/workflow.ts says: before hand-over a badge is annulled, in hand it is revoked.
CREATE OR REPLACE FUNCTION end_badges_with_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended RECORD;
  annulled boolean;
  next_state "BadgeState";
BEGIN
  FOR ended IN
    SELECT "id", "state" FROM "Badge"
    WHERE "delegateId" = NEW."id" AND "state" IN ('QUEUED', 'PRINTED', 'ISSUED', 'HELD') FOR UPDATE
  LOOP
    annulled := ended."state" IN ('QUEUED', 'PRINTED');
    next_state := CASE WHEN annulled THEN 'VOID' ELSE 'REVOKED' END::"BadgeState";
    UPDATE "Badge" SET "state" = next_state, "stateSince" = NEW."stateSince" WHERE "id" = ended."id";
    INSERT INTO "BadgeEvent" ("id", "badgeId", "kind", "fromState", "toState", "actingRole", "reason", "requestId", "createdAt")
    VALUES (gen_random_uuid(), ended."id", CASE WHEN annulled THEN 'annul' ELSE 'revoke' END, ended."state", next_state,
      'system', 'approvalEnded', 'trigger', NEW."stateSince");
  END LOOP;
  RETURN NULL;
END $$;
