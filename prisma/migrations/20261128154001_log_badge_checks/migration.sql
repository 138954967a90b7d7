-- CreateTable
CREATE TABLE "BadgeCheck" (
    "id" UUID NOT NULL,
    "conferenceId" UUID,
    "badgeId" UUID,
    "outcome" TEXT NOT NULL,
    "typed" BOOLEAN NOT NULL,
    "codeHash" BYTEA,
    "place" TEXT,
    "checkedBy" UUID NOT NULL,
    "actingRole" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BadgeCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BadgeCheckDay" (
    "conferenceId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3) NOT NULL,
    "checks" INTEGER NOT NULL,
    "badges" INTEGER NOT NULL,

    CONSTRAINT "BadgeCheckDay_pkey" PRIMARY KEY ("conferenceId","day","outcome","removedAt")
);

-- CreateTable
CREATE TABLE "BadgeCheckSeal" (
    "checkId" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "leaf" BYTEA NOT NULL,

    CONSTRAINT "BadgeCheckSeal_pkey" PRIMARY KEY ("checkId")
);

-- CreateIndex
CREATE UNIQUE INDEX "badge_check_seal_position_unique" ON "BadgeCheckSeal"("conferenceId", "sequence", "position");

-- CreateIndex
CREATE INDEX "BadgeCheck_conferenceId_at_id_idx" ON "BadgeCheck"("conferenceId", "at", "id");

-- CreateIndex
CREATE INDEX "BadgeCheck_badgeId_at_idx" ON "BadgeCheck"("badgeId", "at");

-- AddForeignKey
ALTER TABLE "BadgeCheck" ADD CONSTRAINT "BadgeCheck_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeCheck" ADD CONSTRAINT "BadgeCheck_badgeId_fkey" FOREIGN KEY ("badgeId") REFERENCES "Badge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeCheck" ADD CONSTRAINT "BadgeCheck_checkedBy_fkey" FOREIGN KEY ("checkedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeCheckDay" ADD CONSTRAINT "BadgeCheckDay_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeCheckSeal" ADD CONSTRAINT "BadgeCheckSeal_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "BadgeCheck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "BadgeCheck"
  ADD CONSTRAINT badge_check_outcome_chk CHECK ("outcome" IN ('valid', 'notYetValid', 'expired', 'held', 'revoked',
    'superseded', 'unknown', 'malformed', 'otherConference')),
  ADD CONSTRAINT badge_check_code_chk CHECK (("badgeId" IS NULL) = ("codeHash" IS NOT NULL) AND ("codeHash" IS NULL OR length("codeHash") = 32)),
  ADD CONSTRAINT badge_check_badge_chk CHECK (("badgeId" IS NULL) = ("outcome" IN ('unknown', 'malformed', 'otherConference'))),
  ADD CONSTRAINT badge_check_conference_chk CHECK ("badgeId" IS NULL OR "conferenceId" IS NOT NULL),
  ADD CONSTRAINT badge_check_place_chk CHECK ("place" IS NULL OR length("place") BETWEEN 1 AND 60);

-- The desk lead looks for those who were turned away.
CREATE INDEX badge_check_denied_idx ON "BadgeCheck" ("conferenceId", "at", "id") WHERE "outcome" <> 'valid';

-- When the gate log of a conference may be removed: 90 days after its end.
CREATE FUNCTION badge_checks_kept_until(conference uuid, instant timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN conference IS NULL THEN instant + interval '90 days'
    ELSE (SELECT conference_over(c."endsOn", c."timeZone", 90) FROM "Conference" c WHERE c."id" = conference) END
$$;

-- What a guard was answered stays as it was, until its retention is over by the clock of the database.
CREATE FUNCTION keep_badge_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND badge_checks_kept_until(OLD."conferenceId", OLD."at") <= now() THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER badge_check_append_only BEFORE UPDATE OR DELETE ON "BadgeCheck" FOR EACH ROW EXECUTE FUNCTION keep_badge_check();
CREATE TRIGGER badge_check_no_truncate BEFORE TRUNCATE ON "BadgeCheck" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER badge_check_seal_append_only BEFORE UPDATE ON "BadgeCheckSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER badge_check_seal_no_truncate BEFORE TRUNCATE ON "BadgeCheckSeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER badge_check_day_append_only BEFORE UPDATE OR DELETE ON "BadgeCheckDay" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A seal goes with its check only: its foreign key deletes it when the check is already gone.
CREATE FUNCTION keep_badge_check_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "BadgeCheck" c WHERE c."id" = OLD."checkId") THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER badge_check_seal_with_check BEFORE DELETE ON "BadgeCheckSeal" FOR EACH ROW EXECUTE FUNCTION keep_badge_check_seal();

-- The application adds and, in time, removes; it changes nothing. Foreign keys lock rows, for which the right to change
-- one column is enough; the trigger refuses that change too.
DO $$
DECLARE log text;
BEGIN
  FOREACH log IN ARRAY ARRAY['BadgeCheck', 'BadgeCheckSeal', 'BadgeCheckDay'] LOOP
    EXECUTE format('REVOKE UPDATE, TRUNCATE ON %I FROM CURRENT_USER', log);
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC', log);
  END LOOP;
  GRANT UPDATE ("id") ON "BadgeCheck" TO CURRENT_USER;
  GRANT UPDATE ("checkId") ON "BadgeCheckSeal" TO CURRENT_USER;
END $$;
