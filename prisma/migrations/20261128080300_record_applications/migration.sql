-- AlterTable
ALTER TABLE "DelegationDecision" ADD COLUMN     "disclosed" TEXT;

-- AlterTable
ALTER TABLE "Objection" ADD COLUMN     "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "reference" TEXT;

-- CreateTable
CREATE TABLE "DelegationApplication" (
    "delegationId" UUID NOT NULL,
    "contactName" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "competence" TEXT NOT NULL,
    "relevance" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" UUID,

    CONSTRAINT "DelegationApplication_pkey" PRIMARY KEY ("delegationId")
);

-- AddForeignKey
ALTER TABLE "DelegationApplication" ADD CONSTRAINT "DelegationApplication_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An application is what the body stated: it is not edited, a new statement comes with a new application.
CREATE TRIGGER delegation_application_append_only BEFORE UPDATE OR DELETE ON "DelegationApplication"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "Objection" ADD CONSTRAINT objection_received_first CHECK ("receivedAt" <= "recordedAt");

-- Whether people may be registered for a delegation now. The same states stand in lib/policy/delegation-workflow.ts.
CREATE FUNCTION delegation_takes_people(delegation uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM "Delegation" d JOIN "Organization" o ON o."id" = d."organizationId"
    WHERE d."id" = delegation AND d."state" IN ('INVITED', 'FOCAL_POINT_PENDING', 'ACTIVE', 'ACCREDITED')
      AND o."suspendedAt" IS NULL)
$$;

-- Nobody enters a delegation that takes no registrations, whatever path writes the state. Its name lets it run after
-- wait_for_delegation: who waited there for a suspension sees it here.
CREATE FUNCTION watch_open_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT delegation_takes_people(NEW."delegationId") THEN
    RAISE EXCEPTION 'delegation_takes_nobody: no registrations in this state' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER watch_open_delegation BEFORE UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (NEW."delegationId" IS NOT NULL AND OLD."state" <> NEW."state"
    AND OLD."state" IN ('DRAFT', 'AWAITING_ENDORSEMENT', 'WAITLISTED', 'RETURNED')
    AND NEW."state" IN ('AWAITING_ENDORSEMENT', 'WAITLISTED', 'SUBMITTED'))
  EXECUTE FUNCTION watch_open_delegation();
