-- CreateEnum
CREATE TYPE "RetentionClass" AS ENUM ('DRAFT', 'NEEDS', 'DOCUMENT', 'PHOTO', 'CLEARANCE', 'REGISTRATION');

-- CreateEnum
CREATE TYPE "PurgeRowState" AS ENUM ('LISTED', 'DONE', 'LEFT_OUT');

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "retentionDays" JSONB NOT NULL DEFAULT '{"DRAFT":30,"NEEDS":14,"DOCUMENT":90,"PHOTO":90,"CLEARANCE":180,"REGISTRATION":180}';

-- CreateTable
CREATE TABLE "LegalHold" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "delegateId" UUID,
    "reason" TEXT NOT NULL,
    "placedBy" UUID NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "liftedBy" UUID,
    "liftedAt" TIMESTAMPTZ(3),
    "liftReason" TEXT,

    CONSTRAINT "LegalHold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Purge" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "signatureId" UUID NOT NULL,
    "listHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Purge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurgeRow" (
    "purgeId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "delegateId" UUID,
    "classes" "RetentionClass"[],
    "records" JSONB NOT NULL,
    "files" INTEGER NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "state" "PurgeRowState" NOT NULL DEFAULT 'LISTED',
    "reason" TEXT,
    "storageKeys" TEXT[],
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "PurgeRow_pkey" PRIMARY KEY ("purgeId","position")
);

-- CreateIndex
CREATE INDEX "LegalHold_conferenceId_idx" ON "LegalHold"("conferenceId");

-- CreateIndex
CREATE INDEX "LegalHold_delegateId_idx" ON "LegalHold"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "purge_signature_unique" ON "Purge"("signatureId");

-- CreateIndex
CREATE INDEX "Purge_conferenceId_createdAt_idx" ON "Purge"("conferenceId", "createdAt");

-- CreateIndex
CREATE INDEX "PurgeRow_delegateId_idx" ON "PurgeRow"("delegateId");

-- AddForeignKey
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalHold" ADD CONSTRAINT "LegalHold_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purge" ADD CONSTRAINT "Purge_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purge" ADD CONSTRAINT "Purge_signatureId_fkey" FOREIGN KEY ("signatureId") REFERENCES "SignatureRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurgeRow" ADD CONSTRAINT "PurgeRow_purgeId_fkey" FOREIGN KEY ("purgeId") REFERENCES "Purge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PurgeRow" ADD CONSTRAINT "PurgeRow_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma's schema language cannot say.

-- Every class has a whole number of days, up to ten years.
CREATE FUNCTION retention_days_are_whole(days jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT bool_and(days ->> class ~ '^\d{1,4}$' AND (days ->> class)::int <= 3650) AND count(*) = (SELECT count(*) FROM jsonb_object_keys(days))
  FROM unnest(ARRAY['DRAFT', 'NEEDS', 'DOCUMENT', 'PHOTO', 'CLEARANCE', 'REGISTRATION']) class
$$;
ALTER TABLE "Conference" ADD CONSTRAINT conference_retention_days CHECK (coalesce(retention_days_are_whole("retentionDays"), false));

-- One open hold a person, one a conference; what was placed is lifted once and never changed.
ALTER TABLE "LegalHold" ADD CONSTRAINT legal_hold_lifted CHECK (
  ("liftedAt" IS NULL) = ("liftedBy" IS NULL) AND ("liftedAt" IS NULL) = ("liftReason" IS NULL));
CREATE UNIQUE INDEX legal_hold_open_unique ON "LegalHold" ("conferenceId", coalesce("delegateId", "conferenceId"))
  WHERE "liftedAt" IS NULL;
CREATE FUNCTION legal_hold_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."delegateId" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Delegate" d WHERE d."id" = NEW."delegateId" AND d."conferenceId" = NEW."conferenceId") THEN
      RAISE EXCEPTION 'a hold is placed on a person of the conference' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- Whoever is being purged this moment is purged; from the commit on nobody is.
    PERFORM pg_advisory_xact_lock(hashtextextended('purge:' || NEW."conferenceId", 0));
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD."liftedAt" IS NULL AND NEW."liftedAt" IS NOT NULL
    AND to_jsonb(NEW) - '{liftedAt,liftedBy,liftReason}'::text[] = to_jsonb(OLD) - '{liftedAt,liftedBy,liftReason}'::text[]
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a hold is lifted once and never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER legal_hold_is_final BEFORE INSERT OR UPDATE OR DELETE ON "LegalHold"
  FOR EACH ROW EXECUTE FUNCTION legal_hold_is_final();

-- A purge runs on a second signature, and its list is never changed.
CREATE FUNCTION purge_is_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW."startedAt" IS NULL AND NEW."finishedAt" IS NULL THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{startedAt,finishedAt}'::text[] = to_jsonb(OLD) - '{startedAt,finishedAt}'::text[]
    AND (OLD."startedAt" IS NULL OR NEW."startedAt" = OLD."startedAt") AND OLD."finishedAt" IS NULL
    AND EXISTS (SELECT 1 FROM "SignatureRequest" s WHERE s."id" = NEW."signatureId" AND s."kind" = 'PURGE' AND s."state" = 'SIGNED')
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'purge_is_signed: a purge runs once, as it was signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'purge_is_signed';
END $$;
CREATE TRIGGER purge_is_signed BEFORE INSERT OR UPDATE OR DELETE ON "Purge" FOR EACH ROW EXECUTE FUNCTION purge_is_signed();
ALTER TABLE "Purge" ADD CONSTRAINT purge_finished CHECK ("finishedAt" IS NULL OR "startedAt" IS NOT NULL);

ALTER TABLE "PurgeRow"
  ADD CONSTRAINT purge_row_settled CHECK (("state" = 'LISTED') = ("settledAt" IS NULL) AND ("state" = 'LEFT_OUT') = ("reason" IS NOT NULL)),
  ADD CONSTRAINT purge_row_classes CHECK (cardinality("classes") > 0),
  ADD CONSTRAINT purge_row_objects CHECK ("state" = 'DONE' OR "storageKeys" = '{}');
CREATE UNIQUE INDEX purge_row_person_unique ON "PurgeRow" ("purgeId", coalesce("delegateId", "purgeId"));

-- A row is settled once; nothing under a hold is purged. The print sheets show many people: any hold keeps them.
CREATE FUNCTION purge_row_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  run "Purge";
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - '{state,reason,settledAt,storageKeys}'::text[] <> to_jsonb(OLD) - '{state,reason,settledAt,storageKeys}'::text[]
    OR (OLD."state" <> 'LISTED' AND (NEW."state" <> OLD."state" OR NEW."settledAt" <> OLD."settledAt" OR NEW."storageKeys" <> '{}'))
  THEN RAISE EXCEPTION 'a row of a purge is settled once' USING ERRCODE = 'integrity_constraint_violation'; END IF;
  IF OLD."state" <> 'LISTED' THEN RETURN NEW; END IF;
  SELECT * INTO run FROM "Purge" p WHERE p."id" = NEW."purgeId";
  IF run."startedAt" IS NULL THEN
    RAISE EXCEPTION 'purge_is_signed: nobody has signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'purge_is_signed';
  END IF;
  IF NEW."state" = 'DONE' THEN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('purge:' || run."conferenceId", 0));
    IF EXISTS (SELECT 1 FROM "LegalHold" h WHERE h."conferenceId" = run."conferenceId" AND h."liftedAt" IS NULL
        AND (h."delegateId" IS NULL OR NEW."delegateId" IS NULL OR h."delegateId" = NEW."delegateId")) THEN
      RAISE EXCEPTION 'legal_hold: under a legal hold' USING ERRCODE = 'check_violation', CONSTRAINT = 'legal_hold';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER purge_row_is_final BEFORE UPDATE OR DELETE ON "PurgeRow" FOR EACH ROW EXECUTE FUNCTION purge_row_is_final();

