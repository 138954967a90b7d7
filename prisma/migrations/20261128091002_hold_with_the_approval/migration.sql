-- A badge follows the approval behind it, whatever path moves it: held with it, released with it, ended with it, all in
-- the same transaction, so that the next scan knows. A badge that is not printed yet is annulled, not held.
CREATE FUNCTION badges_follow_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  badge RECORD;
  act text;
  next_state "BadgeState";
BEGIN
  FOR badge IN
    SELECT b."id", b."state", (
      SELECT e."fromState" FROM "BadgeEvent" e
      WHERE e."badgeId" = b."id" AND e."kind" = 'hold' ORDER BY e."createdAt" DESC, e."id" DESC LIMIT 1
    ) AS held_from
    FROM "Badge" b WHERE b."delegateId" = NEW."id" AND b."state" IN ('QUEUED', 'PRINTED', 'ISSUED', 'HELD')
    FOR UPDATE OF b
  LOOP
    IF NEW."state" = 'SUSPENDED' THEN
      CONTINUE WHEN badge."state" = 'HELD';
      act := CASE WHEN badge."state" = 'QUEUED' THEN 'annul' ELSE 'hold' END;
      next_state := CASE WHEN badge."state" = 'QUEUED' THEN 'VOID' ELSE 'HELD' END::"BadgeState";
    ELSIF NEW."state" = 'APPROVED' THEN
      CONTINUE WHEN badge."state" <> 'HELD' OR badge.held_from IS NULL;
      act := 'release';
      next_state := badge.held_from;
    ELSE
      act := CASE WHEN badge."state" IN ('QUEUED', 'PRINTED') THEN 'annul' ELSE 'revoke' END;
      next_state := CASE WHEN badge."state" IN ('QUEUED', 'PRINTED') THEN 'VOID' ELSE 'REVOKED' END::"BadgeState";
    END IF;
    UPDATE "Badge" SET "state" = next_state, "stateSince" = NEW."stateSince" WHERE "id" = badge."id";
    INSERT INTO "BadgeEvent" ("id", "badgeId", "kind", "fromState", "toState", "actingRole", "reason", "requestId", "createdAt")
    VALUES (gen_random_uuid(), badge."id", act, badge."state", next_state, 'system',
      CASE NEW."state" WHEN 'SUSPENDED' THEN 'approvalHeld' WHEN 'APPROVED' THEN 'holdLifted' ELSE 'approvalEnded' END,
      'trigger', NEW."stateSince");
  END LOOP;
  RETURN NULL;
END $$;

DROP TRIGGER end_badges_with_approval ON "Delegate";
DROP FUNCTION end_badges_with_approval();
CREATE TRIGGER badges_follow_approval AFTER UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (OLD."state" IN ('APPROVED', 'SUSPENDED') AND NEW."state" <> OLD."state")
  EXECUTE FUNCTION badges_follow_approval();

-- A hold says why, as a refusal and a revocation do. What one person revoked before this day stays as it was recorded.
ALTER TABLE "Decision"
  ADD CONSTRAINT decision_hold_reason CHECK ("action" <> 'hold' OR "reasonCode" IS NOT NULL),
  ADD CONSTRAINT decision_needs_signature CHECK ("action" <> 'revoke' OR "signatureId" IS NOT NULL) NOT VALID;

-- The signature under a decision was given by the one who decides, to a request of another, about this very person. The
-- unique index lets it carry one decision.
CREATE FUNCTION decision_signed_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "SignatureRequest" s WHERE s."id" = NEW."signatureId" AND s."state" = 'SIGNED'
      AND s."subjectType" = 'delegate' AND s."subjectId" = NEW."delegateId"
      AND s."settledBy" = NEW."actorUserId" AND s."requestedBy" <> NEW."actorUserId"
      AND (NEW."action" = 'revoke') = (s."kind" = 'REVOCATION')) THEN
    RAISE EXCEPTION 'two people sign' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_needs_signature';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_signed_by_two BEFORE INSERT ON "Decision" FOR EACH ROW
  WHEN (NEW."signatureId" IS NOT NULL) EXECUTE FUNCTION decision_signed_by_two();

-- Separation of duties, repeated from lib/policy/separation.ts. Beside what somebody did on the file before, nobody
-- decides on a file of their own, of their delegation or of the organization they work for.
CREATE OR REPLACE FUNCTION decision_separation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  file RECORD;
  decides boolean := NEW."action" IN ('approve', 'refuse', 'revoke');
  rules boolean := NEW."action" IN ('allowAppeal', 'dismissRefused', 'dismissRevoked');
BEGIN
  IF NEW."actorUserId" IS NULL OR NOT (decides OR rules OR NEW."action" IN ('hold', 'liftHold')) THEN
    RETURN NEW;
  END IF;
  SELECT d."createdByUserId", d."delegationId", d."email", d."ownerEmail", g."organizationId" INTO file
    FROM "Delegate" d LEFT JOIN "Delegation" g ON g."id" = d."delegationId" WHERE d."id" = NEW."delegateId";
  IF EXISTS (SELECT 1 FROM "User" u WHERE u."id" = NEW."actorUserId"
             AND (u."email" IN (file."email", file."ownerEmail") OR u."organizationId" = file."organizationId"))
    OR EXISTS (SELECT 1 FROM "RoleGrant" r WHERE r."userId" = NEW."actorUserId" AND r."delegationId" = file."delegationId"
               AND r."revokedAt" IS NULL AND (r."startsAt" IS NULL OR r."startsAt" <= NEW."createdAt")
               AND (r."endsAt" IS NULL OR r."endsAt" > NEW."createdAt"))
    OR decides AND (
      file."createdByUserId" = NEW."actorUserId"
      OR EXISTS (SELECT 1 FROM "Decision" p WHERE p."delegateId" = NEW."delegateId" AND p."actorUserId" = NEW."actorUserId"
                 AND p."action" IN ('endorse', 'startReview'))
      OR EXISTS (SELECT 1 FROM "ReviewTask" t WHERE t."delegateId" = NEW."delegateId" AND t."state" = 'DONE'
                 AND t."closedBy" = NEW."actorUserId"))
    OR NEW."action" = 'liftHold' AND NEW."actorUserId" = (
      SELECT p."actorUserId" FROM "Decision" p WHERE p."delegateId" = NEW."delegateId" AND p."action" = 'hold'
      ORDER BY p."createdAt" DESC, p."id" DESC LIMIT 1)
    OR rules AND EXISTS (
      SELECT 1 FROM "Decision" p LEFT JOIN "SignatureRequest" s ON s."id" = p."signatureId"
      WHERE p."delegateId" = NEW."delegateId" AND p."action" IN ('approve', 'refuse', 'revoke')
        AND NEW."actorUserId" IN (p."actorUserId", s."requestedBy"))
  THEN
    RAISE EXCEPTION 'separation of duties' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_separation';
  END IF;
  RETURN NEW;
END $$;
