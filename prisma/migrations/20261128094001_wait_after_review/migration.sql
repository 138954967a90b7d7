-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "cap" INTEGER,
ADD COLUMN     "rank" INTEGER;

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "capacity" INTEGER;

-- AlterTable
ALTER TABLE "Category" ADD COLUMN     "capacity" INTEGER;

-- AlterTable
ALTER TABLE "Delegate" ADD COLUMN     "awaitsRoom" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ReturnReminder" (
    "reminderId" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "step" INTEGER NOT NULL,

    CONSTRAINT "ReturnReminder_pkey" PRIMARY KEY ("reminderId","decisionId")
);

-- CreateIndex
CREATE INDEX "ReturnReminder_decisionId_idx" ON "ReturnReminder"("decisionId");

-- AddForeignKey
ALTER TABLE "ReturnReminder" ADD CONSTRAINT "ReturnReminder_reminderId_fkey" FOREIGN KEY ("reminderId") REFERENCES "Reminder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnReminder" ADD CONSTRAINT "ReturnReminder_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Conference" ADD CONSTRAINT conference_capacity_positive CHECK ("capacity" > 0);
ALTER TABLE "Category" ADD CONSTRAINT category_capacity_positive CHECK ("capacity" > 0);
-- Who was put on the waiting list after review has a number in line.
ALTER TABLE "Decision" ADD CONSTRAINT decision_rank CHECK (("rank" IS NULL) = ("cap" IS NULL) AND "rank" > 0 AND "cap" > 0);
CREATE INDEX "Delegate_awaits_room" ON "Delegate" ("conferenceId", "waitingSince") WHERE "awaitsRoom";
-- Registrations that are with the person, by the date until when.
CREATE INDEX "Delegate_returned_due" ON "Delegate" ("dueAt") WHERE "state" = 'RETURNED';

-- Whom a cap counts: the accredited, held or not.
CREATE FUNCTION uses_room(state "DelegateState") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state IN ('APPROVED', 'SUSPENDED')
$$;

-- Two approvals of the last place wait for each other here. The name comes after wait_for_delegation and before the
-- counters, so that all take these locks in one order. Without a cap nobody waits.
CREATE FUNCTION wait_for_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Conference" WHERE "id" = NEW."conferenceId" AND "capacity" IS NOT NULL FOR NO KEY UPDATE;
  PERFORM 1 FROM "Category" WHERE "id" = NEW."categoryId" AND "capacity" IS NOT NULL FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER wait_for_room BEFORE UPDATE OF "state", "categoryId" ON "Delegate"
  FOR EACH ROW WHEN (uses_room(NEW."state") AND (NOT uses_room(OLD."state") OR OLD."categoryId" IS DISTINCT FROM NEW."categoryId"))
  EXECUTE FUNCTION wait_for_room();

-- Nobody is accredited beyond a cap. Who was accredited before it was lowered stays.
CREATE FUNCTION keep_room() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  venue int := (SELECT "capacity" FROM "Conference" WHERE "id" = NEW."conferenceId");
  own int := (SELECT "capacity" FROM "Category" WHERE "id" = NEW."categoryId");
BEGIN
  IF own IS NOT NULL AND own < (SELECT coalesce(sum("count"), 0) FROM "DelegateCount"
      WHERE "conferenceId" = NEW."conferenceId" AND "categoryId" = NEW."categoryId" AND uses_room("state")) THEN
    RAISE EXCEPTION 'category_has_no_room: the cap is reached' USING ERRCODE = 'check_violation';
  END IF;
  IF venue IS NOT NULL AND NOT uses_room(OLD."state") AND venue < (SELECT coalesce(sum("count"), 0) FROM "DelegateCount"
      WHERE "conferenceId" = NEW."conferenceId" AND uses_room("state")) THEN
    RAISE EXCEPTION 'venue_has_no_room: the cap is reached' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_room AFTER UPDATE OF "state", "categoryId" ON "Delegate"
  FOR EACH ROW WHEN (uses_room(NEW."state") AND (NOT uses_room(OLD."state") OR OLD."categoryId" IS DISTINCT FROM NEW."categoryId"))
  EXECUTE FUNCTION keep_room();

CREATE TRIGGER return_reminder_append_only BEFORE UPDATE ON "ReturnReminder" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The caps that somebody of a category meets, and how much of each is used: by the accredited, and by those who were
-- given room and are not decided on yet. `besides` is left out, so that nobody is in the own way.
CREATE FUNCTION caps_of(conference uuid, category uuid, besides uuid)
RETURNS TABLE ("kind" text, "cap" int, "used" int) LANGUAGE sql STABLE AS $$
  SELECT 'CATEGORY', c."capacity", (
      SELECT coalesce(sum(n."count"), 0)::int FROM "DelegateCount" n
      WHERE n."conferenceId" = conference AND n."categoryId" = category AND uses_room(n."state")) + (
      SELECT count(*)::int FROM "Delegate" d WHERE d."conferenceId" = conference AND d."awaitsRoom"
        AND d."categoryId" = category AND d."id" IS DISTINCT FROM besides
        AND d."state" IN ('SUBMITTED', 'RETURNED', 'IN_REVIEW', 'READY'))
    FROM "Category" c WHERE c."id" = category AND c."capacity" IS NOT NULL
  UNION ALL
  SELECT 'VENUE', k."capacity", (
      SELECT coalesce(sum(n."count"), 0)::int FROM "DelegateCount" n
      WHERE n."conferenceId" = conference AND uses_room(n."state")) + (
      SELECT count(*)::int FROM "Delegate" d WHERE d."conferenceId" = conference AND d."awaitsRoom"
        AND d."id" IS DISTINCT FROM besides AND d."state" IN ('SUBMITTED', 'RETURNED', 'IN_REVIEW', 'READY'))
    FROM "Conference" k WHERE k."id" = conference AND k."capacity" IS NOT NULL
$$;
