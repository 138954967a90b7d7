-- CreateEnum
CREATE TYPE "DuplicatePairState" AS ENUM ('OPEN', 'NOT_SAME', 'MERGED');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('DELEGATIONS', 'NOMINATIONS', 'DELEGATES', 'PHOTOS');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('READING', 'PREVIEW', 'COMMITTING', 'DONE', 'FAILED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('NEW', 'UPDATE', 'UNCHANGED', 'DUPLICATE', 'INVALID');

-- CreateEnum
CREATE TYPE "ImportRowState" AS ENUM ('PENDING', 'WRITTEN', 'SKIPPED', 'FAILED');

-- CreateEnum
CREATE TYPE "QuotaKind" AS ENUM ('CATEGORY', 'ZONE', 'SECONDARY_CARD');

-- CreateEnum
CREATE TYPE "MatchVerdict" AS ENUM ('CONFIRMED', 'REJECTED');

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "causeId" UUID;

-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "noObjectionDays" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "nominationChecks" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "reminderDays" INTEGER[] DEFAULT ARRAY[10, 5, 2, 0]::INTEGER[];

-- AlterTable
ALTER TABLE "Category" ADD COLUMN     "needsEndorsement" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Delegate" ADD COLUMN     "candidateKeys" TEXT[],
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "precedence" INTEGER;

-- AlterTable
ALTER TABLE "RoleGrant" ADD COLUMN     "endsAt" TIMESTAMPTZ(3),
ADD COLUMN     "startsAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "AccessLink" ADD COLUMN     "codeAttempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "codeHash" BYTEA;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "nameKeys" TEXT[],
ADD COLUMN     "parentId" UUID,
ADD COLUMN     "suspendedAt" TIMESTAMPTZ(3),
ADD COLUMN     "suspendedReason" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Organization" ALTER COLUMN "acronym" TYPE JSONB
  USING CASE WHEN "acronym" IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('en', "acronym") END;
ALTER TABLE "Organization" ALTER COLUMN "acronym" SET NOT NULL, ALTER COLUMN "acronym" SET DEFAULT '{}';
UPDATE "Organization" SET "nameKeys" = '{}';
UPDATE "Delegate" SET "candidateKeys" = '{}';

-- AlterTable
ALTER TABLE "Delegation" ADD COLUMN     "circulationId" UUID,
ADD COLUMN     "deadlineAt" TIMESTAMPTZ(3),
ADD COLUMN     "stateSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "FocalPoint" ADD COLUMN     "grantId" UUID,
ADD COLUMN     "proofFileId" UUID,
ADD COLUMN     "proofReference" TEXT;

-- AlterTable
ALTER TABLE "NominationDocument" ADD COLUMN     "defectCode" TEXT,
ADD COLUMN     "defectNote" TEXT,
ADD COLUMN     "pageCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "recordedBy" UUID,
ADD COLUMN     "supersedesId" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "DocumentClaim" (
    "conferenceId" UUID NOT NULL,
    "numberHash" BYTEA NOT NULL,
    "delegateId" UUID NOT NULL,

    CONSTRAINT "document_claim_unique" PRIMARY KEY ("conferenceId","numberHash")
);

-- CreateTable
CREATE TABLE "Substitution" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "leavingId" UUID NOT NULL,
    "replacementId" UUID NOT NULL,
    "requestedBy" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "documentDueAt" TIMESTAMPTZ(3) NOT NULL,
    "completedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Substitution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DuplicatePair" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "state" "DuplicatePairState" NOT NULL DEFAULT 'OPEN',
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" TEXT[],
    "oneHash" BYTEA NOT NULL,
    "otherHash" BYTEA NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DuplicatePair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DelegateMerge" (
    "id" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "givenId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "mergedBy" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneBy" UUID,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "DelegateMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "purpose" "FilePurpose" NOT NULL,
    "ownerUserId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "sha256" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "fileId" UUID,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UploadPiece" (
    "uploadId" UUID NOT NULL,
    "offset" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "UploadPiece_pkey" PRIMARY KEY ("uploadId","offset")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "delegationId" UUID,
    "state" "ImportState" NOT NULL DEFAULT 'READING',
    "fileId" UUID,
    "fileName" TEXT NOT NULL,
    "requestedBy" UUID NOT NULL,
    "columns" JSONB,
    "notes" JSONB,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" UUID NOT NULL,
    "rowNumber" INTEGER NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "reasons" JSONB NOT NULL,
    "contentCiphertext" BYTEA NOT NULL,
    "contentKeyId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "targetId" UUID,
    "delegateId" UUID,
    "targetVersion" INTEGER,
    "selected" BOOLEAN NOT NULL DEFAULT true,
    "state" "ImportRowState" NOT NULL DEFAULT 'PENDING',
    "result" JSONB,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","rowNumber")
);

-- CreateTable
CREATE TABLE "ReminderStop" (
    "conferenceId" UUID NOT NULL,
    "recipient" CITEXT NOT NULL,
    "stoppedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReminderStop_pkey" PRIMARY KEY ("conferenceId","recipient")
);

-- CreateTable
CREATE TABLE "OrganizationMerge" (
    "id" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "givenId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "mergedBy" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneBy" UUID,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrganizationMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DelegationDecision" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "fromState" "DelegationState" NOT NULL,
    "toState" "DelegationState" NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorUserId" UUID,
    "actingRole" TEXT NOT NULL,
    "reason" TEXT,
    "requestId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DelegationDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Circulation" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "circulatedAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "circulatedBy" UUID NOT NULL,

    CONSTRAINT "Circulation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" UUID NOT NULL,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DelegationQuota" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "kind" "QuotaKind" NOT NULL,
    "categoryId" UUID,
    "zoneId" UUID,
    "places" INTEGER NOT NULL,

    CONSTRAINT "DelegationQuota_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecondaryCard" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "zoneId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "issuedBy" UUID NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedBy" UUID,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,

    CONSTRAINT "SecondaryCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationCheck" (
    "documentId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "passes" BOOLEAN NOT NULL,
    "checkedBy" UUID NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NominationCheck_pkey" PRIMARY KEY ("documentId","name")
);

-- CreateTable
CREATE TABLE "NominationMatch" (
    "id" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "verdict" "MatchVerdict" NOT NULL,
    "decidedBy" UUID NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NominationMatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProofSheetSignature" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "signedBy" UUID NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "contentHash" BYTEA NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "ProofSheetSignature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_claim_delegate_unique" ON "DocumentClaim"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "substitution_replacement_unique" ON "Substitution"("replacementId");

-- CreateIndex
CREATE INDEX "Substitution_delegationId_idx" ON "Substitution"("delegationId");

-- CreateIndex
CREATE INDEX "Substitution_leavingId_idx" ON "Substitution"("leavingId");

-- CreateIndex
CREATE INDEX "DuplicatePair_otherId_idx" ON "DuplicatePair"("otherId");

-- CreateIndex
CREATE INDEX "DuplicatePair_conferenceId_state_idx" ON "DuplicatePair"("conferenceId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_pair_unique" ON "DuplicatePair"("oneId", "otherId");

-- CreateIndex
CREATE INDEX "DelegateMerge_keptId_idx" ON "DelegateMerge"("keptId");

-- CreateIndex
CREATE INDEX "DelegateMerge_givenId_idx" ON "DelegateMerge"("givenId");

-- CreateIndex
CREATE UNIQUE INDEX "upload_file_unique" ON "Upload"("fileId");

-- CreateIndex
CREATE INDEX "Upload_ownerUserId_idx" ON "Upload"("ownerUserId");

-- CreateIndex
CREATE INDEX "Import_conferenceId_createdAt_idx" ON "Import"("conferenceId", "createdAt");

-- CreateIndex
CREATE INDEX "Import_delegationId_idx" ON "Import"("delegationId");

-- CreateIndex
CREATE INDEX "Import_fileId_idx" ON "Import"("fileId");

-- CreateIndex
CREATE INDEX "Import_requestedBy_idx" ON "Import"("requestedBy");

-- CreateIndex
CREATE INDEX "ImportRow_delegateId_idx" ON "ImportRow"("delegateId");

-- CreateIndex
CREATE INDEX "ImportRow_importId_outcome_idx" ON "ImportRow"("importId", "outcome");

-- CreateIndex
CREATE INDEX "OrganizationMerge_keptId_idx" ON "OrganizationMerge"("keptId");

-- CreateIndex
CREATE INDEX "OrganizationMerge_givenId_idx" ON "OrganizationMerge"("givenId");

-- CreateIndex
CREATE INDEX "DelegationDecision_delegationId_createdAt_idx" ON "DelegationDecision"("delegationId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "circulation_number_unique" ON "Circulation"("conferenceId", "number");

-- CreateIndex
CREATE INDEX "Objection_organizationId_idx" ON "Objection"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "objection_state_unique" ON "Objection"("delegationId", "organizationId");

-- CreateIndex
CREATE INDEX "DelegationQuota_delegationId_idx" ON "DelegationQuota"("delegationId");

-- CreateIndex
CREATE INDEX "DelegationQuota_categoryId_idx" ON "DelegationQuota"("categoryId");

-- CreateIndex
CREATE INDEX "DelegationQuota_zoneId_idx" ON "DelegationQuota"("zoneId");

-- CreateIndex
CREATE INDEX "SecondaryCard_delegationId_idx" ON "SecondaryCard"("delegationId");

-- CreateIndex
CREATE INDEX "SecondaryCard_zoneId_idx" ON "SecondaryCard"("zoneId");

-- CreateIndex
CREATE INDEX "NominationMatch_lineId_idx" ON "NominationMatch"("lineId");

-- CreateIndex
CREATE INDEX "NominationMatch_delegateId_idx" ON "NominationMatch"("delegateId");

-- CreateIndex
CREATE INDEX "ProofSheetSignature_delegationId_signedAt_idx" ON "ProofSheetSignature"("delegationId", "signedAt");

-- CreateIndex
CREATE INDEX "Decision_causeId_idx" ON "Decision"("causeId");

-- CreateIndex
CREATE INDEX "Delegate_mergedIntoId_idx" ON "Delegate"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Delegate_candidateKeys_idx" ON "Delegate" USING GIN ("candidateKeys");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "Organization_mergedIntoId_idx" ON "Organization"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Organization_nameKeys_idx" ON "Organization" USING GIN ("nameKeys");

-- CreateIndex
CREATE INDEX "Delegation_circulationId_idx" ON "Delegation"("circulationId");

-- CreateIndex
CREATE UNIQUE INDEX "focal_point_grant_unique" ON "FocalPoint"("grantId");

-- CreateIndex
CREATE INDEX "FocalPoint_proofFileId_idx" ON "FocalPoint"("proofFileId");

-- CreateIndex
CREATE UNIQUE INDEX "nomination_document_supersedes_unique" ON "NominationDocument"("supersedesId");

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_causeId_fkey" FOREIGN KEY ("causeId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentClaim" ADD CONSTRAINT "DocumentClaim_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Substitution" ADD CONSTRAINT "Substitution_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Substitution" ADD CONSTRAINT "Substitution_leavingId_fkey" FOREIGN KEY ("leavingId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Substitution" ADD CONSTRAINT "Substitution_replacementId_fkey" FOREIGN KEY ("replacementId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicatePair" ADD CONSTRAINT "DuplicatePair_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicatePair" ADD CONSTRAINT "DuplicatePair_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicatePair" ADD CONSTRAINT "DuplicatePair_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegateMerge" ADD CONSTRAINT "DelegateMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegateMerge" ADD CONSTRAINT "DelegateMerge_givenId_fkey" FOREIGN KEY ("givenId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_ownerUserId_fkey" FOREIGN KEY ("ownerUserId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UploadPiece" ADD CONSTRAINT "UploadPiece_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_requestedBy_fkey" FOREIGN KEY ("requestedBy") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderStop" ADD CONSTRAINT "ReminderStop_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationMerge" ADD CONSTRAINT "OrganizationMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationMerge" ADD CONSTRAINT "OrganizationMerge_givenId_fkey" FOREIGN KEY ("givenId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_circulationId_fkey" FOREIGN KEY ("circulationId") REFERENCES "Circulation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegationDecision" ADD CONSTRAINT "DelegationDecision_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Circulation" ADD CONSTRAINT "Circulation_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegationQuota" ADD CONSTRAINT "DelegationQuota_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegationQuota" ADD CONSTRAINT "DelegationQuota_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegationQuota" ADD CONSTRAINT "DelegationQuota_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "Zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondaryCard" ADD CONSTRAINT "SecondaryCard_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondaryCard" ADD CONSTRAINT "SecondaryCard_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "Zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FocalPoint" ADD CONSTRAINT "FocalPoint_proofFileId_fkey" FOREIGN KEY ("proofFileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FocalPoint" ADD CONSTRAINT "FocalPoint_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "RoleGrant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationDocument" ADD CONSTRAINT "NominationDocument_supersedesId_fkey" FOREIGN KEY ("supersedesId") REFERENCES "NominationDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationCheck" ADD CONSTRAINT "NominationCheck_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "NominationDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationMatch" ADD CONSTRAINT "NominationMatch_lineId_fkey" FOREIGN KEY ("lineId") REFERENCES "NominationLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationMatch" ADD CONSTRAINT "NominationMatch_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProofSheetSignature" ADD CONSTRAINT "ProofSheetSignature_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules of the registry.
ALTER TABLE "Organization"
  ADD CONSTRAINT organization_not_own_parent CHECK ("parentId" <> "id"),
  ADD CONSTRAINT organization_not_merged_into_itself CHECK ("mergedIntoId" <> "id"),
  ADD CONSTRAINT organization_suspension_reason CHECK (("suspendedAt" IS NULL) = ("suspendedReason" IS NULL));
ALTER TABLE "OrganizationMerge"
  ADD CONSTRAINT organization_merge_two CHECK ("keptId" <> "givenId"),
  ADD CONSTRAINT organization_merge_undone CHECK (("undoneAt" IS NULL) = ("undoneBy" IS NULL));
CREATE UNIQUE INDEX organization_merge_open_unique ON "OrganizationMerge" ("givenId") WHERE "undoneAt" IS NULL;
ALTER TABLE "Circulation" ADD CONSTRAINT circulation_dates_order CHECK ("circulatedAt" < "closesAt");
ALTER TABLE "Conference"
  ADD CONSTRAINT conference_reminder_days CHECK (0 <= ALL ("reminderDays") AND 90 >= ALL ("reminderDays")),
  ADD CONSTRAINT conference_no_objection_days CHECK ("noObjectionDays" BETWEEN 1 AND 180);
ALTER TABLE "RoleGrant" ADD CONSTRAINT role_grant_dates_order CHECK ("startsAt" < "endsAt");
ALTER TABLE "DelegationDecision"
  ADD CONSTRAINT delegation_decision_actor CHECK (("actorKind" = 'user') = ("actorUserId" IS NOT NULL));
CREATE TRIGGER delegation_decision_append_only BEFORE UPDATE OR DELETE ON "DelegationDecision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER objection_append_only BEFORE UPDATE OR DELETE ON "Objection" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Quotas: one target each.
ALTER TABLE "DelegationQuota"
  ADD CONSTRAINT delegation_quota_target CHECK (
    ("kind" = 'CATEGORY') = ("categoryId" IS NOT NULL) AND ("kind" <> 'CATEGORY') = ("zoneId" IS NOT NULL)),
  ADD CONSTRAINT delegation_quota_places CHECK ("places" BETWEEN 0 AND 5000);
CREATE UNIQUE INDEX delegation_quota_category_unique ON "DelegationQuota" ("delegationId", "categoryId") WHERE "categoryId" IS NOT NULL;
CREATE UNIQUE INDEX delegation_quota_zone_unique ON "DelegationQuota" ("delegationId", "kind", "zoneId") WHERE "zoneId" IS NOT NULL;
ALTER TABLE "SecondaryCard"
  ADD CONSTRAINT secondary_card_number_positive CHECK ("number" > 0),
  ADD CONSTRAINT secondary_card_ended CHECK (("endedAt" IS NULL) = ("endedBy" IS NULL) AND ("endedAt" IS NULL) = ("endReason" IS NULL));
CREATE UNIQUE INDEX secondary_card_number_unique ON "SecondaryCard" ("delegationId", "number");

-- Who takes a place: everybody submitted and not turned away. The same words stand in lib/policy/delegate-workflow.ts.
CREATE FUNCTION takes_place(state "DelegateState") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state IN ('SUBMITTED', 'RETURNED', 'READY', 'APPROVED')
$$;

-- The zones that a person is counted in: those approved, and before that those which the category opens.
CREATE FUNCTION zones_of_delegate(state "DelegateState", category uuid, approved text[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN state = 'APPROVED'
    THEN ARRAY(SELECT z."id" FROM "Zone" z JOIN "Category" c ON c."conferenceId" = z."conferenceId"
               WHERE c."id" = category AND z."code" = ANY (approved))
    ELSE ARRAY(SELECT cz."zoneId" FROM "CategoryZone" cz WHERE cz."categoryId" = category) END
$$;

-- Every limit of a delegation with what is used of it: for the guard below, for the waiting list and for the screens.
CREATE FUNCTION places_of_delegation(delegation uuid)
RETURNS TABLE ("kind" text, "categoryId" uuid, "zoneId" uuid, "places" int, "used" int) LANGUAGE sql STABLE AS $$
  SELECT 'TOTAL', NULL::uuid, NULL::uuid, d."quota", (
      SELECT coalesce(sum(c."count"), 0)::int FROM "DelegateCount" c
      WHERE c."conferenceId" = d."conferenceId" AND c."delegationId" = d."id" AND takes_place(c."state"))
    FROM "Delegation" d WHERE d."id" = delegation
  UNION ALL
  SELECT 'CATEGORY', q."categoryId", NULL::uuid, q."places", (
      SELECT coalesce(sum(c."count"), 0)::int FROM "DelegateCount" c
      WHERE c."conferenceId" = d."conferenceId" AND c."delegationId" = d."id" AND c."categoryId" = q."categoryId"
        AND takes_place(c."state"))
    FROM "DelegationQuota" q JOIN "Delegation" d ON d."id" = q."delegationId"
    WHERE q."delegationId" = delegation AND q."kind" = 'CATEGORY'
  UNION ALL
  SELECT 'ZONE', NULL::uuid, q."zoneId", q."places", (
      SELECT count(*)::int FROM "Delegate" p
      WHERE p."delegationId" = q."delegationId" AND takes_place(p."state")
        AND q."zoneId" = ANY (zones_of_delegate(p."state", p."categoryId", p."approvedZoneCodes")))
    FROM "DelegationQuota" q WHERE q."delegationId" = delegation AND q."kind" = 'ZONE'
  UNION ALL
  SELECT 'SECONDARY_CARD', NULL::uuid, q."zoneId", q."places", (
      SELECT count(*)::int FROM "SecondaryCard" s
      WHERE s."delegationId" = q."delegationId" AND s."zoneId" = q."zoneId" AND s."endedAt" IS NULL)
    FROM "DelegationQuota" q WHERE q."delegationId" = delegation AND q."kind" = 'SECONDARY_CARD'
$$;

-- Whoever takes or leaves a place waits here for the others of the delegation. It comes before the counters of
-- DelegateCount, so that nobody holds a counter while waiting for the delegation.
CREATE FUNCTION lock_delegation(delegation uuid) RETURNS void LANGUAGE sql AS $$
  SELECT 1 FROM "Delegation" WHERE "id" = delegation FOR NO KEY UPDATE
$$;

CREATE FUNCTION wait_for_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before uuid := CASE WHEN TG_OP = 'UPDATE' THEN OLD."delegationId" END;
BEGIN
  IF takes_place(NEW."state") OR (TG_OP = 'UPDATE' AND takes_place(OLD."state")) THEN
    PERFORM lock_delegation(place) FROM (
      SELECT DISTINCT place FROM unnest(ARRAY[before, NEW."delegationId"]) AS place WHERE place IS NOT NULL ORDER BY place
    ) AS places;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER wait_for_delegation_insert BEFORE INSERT ON "Delegate" FOR EACH ROW EXECUTE FUNCTION wait_for_delegation();
CREATE TRIGGER wait_for_delegation_update BEFORE UPDATE OF "state", "delegationId", "categoryId", "approvedZoneCodes" ON "Delegate"
  FOR EACH ROW WHEN ((OLD."state", OLD."delegationId", OLD."categoryId", OLD."approvedZoneCodes")
    IS DISTINCT FROM (NEW."state", NEW."delegationId", NEW."categoryId", NEW."approvedZoneCodes"))
  EXECUTE FUNCTION wait_for_delegation();

-- Nothing enters a limit that is full. What stood in it before stays, also when the limit was lowered below its use.
CREATE FUNCTION keep_quota() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stood boolean := TG_OP = 'UPDATE' AND takes_place(OLD."state") AND OLD."delegationId" = NEW."delegationId";
  zones_before uuid[] := '{}';
  zones uuid[];
  full_kind text;
BEGIN
  IF NOT takes_place(NEW."state") THEN RETURN NULL; END IF;
  IF stood THEN zones_before := zones_of_delegate(OLD."state", OLD."categoryId", OLD."approvedZoneCodes"); END IF;
  zones := zones_of_delegate(NEW."state", NEW."categoryId", NEW."approvedZoneCodes");
  SELECT p."kind" INTO full_kind FROM places_of_delegation(NEW."delegationId") p
  WHERE p."used" > p."places" AND (
    (p."kind" = 'TOTAL' AND NOT stood)
    OR (p."kind" = 'CATEGORY' AND p."categoryId" = NEW."categoryId" AND NOT (stood AND OLD."categoryId" = NEW."categoryId"))
    OR (p."kind" = 'ZONE' AND p."zoneId" = ANY (zones) AND NOT p."zoneId" = ANY (zones_before)))
  ORDER BY array_position(ARRAY['TOTAL', 'CATEGORY', 'ZONE'], p."kind") LIMIT 1;
  IF FOUND THEN
    -- The driver passes on the message, not the name of the constraint.
    RAISE EXCEPTION '%: no place is left', CASE full_kind
      WHEN 'TOTAL' THEN 'delegation_is_full' WHEN 'CATEGORY' THEN 'category_is_full' ELSE 'zone_is_full' END
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_quota_insert AFTER INSERT ON "Delegate" FOR EACH ROW EXECUTE FUNCTION keep_quota();
CREATE TRIGGER keep_quota_update AFTER UPDATE OF "state", "delegationId", "categoryId", "approvedZoneCodes" ON "Delegate"
  FOR EACH ROW WHEN ((OLD."state", OLD."delegationId", OLD."categoryId", OLD."approvedZoneCodes")
    IS DISTINCT FROM (NEW."state", NEW."delegationId", NEW."categoryId", NEW."approvedZoneCodes"))
  EXECUTE FUNCTION keep_quota();

-- A delegation has no more transferable cards of a zone than were granted to it; without a grant, none.
CREATE FUNCTION keep_card_quota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_delegation(NEW."delegationId");
  IF NOT EXISTS (SELECT 1 FROM places_of_delegation(NEW."delegationId") p
                 WHERE p."kind" = 'SECONDARY_CARD' AND p."zoneId" = NEW."zoneId" AND p."used" < p."places") THEN
    RAISE EXCEPTION 'cards_are_full: no card is left' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_card_quota BEFORE INSERT ON "SecondaryCard" FOR EACH ROW EXECUTE FUNCTION keep_card_quota();

-- One travel document, one person in a conference, whatever path writes the state. Refused and revoked people keep
-- their claim: a refusal is not undone by registering again, but by an officer or on appeal.
CREATE FUNCTION claims_document(state "DelegateState") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state NOT IN ('DRAFT', 'WITHDRAWN', 'SUBSTITUTED')
$$;
CREATE FUNCTION claim_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "DocumentClaim" WHERE "delegateId" = NEW."id";
  IF claims_document(NEW."state") THEN
    INSERT INTO "DocumentClaim" ("conferenceId", "numberHash", "delegateId")
    SELECT NEW."conferenceId", t."numberHash", NEW."id" FROM "TravelDocument" t
    WHERE t."delegateId" = NEW."id" AND t."numberHash" IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER claim_document_insert AFTER INSERT ON "Delegate" FOR EACH ROW EXECUTE FUNCTION claim_document();
CREATE TRIGGER claim_document_update AFTER UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (OLD."state" <> NEW."state") EXECUTE FUNCTION claim_document();
INSERT INTO "DocumentClaim" ("conferenceId", "numberHash", "delegateId")
  SELECT d."conferenceId", t."numberHash", d."id" FROM "Delegate" d JOIN "TravelDocument" t ON t."delegateId" = d."id"
  WHERE claims_document(d."state") AND t."numberHash" IS NOT NULL ORDER BY d."id"
  ON CONFLICT DO NOTHING;

-- Nomination documents: a code for every defect; lines are settled once an officer has judged the paper.
ALTER TABLE "NominationDocument"
  ADD CONSTRAINT nomination_document_defect CHECK ("state" <> 'DEFECTIVE' OR "defectCode" IS NOT NULL),
  ADD CONSTRAINT nomination_document_not_its_own CHECK ("supersedesId" <> "id"),
  ADD CONSTRAINT nomination_document_pages CHECK ("pageCount" BETWEEN 0 AND 200);
CREATE FUNCTION settle_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  document uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."documentId" ELSE NEW."documentId" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "NominationDocument" n WHERE n."id" = document AND n."state" <> 'RECEIVED') THEN
    RAISE EXCEPTION 'nomination_lines_settled: the document was judged' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER settle_lines BEFORE INSERT OR UPDATE OR DELETE ON "NominationLine" FOR EACH ROW EXECUTE FUNCTION settle_lines();
CREATE TRIGGER nomination_match_append_only BEFORE UPDATE ON "NominationMatch" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proof_sheet_signature_append_only BEFORE UPDATE OR DELETE ON "ProofSheetSignature" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "Substitution"
  ADD CONSTRAINT substitution_two CHECK ("leavingId" <> "replacementId"),
  ADD CONSTRAINT substitution_end CHECK ("completedAt" IS NULL OR "cancelledAt" IS NULL);
CREATE UNIQUE INDEX substitution_leaving_unique ON "Substitution" ("leavingId") WHERE "cancelledAt" IS NULL;
ALTER TABLE "Delegate"
  ADD CONSTRAINT delegate_not_merged_into_itself CHECK ("mergedIntoId" <> "id"),
  ADD CONSTRAINT delegate_merged_withdrawn CHECK ("mergedIntoId" IS NULL OR "state" = 'WITHDRAWN'),
  ADD CONSTRAINT delegate_precedence_positive CHECK ("precedence" > 0);
ALTER TABLE "DuplicatePair"
  ADD CONSTRAINT duplicate_pair_order CHECK ("oneId" < "otherId"),
  ADD CONSTRAINT duplicate_pair_decided CHECK (("state" = 'OPEN') = ("decidedAt" IS NULL) AND ("decidedAt" IS NULL) = ("decidedBy" IS NULL));
ALTER TABLE "DelegateMerge"
  ADD CONSTRAINT delegate_merge_two CHECK ("keptId" <> "givenId"),
  ADD CONSTRAINT delegate_merge_undone CHECK (("undoneAt" IS NULL) = ("undoneBy" IS NULL));
CREATE UNIQUE INDEX delegate_merge_open_unique ON "DelegateMerge" ("givenId") WHERE "undoneAt" IS NULL;

ALTER TABLE "Upload"
  ADD CONSTRAINT upload_size CHECK ("byteSize" BETWEEN 1 AND 67108864 AND "received" BETWEEN 0 AND "byteSize"),
  ADD CONSTRAINT upload_hash_length CHECK (octet_length("sha256") = 32);
ALTER TABLE "UploadPiece" ADD CONSTRAINT upload_piece_offset CHECK ("offset" >= 0);
ALTER TABLE "Import" ADD CONSTRAINT import_progress CHECK ("done" BETWEEN 0 AND "total");
ALTER TABLE "ImportRow" ADD CONSTRAINT import_row_number_positive CHECK ("rowNumber" > 0);
ALTER TABLE "AccessLink" ADD CONSTRAINT access_link_code_attempts CHECK ("codeAttempts" >= 0);

-- The waiting list of a delegation, in its order; the order of precedence of a delegation.
CREATE INDEX delegate_waiting ON "Delegate" ("delegationId", "stateSince", "id") WHERE "state" = 'WAITLISTED';
CREATE INDEX upload_open ON "Upload" ("createdAt") WHERE "fileId" IS NULL;
