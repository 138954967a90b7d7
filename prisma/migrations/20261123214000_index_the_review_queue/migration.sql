-- CreateTable
CREATE TABLE "DelegateCount" (
    "conferenceId" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "state" "DelegateState" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "DelegateCount_pkey" PRIMARY KEY ("conferenceId","delegationId","categoryId","state")
);

-- The queue is read in this order, with or without a state; drafts are not part of it.
CREATE INDEX delegate_queue ON "Delegate" ("conferenceId", "stateSince", "id") WHERE "state" <> 'DRAFT';
CREATE INDEX delegate_queue_by_state ON "Delegate" ("conferenceId", "state", "stateSince", "id");
CREATE INDEX delegate_queue_by_delegation ON "Delegate" ("delegationId", "state", "stateSince", "id");
CREATE INDEX delegate_queue_by_category ON "Delegate" ("categoryId", "state", "stateSince", "id");
CREATE INDEX delegate_name_keys ON "Delegate" USING gin ("nameKeys");

-- Counts are only kept of people with a delegation and category, that is of everybody but early drafts. Both rows
-- that a move touches are locked in one order, so that two people moving opposite ways cannot wait for each other.
CREATE FUNCTION count_delegates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  leaves boolean := TG_OP <> 'INSERT' AND OLD."delegationId" IS NOT NULL AND OLD."categoryId" IS NOT NULL;
  enters boolean := TG_OP <> 'DELETE' AND NEW."delegationId" IS NOT NULL AND NEW."categoryId" IS NOT NULL;
BEGIN
  IF enters THEN
    INSERT INTO "DelegateCount" ("conferenceId", "delegationId", "categoryId", "state", "count")
    VALUES (NEW."conferenceId", NEW."delegationId", NEW."categoryId", NEW."state", 0)
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM 1 FROM "DelegateCount" c
  WHERE (leaves AND (c."conferenceId", c."delegationId", c."categoryId", c."state")
      = (OLD."conferenceId", OLD."delegationId", OLD."categoryId", OLD."state"))
    OR (enters AND (c."conferenceId", c."delegationId", c."categoryId", c."state")
      = (NEW."conferenceId", NEW."delegationId", NEW."categoryId", NEW."state"))
  ORDER BY c."conferenceId", c."delegationId", c."categoryId", c."state" FOR UPDATE;
  IF leaves THEN
    UPDATE "DelegateCount" SET "count" = "count" - 1
    WHERE "conferenceId" = OLD."conferenceId" AND "delegationId" = OLD."delegationId"
      AND "categoryId" = OLD."categoryId" AND "state" = OLD."state";
  END IF;
  IF enters THEN
    UPDATE "DelegateCount" SET "count" = "count" + 1
    WHERE "conferenceId" = NEW."conferenceId" AND "delegationId" = NEW."delegationId"
      AND "categoryId" = NEW."categoryId" AND "state" = NEW."state";
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER count_delegates_insert_delete AFTER INSERT OR DELETE ON "Delegate"
  FOR EACH ROW EXECUTE FUNCTION count_delegates();
CREATE TRIGGER count_delegates_update AFTER UPDATE OF "conferenceId", "delegationId", "categoryId", "state" ON "Delegate"
  FOR EACH ROW WHEN ((OLD."conferenceId", OLD."delegationId", OLD."categoryId", OLD."state")
    IS DISTINCT FROM (NEW."conferenceId", NEW."delegationId", NEW."categoryId", NEW."state"))
  EXECUTE FUNCTION count_delegates();
