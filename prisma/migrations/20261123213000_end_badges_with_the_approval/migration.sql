-- A badge lives no longer than the approval behind it. Whatever path ends the approval, its badge ends in the same
-- transaction, so that no command can forget it and the next scan says revoked.
CREATE FUNCTION end_badges_with_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended RECORD;
BEGIN
  FOR ended IN
    SELECT "id", "state" FROM "Badge"
    WHERE "delegateId" = NEW."id" AND "state" IN ('QUEUED', 'PRINTED', 'ISSUED', 'HELD') FOR UPDATE
  LOOP
    UPDATE "Badge" SET "state" = CASE WHEN ended."state" = 'QUEUED' THEN 'VOID' ELSE 'REVOKED' END::"BadgeState",
      "stateSince" = NEW."stateSince" WHERE "id" = ended."id";
    INSERT INTO "BadgeEvent" ("id", "badgeId", "kind", "fromState", "toState", "actingRole", "reason", "requestId", "createdAt")
    VALUES (gen_random_uuid(), ended."id", 'revoked', ended."state",
      CASE WHEN ended."state" = 'QUEUED' THEN 'VOID' ELSE 'REVOKED' END::"BadgeState",
      'system', 'approvalEnded', 'trigger', NEW."stateSince");
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER end_badges_with_approval AFTER UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (OLD."state" = 'APPROVED' AND NEW."state" <> 'APPROVED')
  EXECUTE FUNCTION end_badges_with_approval();
