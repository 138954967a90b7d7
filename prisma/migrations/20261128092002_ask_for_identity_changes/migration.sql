-- CreateEnum
CREATE TYPE "IdentityChangeState" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "IdentityChange" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "state" "IdentityChangeState" NOT NULL DEFAULT 'OPEN',
    "changes" JSONB NOT NULL,
    "numberCiphertext" BYTEA,
    "numberKeyId" TEXT,
    "photoId" UUID,
    "reason" TEXT NOT NULL,
    "requestedKind" TEXT NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledBy" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "IdentityChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IdentityChange_delegateId_requestedAt_idx" ON "IdentityChange"("delegateId", "requestedAt");

-- CreateIndex
CREATE INDEX "IdentityChange_photoId_idx" ON "IdentityChange"("photoId");

-- CreateIndex
CREATE INDEX "IdentityChange_numberKeyId_idx" ON "IdentityChange"("numberKeyId");

-- AddForeignKey
ALTER TABLE "IdentityChange" ADD CONSTRAINT "IdentityChange_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdentityChange" ADD CONSTRAINT "IdentityChange_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "Photo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma's schema language cannot say.
ALTER TABLE "IdentityChange"
  ADD CONSTRAINT identity_change_settled CHECK (("state" = 'OPEN') = ("settledAt" IS NULL)
    AND ("state" IN ('ACCEPTED', 'DECLINED')) = ("settledBy" IS NOT NULL) AND ("state" = 'DECLINED') = ("answer" IS NOT NULL)),
  ADD CONSTRAINT identity_change_two_people CHECK ("settledBy"::text <> "requestedBy"),
  -- Once settled, the number lives where it was taken over, or nowhere.
  ADD CONSTRAINT identity_change_number CHECK (("numberCiphertext" IS NULL) = ("numberKeyId" IS NULL)
    AND ("state" = 'OPEN' OR "numberCiphertext" IS NULL)),
  ADD CONSTRAINT identity_change_says_what CHECK ("changes" <> '{}');
CREATE UNIQUE INDEX identity_change_open_unique ON "IdentityChange" ("delegateId") WHERE "state" = 'OPEN';

-- What says who an accredited person is changes only after the accreditation has gone back to review (practice table,
-- R28), whatever path writes.
CREATE FUNCTION refuse_other_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'identity_is_accredited: the accreditation goes back to review first' USING ERRCODE = 'check_violation';
END $$;
CREATE FUNCTION keep_identity_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Delegate" d WHERE d."personId" = NEW."id" AND d."state" IN ('APPROVED', 'SUSPENDED')) THEN
    RAISE EXCEPTION 'identity_is_accredited: the accreditation goes back to review first' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_identity_of_person BEFORE UPDATE ON "Person" FOR EACH ROW
  WHEN (ROW(NEW."familyName", NEW."givenNames", NEW."patronymic", NEW."isMononym", NEW."birthDate", NEW."nationalities")
    IS DISTINCT FROM ROW(OLD."familyName", OLD."givenNames", OLD."patronymic", OLD."isMononym", OLD."birthDate", OLD."nationalities"))
  EXECUTE FUNCTION keep_identity_of_person();
CREATE FUNCTION keep_identity_of_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Delegate" d WHERE d."id" = NEW."delegateId" AND d."state" IN ('APPROVED', 'SUSPENDED')) THEN
    RAISE EXCEPTION 'identity_is_accredited: the accreditation goes back to review first' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_identity_of_document BEFORE UPDATE ON "TravelDocument" FOR EACH ROW
  WHEN (ROW(NEW."type", NEW."issuer", NEW."numberHash") IS DISTINCT FROM ROW(OLD."type", OLD."issuer", OLD."numberHash"))
  EXECUTE FUNCTION keep_identity_of_document();
CREATE TRIGGER keep_identity_of_photo BEFORE UPDATE OF "photoId" ON "Delegate" FOR EACH ROW
  WHEN (OLD."state" IN ('APPROVED', 'SUSPENDED') AND NEW."state" IN ('APPROVED', 'SUSPENDED')
    AND OLD."photoId" IS NOT NULL AND NEW."photoId" IS DISTINCT FROM OLD."photoId")
  EXECUTE FUNCTION refuse_other_identity();

-- As before, and when the accreditation goes back to review: a badge that nobody has is void, one that was handed over
-- is held until the person is accredited again. It is released if nothing printed on it has changed, and ended if not.
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
DROP TRIGGER badges_follow_approval ON "Delegate";
CREATE TRIGGER badges_follow_approval AFTER UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (NEW."state" <> OLD."state" AND (OLD."state" IN ('APPROVED', 'SUSPENDED')
    OR NEW."state" IN ('APPROVED', 'REJECTED', 'REVOKED', 'WITHDRAWN', 'SUBSTITUTED', 'LAPSED')))
  EXECUTE FUNCTION badges_follow_approval();
