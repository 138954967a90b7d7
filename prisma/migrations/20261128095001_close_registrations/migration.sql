-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "endedByDate" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "closingDays" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "ClosingRecord" (
    "delegateId" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "outcome" "DelegateState" NOT NULL,
    "line" JSONB NOT NULL,
    "lineHash" BYTEA NOT NULL,
    "closedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClosingRecord_pkey" PRIMARY KEY ("delegateId")
);

-- CreateIndex
CREATE UNIQUE INDEX "closing_record_decision_unique" ON "ClosingRecord"("decisionId");

-- CreateIndex
CREATE INDEX "ClosingRecord_conferenceId_outcome_idx" ON "ClosingRecord"("conferenceId", "outcome");

-- AddForeignKey
ALTER TABLE "ClosingRecord" ADD CONSTRAINT "ClosingRecord_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosingRecord" ADD CONSTRAINT "ClosingRecord_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosingRecord" ADD CONSTRAINT "ClosingRecord_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Conference" ADD CONSTRAINT conference_closing_days CHECK ("closingDays" BETWEEN 0 AND 365);
ALTER TABLE "Decision" ADD CONSTRAINT decision_ended_by_date
  CHECK ("action" NOT IN ('lapseUnsubmitted', 'lapseUndecided') OR "endedByDate" IS NOT NULL);

-- Who never handed anything in lapses and is closed with what there is; a double that was merged is closed like others.
ALTER TABLE "Delegate"
  DROP CONSTRAINT delegate_submitted_whole,
  DROP CONSTRAINT delegate_merged_withdrawn,
  ADD CONSTRAINT delegate_submitted_whole CHECK ("state" IN ('INVITED', 'DRAFT', 'WITHDRAWN', 'LAPSED', 'CLOSED', 'PURGED') OR (
    "delegationId" IS NOT NULL AND "categoryId" IS NOT NULL AND "delegationRole" IS NOT NULL
    AND "functionalTitle" IS NOT NULL AND "email" IS NOT NULL AND "submittedAt" IS NOT NULL)),
  ADD CONSTRAINT delegate_merged_withdrawn CHECK ("mergedIntoId" IS NULL OR "state" IN ('WITHDRAWN', 'CLOSED', 'PURGED'));

CREATE TRIGGER closing_record_append_only BEFORE UPDATE OR DELETE ON "ClosingRecord" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- When the registrations of a delegation close: with the conference, or later where an officer gave it a later date. An
-- earlier one is a promise of service and closes nothing. lib/conferences/registration-window.ts says the same.
CREATE FUNCTION registration_closes(conference timestamptz, delegation timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(conference, delegation)
$$;

-- The first instant at which a conference is over: midnight at its venue after the last day, or so many days later.
CREATE FUNCTION conference_over(ends_on date, zone text, days_later integer) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT (ends_on + 1 + days_later)::timestamp AT TIME ZONE zone
$$;

-- A closed registration keeps no document from another: of two that were closed, one may have been withdrawn.
CREATE OR REPLACE FUNCTION claims_document(state "DelegateState") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state NOT IN ('INVITED', 'DRAFT', 'WITHDRAWN', 'SUBSTITUTED', 'LAPSED', 'CLOSED', 'PURGED')
$$;

-- A badge that was still out when the conference was closed has run out; nobody took it away.
CREATE OR REPLACE FUNCTION badges_follow_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  badge RECORD;
  act text;
  next_state "BadgeState";
BEGIN
  FOR badge IN
    SELECT b."id", b."state", (
      SELECT e."fromState" FROM "BadgeEvent" e
      WHERE e."badgeId" = b."id" AND e."kind" = 'hold' ORDER BY e."createdAt" DESC, e."id" DESC LIMIT 1
    ) AS held_from, EXISTS (
      SELECT 1 FROM "IdentityChange" c, jsonb_object_keys(c."changes"::jsonb) field
      WHERE c."delegateId" = b."delegateId" AND c."state" = 'ACCEPTED' AND c."settledAt" >= b."createdAt"
        AND field NOT LIKE 'document.%' AND field <> 'identity.birthDate'
    ) AS other_face
    FROM "Badge" b WHERE b."delegateId" = NEW."id" AND b."state" IN ('QUEUED', 'PRINTED', 'ISSUED', 'HELD')
    FOR UPDATE OF b
  LOOP
    IF NEW."state" = 'SUSPENDED' THEN
      CONTINUE WHEN badge."state" = 'HELD';
      act := CASE WHEN badge."state" = 'QUEUED' THEN 'annul' ELSE 'hold' END;
      next_state := CASE WHEN badge."state" = 'QUEUED' THEN 'VOID' ELSE 'HELD' END::"BadgeState";
    ELSIF NEW."state" = 'IN_REVIEW' THEN
      CONTINUE WHEN badge."state" = 'HELD';
      act := CASE WHEN badge."state" IN ('QUEUED', 'PRINTED') THEN 'annul' ELSE 'hold' END;
      next_state := CASE WHEN badge."state" IN ('QUEUED', 'PRINTED') THEN 'VOID' ELSE 'HELD' END::"BadgeState";
    ELSIF NEW."state" = 'APPROVED' AND NOT badge.other_face THEN
      CONTINUE WHEN badge."state" <> 'HELD' OR badge.held_from IS NULL;
      act := 'release';
      next_state := badge.held_from;
    ELSIF NEW."state" = 'CLOSED' AND badge."state" IN ('ISSUED', 'HELD') THEN
      act := 'expire';
      next_state := 'EXPIRED';
    ELSE
      act := CASE WHEN badge."state" IN ('QUEUED', 'PRINTED') THEN 'annul' ELSE 'revoke' END;
      next_state := CASE WHEN badge."state" IN ('QUEUED', 'PRINTED') THEN 'VOID' ELSE 'REVOKED' END::"BadgeState";
    END IF;
    UPDATE "Badge" SET "state" = next_state, "stateSince" = NEW."stateSince" WHERE "id" = badge."id";
    INSERT INTO "BadgeEvent" ("id", "badgeId", "kind", "fromState", "toState", "actingRole", "reason", "requestId", "createdAt")
    VALUES (gen_random_uuid(), badge."id", act, badge."state", next_state, 'system', CASE
        WHEN NEW."state" = 'SUSPENDED' THEN 'approvalHeld'
        WHEN NEW."state" = 'IN_REVIEW' OR NEW."state" = 'APPROVED' AND badge.other_face THEN 'identityChanged'
        WHEN NEW."state" = 'APPROVED' THEN 'holdLifted' ELSE 'approvalEnded' END,
      'trigger', NEW."stateSince");
  END LOOP;
  RETURN NULL;
END $$;
