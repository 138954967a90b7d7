-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "protocolRank" TEXT;

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "vipRanksVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Delegate" ADD COLUMN     "arrivalFlight" TEXT,
ADD COLUMN     "arrivalTime" TEXT,
ADD COLUMN     "photoOptional" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "protocolRank" TEXT;

-- CreateTable
CREATE TABLE "VipRank" (
    "conferenceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "photoOptional" BOOLEAN NOT NULL,
    "categoryId" UUID NOT NULL,

    CONSTRAINT "VipRank_pkey" PRIMARY KEY ("conferenceId","code")
);

-- CreateIndex
CREATE INDEX "VipRank_categoryId_idx" ON "VipRank"("categoryId");

-- CreateIndex
CREATE UNIQUE INDEX "vip_rank_position_unique" ON "VipRank"("conferenceId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "category_conference_unique" ON "Category"("id", "conferenceId");

-- AddForeignKey
ALTER TABLE "VipRank" ADD CONSTRAINT "VipRank_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VipRank" ADD CONSTRAINT "VipRank_categoryId_conferenceId_fkey" FOREIGN KEY ("categoryId", "conferenceId") REFERENCES "Category"("id", "conferenceId") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "VipRank"
  ADD CONSTRAINT vip_rank_code_chk CHECK ("code" ~ '^[A-Z][A-Z_]{2,39}$'),
  ADD CONSTRAINT vip_rank_position_chk CHECK ("position" BETWEEN 0 AND 99);
ALTER TABLE "Delegate"
  ADD CONSTRAINT delegate_arrival_time_chk CHECK ("arrivalTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT delegate_arrival_flight_chk CHECK (length("arrivalFlight") BETWEEN 1 AND 12),
  ADD CONSTRAINT delegate_photo_optional_chk CHECK (NOT "photoOptional" OR "protocolRank" IS NOT NULL);

-- The fast track is taken by a rank on the list; the decision says by which.
ALTER TABLE "Decision" ADD CONSTRAINT decision_protocol_rank CHECK (("action" = 'fastTrack') = ("protocolRank" IS NOT NULL));

-- The guests of protocol, for their list of arrivals.
CREATE INDEX delegate_protocol_guests ON "Delegate" ("conferenceId", "arrivalOn") WHERE "protocolRank" IS NOT NULL;

-- Whoever took the fast track sent the file into review, and so does not decide it.
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
                 AND p."action" IN ('endorse', 'startReview', 'fastTrack'))
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
