-- A role that a person grants, and an export of people beyond one delegation, rest on a request that another person
-- signed. What set-up enters, and the focal points whom a proof document appoints, need none; what was there before stays.
ALTER TABLE "RoleGrant"
  ADD CONSTRAINT role_grant_needs_signature
    CHECK ("grantedBy" IS NULL OR "delegationId" IS NOT NULL OR "signatureId" IS NOT NULL) NOT VALID;
ALTER TABLE "Export"
  ADD CONSTRAINT export_needs_signature
    CHECK ("delegationId" IS NOT NULL OR "filter" ? 'delegation' OR "signatureId" IS NOT NULL) NOT VALID;

-- The signature is of the right kind, about this very thing, by others than whoever gains by it.
CREATE FUNCTION role_grant_signed_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "SignatureRequest" s WHERE s."id" = NEW."signatureId" AND s."kind" = 'ROLE_GRANT' AND s."state" = 'SIGNED'
      AND s."subjectId" = NEW."id" AND s."requestedBy" = NEW."grantedBy" AND NEW."userId" NOT IN (s."requestedBy", s."settledBy")
      AND s."payload" ->> 'userId' = NEW."userId"::text AND s."payload" ->> 'role' = NEW."role") THEN
    RAISE EXCEPTION 'two people sign' USING ERRCODE = 'check_violation', CONSTRAINT = 'role_grant_needs_signature';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_grant_signed_by_two BEFORE INSERT ON "RoleGrant" FOR EACH ROW
  WHEN (NEW."signatureId" IS NOT NULL) EXECUTE FUNCTION role_grant_signed_by_two();

CREATE FUNCTION export_signed_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "SignatureRequest" s WHERE s."id" = NEW."signatureId" AND s."kind" = 'PERSONAL_EXPORT'
      AND s."state" = 'SIGNED' AND s."subjectId" = NEW."id" AND s."requestedBy" = NEW."requestedBy"
      AND s."conferenceId" = NEW."conferenceId") THEN
    RAISE EXCEPTION 'two people sign' USING ERRCODE = 'check_violation', CONSTRAINT = 'export_needs_signature';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER export_signed_by_two BEFORE INSERT ON "Export" FOR EACH ROW
  WHEN (NEW."signatureId" IS NOT NULL) EXECUTE FUNCTION export_signed_by_two();
