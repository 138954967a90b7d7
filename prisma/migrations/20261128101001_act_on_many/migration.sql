-- CreateEnum
CREATE TYPE "BulkActKind" AS ENUM ('APPROVE', 'RETURN', 'ASK_FOR_MORE', 'ASSIGN');

-- CreateEnum
CREATE TYPE "BulkActState" AS ENUM ('TRYING', 'PREVIEW', 'RUNNING', 'DONE');

-- CreateEnum
CREATE TYPE "BulkRowState" AS ENUM ('NEW', 'READY', 'BLOCKED', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "NoteAudience" AS ENUM ('STAFF', 'OFFICERS', 'REVIEWERS', 'APPROVERS', 'VETTING');

-- CreateTable
CREATE TABLE "BulkAct" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "kind" "BulkActKind" NOT NULL,
    "state" "BulkActState" NOT NULL DEFAULT 'TRYING',
    "requestedBy" UUID NOT NULL,
    "terms" JSONB NOT NULL,
    "found" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkActRow" (
    "actId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "delegateId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "BulkRowState" NOT NULL DEFAULT 'NEW',
    "reason" TEXT,
    "reasonValues" JSONB,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "BulkActRow_pkey" PRIMARY KEY ("actId","position")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "assigneeId" UUID NOT NULL,
    "assignedBy" UUID NOT NULL,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedBy" UUID,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DossierNote" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "audience" "NoteAudience" NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DossierNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoteMention" (
    "noteId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoteMention_pkey" PRIMARY KEY ("noteId","userId")
);

-- CreateIndex
CREATE INDEX "BulkAct_conferenceId_idx" ON "BulkAct"("conferenceId");

-- CreateIndex
CREATE INDEX "BulkAct_requestedBy_createdAt_idx" ON "BulkAct"("requestedBy", "createdAt");

-- CreateIndex
CREATE INDEX "BulkActRow_delegateId_idx" ON "BulkActRow"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_act_row_delegate_unique" ON "BulkActRow"("actId", "delegateId");

-- CreateIndex
CREATE INDEX "Assignment_delegateId_idx" ON "Assignment"("delegateId");

-- CreateIndex
CREATE INDEX "Assignment_assigneeId_idx" ON "Assignment"("assigneeId");

-- CreateIndex
CREATE INDEX "Assignment_assignedBy_idx" ON "Assignment"("assignedBy");

-- CreateIndex
CREATE INDEX "DossierNote_delegateId_createdAt_idx" ON "DossierNote"("delegateId", "createdAt");

-- CreateIndex
CREATE INDEX "DossierNote_authorId_idx" ON "DossierNote"("authorId");

-- CreateIndex
CREATE INDEX "NoteMention_userId_idx" ON "NoteMention"("userId");

-- AddForeignKey
ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkAct" ADD CONSTRAINT "BulkAct_requestedBy_fkey" FOREIGN KEY ("requestedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkActRow" ADD CONSTRAINT "BulkActRow_actId_fkey" FOREIGN KEY ("actId") REFERENCES "BulkAct"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkActRow" ADD CONSTRAINT "BulkActRow_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_assignedBy_fkey" FOREIGN KEY ("assignedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DossierNote" ADD CONSTRAINT "DossierNote_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DossierNote" ADD CONSTRAINT "DossierNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteMention" ADD CONSTRAINT "NoteMention_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "DossierNote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoteMention" ADD CONSTRAINT "NoteMention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "BulkAct"
  ADD CONSTRAINT bulk_act_started_chk CHECK (("state" IN ('RUNNING', 'DONE')) = ("startedAt" IS NOT NULL)),
  ADD CONSTRAINT bulk_act_finished_chk CHECK (("state" = 'DONE') = ("finishedAt" IS NOT NULL)),
  ADD CONSTRAINT bulk_act_found_chk CHECK ("found" >= 0);

ALTER TABLE "BulkActRow"
  ADD CONSTRAINT bulk_act_row_position_chk CHECK ("position" BETWEEN 0 AND 499),
  ADD CONSTRAINT bulk_act_row_reason_chk CHECK (("state" IN ('BLOCKED', 'FAILED')) = ("reason" IS NOT NULL)),
  ADD CONSTRAINT bulk_act_row_settled_chk CHECK (("state" IN ('DONE', 'FAILED')) = ("settledAt" IS NOT NULL));

-- A row that is done is done: a job that runs twice finds it so.
CREATE FUNCTION keep_settled_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" IN ('BLOCKED', 'DONE', 'FAILED') THEN
    RAISE EXCEPTION 'a settled row of a bulk act stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulk_act_row_settled BEFORE UPDATE ON "BulkActRow" FOR EACH ROW EXECUTE FUNCTION keep_settled_row();

CREATE UNIQUE INDEX assignment_open_unique ON "Assignment" ("delegateId") WHERE "endedAt" IS NULL;
ALTER TABLE "Assignment" ADD CONSTRAINT assignment_ended_chk CHECK (("endedAt" IS NULL) = ("endedBy" IS NULL));

-- What was written stays as it was written; the end of retention may remove it.
CREATE TRIGGER dossier_note_append_only BEFORE UPDATE ON "DossierNote" FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE "DossierNote" ADD CONSTRAINT dossier_note_text_chk CHECK (length("text") BETWEEN 1 AND 2000);
