-- CreateEnum
CREATE TYPE "InvitationRunState" AS ENUM ('RUNNING', 'DONE');

-- CreateTable
CREATE TABLE "InvitationRun" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "state" "InvitationRunState" NOT NULL DEFAULT 'RUNNING',
    "requestedBy" UUID NOT NULL,
    "quota" INTEGER NOT NULL,
    "deadlineOn" DATE,
    "total" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InvitationRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvitationRunRow" (
    "runId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "organizationId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "contactEmail" CITEXT,
    "outcome" TEXT,
    "reason" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "InvitationRunRow_pkey" PRIMARY KEY ("runId","position")
);

-- CreateIndex
CREATE INDEX "InvitationRun_conferenceId_createdAt_idx" ON "InvitationRun"("conferenceId", "createdAt");

-- CreateIndex
CREATE INDEX "InvitationRun_requestedBy_idx" ON "InvitationRun"("requestedBy");

-- CreateIndex
CREATE INDEX "InvitationRunRow_organizationId_idx" ON "InvitationRunRow"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_run_organization_unique" ON "InvitationRunRow"("runId", "organizationId");

-- AddForeignKey
ALTER TABLE "InvitationRun" ADD CONSTRAINT "InvitationRun_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationRun" ADD CONSTRAINT "InvitationRun_requestedBy_fkey" FOREIGN KEY ("requestedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationRunRow" ADD CONSTRAINT "InvitationRunRow_runId_fkey" FOREIGN KEY ("runId") REFERENCES "InvitationRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationRunRow" ADD CONSTRAINT "InvitationRunRow_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "InvitationRun"
  ADD CONSTRAINT invitation_run_finished_chk CHECK (("state" = 'DONE') = ("finishedAt" IS NOT NULL)),
  ADD CONSTRAINT invitation_run_quota_chk CHECK ("quota" BETWEEN 0 AND 5000),
  ADD CONSTRAINT invitation_run_total_chk CHECK ("total" BETWEEN 1 AND 10000);

ALTER TABLE "InvitationRunRow"
  ADD CONSTRAINT invitation_run_row_position_chk CHECK ("position" BETWEEN 0 AND 9999),
  ADD CONSTRAINT invitation_run_row_settled_chk
    CHECK (num_nonnulls("outcome", "reason") = CASE WHEN "settledAt" IS NULL THEN 0 ELSE 1 END),
  ADD CONSTRAINT invitation_run_row_address_chk CHECK ("settledAt" IS NULL OR "contactEmail" IS NULL);

-- A row that is settled stays so: a job that runs twice finds it so.
CREATE FUNCTION keep_settled_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."settledAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a settled row of an invitation run stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invitation_run_row_settled BEFORE UPDATE ON "InvitationRunRow"
  FOR EACH ROW EXECUTE FUNCTION keep_settled_invitation();
