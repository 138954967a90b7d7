-- Why an officer said that two registrations are two people.
ALTER TABLE "DuplicatePair" ADD COLUMN "note" TEXT;

-- The claim of a travel document, made anew whenever the registration moves, or takes over another one's document.
CREATE FUNCTION renew_document_claim(delegate_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "DocumentClaim" WHERE "delegateId" = delegate_id;
  INSERT INTO "DocumentClaim" ("conferenceId", "numberHash", "delegateId")
    SELECT d."conferenceId", t."numberHash", d."id" FROM "Delegate" d
    JOIN "TravelDocument" t ON t."delegateId" = d."id" AND t."numberHash" IS NOT NULL
    WHERE d."id" = delegate_id AND claims_document(d."state");
END $$;
CREATE OR REPLACE FUNCTION claim_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM renew_document_claim(NEW."id");
  RETURN NULL;
END $$;
