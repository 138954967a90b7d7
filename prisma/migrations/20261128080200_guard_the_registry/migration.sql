-- The driver passes on the message, not the name of the constraint: each message begins with its name.

-- An entry of the registry that takes nothing new: merged into another one, or suspended. The lock makes whoever merges
-- or suspends it wait for what is being entered, and the other way round.
CREATE FUNCTION organization_takes(organization uuid, although_suspended boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  merged uuid;
  suspended timestamptz;
BEGIN
  SELECT "mergedIntoId", "suspendedAt" INTO merged, suspended FROM "Organization" WHERE "id" = organization FOR SHARE;
  IF merged IS NOT NULL THEN
    RAISE EXCEPTION 'organization_is_merged: it was taken over by another entry' USING ERRCODE = 'check_violation';
  END IF;
  IF suspended IS NOT NULL AND NOT although_suspended THEN
    RAISE EXCEPTION 'organization_is_suspended: nothing new' USING ERRCODE = 'check_violation';
  END IF;
END $$;

-- No delegation is entered for a suspended or merged organization, nor moved to one.
CREATE FUNCTION keep_delegation_organization() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM organization_takes(NEW."organizationId", false);
  RETURN NEW;
END $$;
CREATE TRIGGER keep_delegation_organization_insert BEFORE INSERT ON "Delegation"
  FOR EACH ROW EXECUTE FUNCTION keep_delegation_organization();
CREATE TRIGGER keep_delegation_organization_update BEFORE UPDATE OF "organizationId" ON "Delegation"
  FOR EACH ROW WHEN (OLD."organizationId" <> NEW."organizationId") EXECUTE FUNCTION keep_delegation_organization();

-- An account belongs to the entry that stands; suspension concerns registrations alone.
CREATE FUNCTION keep_user_organization() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM organization_takes(NEW."organizationId", true);
  RETURN NEW;
END $$;
CREATE TRIGGER keep_user_organization_insert BEFORE INSERT ON "User"
  FOR EACH ROW WHEN (NEW."organizationId" IS NOT NULL) EXECUTE FUNCTION keep_user_organization();
CREATE TRIGGER keep_user_organization_update BEFORE UPDATE OF "organizationId" ON "User"
  FOR EACH ROW WHEN (NEW."organizationId" IS NOT NULL AND OLD."organizationId" IS DISTINCT FROM NEW."organizationId")
  EXECUTE FUNCTION keep_user_organization();

-- A person enters no delegation of a suspended organization; who was registered before keeps the state.
CREATE FUNCTION keep_registration_organization() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM organization_takes(d."organizationId", false) FROM "Delegation" d WHERE d."id" = NEW."delegationId";
  RETURN NEW;
END $$;
CREATE TRIGGER keep_registration_organization_update BEFORE UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (OLD."state" = 'DRAFT' AND NEW."state" NOT IN ('DRAFT', 'WITHDRAWN') AND NEW."delegationId" IS NOT NULL)
  EXECUTE FUNCTION keep_registration_organization();
CREATE TRIGGER keep_registration_organization_insert BEFORE INSERT ON "Delegate"
  FOR EACH ROW WHEN (NEW."state" NOT IN ('DRAFT', 'WITHDRAWN') AND NEW."delegationId" IS NOT NULL)
  EXECUTE FUNCTION keep_registration_organization();

-- Nobody stands under itself: parents are a forest. All who change a parent wait for each other, as two of them may
-- close a circle that neither sees.
CREATE FUNCTION keep_organization_parents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('organization registry'));
  PERFORM organization_takes(NEW."parentId", true);
  IF EXISTS (
    WITH RECURSIVE above("id", "parentId") AS (
      SELECT o."id", o."parentId" FROM "Organization" o WHERE o."id" = NEW."parentId"
      UNION SELECT o."id", o."parentId" FROM "Organization" o JOIN above a ON o."id" = a."parentId"
    ) SELECT 1 FROM above WHERE above."id" = NEW."id"
  ) THEN
    RAISE EXCEPTION 'organization_parent_circle: it would stand under itself' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_organization_parents_insert BEFORE INSERT ON "Organization"
  FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL) EXECUTE FUNCTION keep_organization_parents();
CREATE TRIGGER keep_organization_parents_update BEFORE UPDATE OF "parentId" ON "Organization"
  FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL AND OLD."parentId" IS DISTINCT FROM NEW."parentId")
  EXECUTE FUNCTION keep_organization_parents();