-- Whose data a signed purge has taken, in this transaction or before.
CREATE FUNCTION data_is_purged(delegate uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "PurgeRow" r WHERE r."delegateId" = delegate AND r."state" = 'DONE')
$$;

CREATE FUNCTION purged_by_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "PurgeRow" r WHERE r."delegateId" = NEW."id" AND r."state" = 'DONE'
      AND r."classes" && '{DRAFT,REGISTRATION}'::"RetentionClass"[]) THEN
    RAISE EXCEPTION 'purge_is_signed: nobody has signed' USING ERRCODE = 'check_violation', CONSTRAINT = 'purge_is_signed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER purged_by_signature BEFORE UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (NEW."state" = 'PURGED' AND OLD."state" <> 'PURGED') EXECUTE FUNCTION purged_by_signature();

-- What was recorded stays as it was, but for what a purge takes away: what is left stood there before.
CREATE FUNCTION keep_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' AND OLD."content" @> NEW."content"
    AND data_is_purged(OLD."delegateId") THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'DelegateSnapshot is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER delegate_snapshot_append_only ON "DelegateSnapshot";
CREATE TRIGGER delegate_snapshot_append_only BEFORE UPDATE OR DELETE ON "DelegateSnapshot"
  FOR EACH ROW EXECUTE FUNCTION keep_snapshot();

CREATE FUNCTION keep_badge_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'details' = to_jsonb(OLD) - 'details' AND OLD."details" @> NEW."details"
    AND EXISTS (SELECT 1 FROM "Badge" b WHERE b."id" = OLD."badgeId" AND data_is_purged(b."delegateId")) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'BadgeEvent is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER badge_event_append_only ON "BadgeEvent";
CREATE TRIGGER badge_event_append_only BEFORE UPDATE OR DELETE ON "BadgeEvent"
  FOR EACH ROW EXECUTE FUNCTION keep_badge_event();

CREATE OR REPLACE FUNCTION badge_print_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW."conferenceId", NEW."delegateId", NEW."serial", NEW."categoryCode", NEW."zoneCodes", NEW."validFrom",
         NEW."validUntil", NEW."keyId", NEW."credential", NEW."replacesId",
         NEW."face" -> 'delegation', NEW."face" -> 'category')
    IS DISTINCT FROM
     ROW(OLD."conferenceId", OLD."delegateId", OLD."serial", OLD."categoryCode", OLD."zoneCodes", OLD."validFrom",
         OLD."validUntil", OLD."keyId", OLD."credential", OLD."replacesId",
         OLD."face" -> 'delegation', OLD."face" -> 'category')
    OR (NEW."face" IS DISTINCT FROM OLD."face" AND NOT data_is_purged(OLD."delegateId")) THEN
    RAISE EXCEPTION 'a badge is not changed, only replaced' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A registration that has ended may belong to nobody any more.
ALTER TABLE "Delegate"
  DROP CONSTRAINT delegate_owner,
  ADD CONSTRAINT delegate_owner CHECK ("ownerEmail" IS NOT NULL OR "createdByUserId" IS NOT NULL
    OR "state" IN ('WITHDRAWN', 'LAPSED', 'CLOSED', 'PURGED'));
