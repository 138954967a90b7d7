-- Case-insensitive text for e-mail addresses.
CREATE EXTENSION IF NOT EXISTS citext;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ReviewKind" AS ENUM ('COMPLETENESS');

-- CreateEnum
CREATE TYPE "ReviewTaskState" AS ENUM ('OPEN', 'DONE', 'CANCELLED');

-- CreateEnum
CREATE TYPE "BadgeState" AS ENUM ('QUEUED', 'PRINTED', 'ISSUED', 'HELD', 'RETURNED', 'EXPIRED', 'SPOILED', 'VOID', 'LOST', 'FOUND_DESTROYED', 'DAMAGED', 'REVOKED');

-- CreateEnum
CREATE TYPE "BadgeBatchState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "NameOrder" AS ENUM ('GIVEN_FAMILY', 'FAMILY_GIVEN');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('FEMALE', 'MALE', 'OTHER', 'UNDISCLOSED');

-- CreateEnum
CREATE TYPE "DelegateState" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'READY', 'APPROVED', 'REJECTED', 'REVOKED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "DelegationRole" AS ENUM ('HEAD', 'ACTING_HEAD', 'DEPUTY_HEAD', 'REPRESENTATIVE', 'ALTERNATE', 'ADVISER', 'EXPERT', 'TECHNICAL', 'INTERPRETER', 'SECURITY', 'MEDIA', 'SPOUSE', 'STAFF', 'SECRETARIAT');

-- CreateEnum
CREATE TYPE "TravelDocumentType" AS ENUM ('PASSPORT', 'DIPLOMATIC_PASSPORT', 'SERVICE_PASSPORT', 'UN_LAISSEZ_PASSER', 'NATIONAL_ID', 'REFUGEE_DOCUMENT', 'STATELESS_DOCUMENT');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('PRIVACY_NOTICE', 'CODE_OF_CONDUCT', 'PUBLISH_IN_LIST', 'EMAIL_IN_LIST', 'RECORDING');

-- CreateEnum
CREATE TYPE "FilePurpose" AS ENUM ('PHOTO_MASTER', 'PHOTO_BADGE', 'NOMINATION_DOCUMENT', 'BADGE_BATCH');

-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('USER', 'REGISTRANT');

-- CreateEnum
CREATE TYPE "AccessLinkPurpose" AS ENUM ('VERIFY_EMAIL', 'CONTINUE', 'RESET_PASSWORD', 'INVITE_USER');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('QUEUED', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "OrganizationType" AS ENUM ('MEMBER_STATE', 'OBSERVER_STATE', 'HOST_GOVERNMENT', 'UN_SYSTEM', 'IGO', 'NGO', 'MEDIA', 'OTHER');

-- CreateEnum
CREATE TYPE "DelegationState" AS ENUM ('INVITED', 'ACTIVE', 'CLOSED');

-- CreateEnum
CREATE TYPE "NominationDocumentKind" AS ENUM ('NOTE_VERBALE', 'OFFICIAL_LETTER', 'CREDENTIALS');

-- CreateEnum
CREATE TYPE "NominationDocumentState" AS ENUM ('RECEIVED', 'VERIFIED', 'DEFECTIVE', 'SUPERSEDED');

-- CreateTable
CREATE TABLE "ReviewTask" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "kind" "ReviewKind" NOT NULL,
    "state" "ReviewTaskState" NOT NULL DEFAULT 'OPEN',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" UUID,

    CONSTRAINT "ReviewTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "snapshotId" UUID,
    "action" TEXT NOT NULL,
    "fromState" "DelegateState" NOT NULL,
    "toState" "DelegateState" NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorUserId" UUID,
    "actingRole" TEXT NOT NULL,
    "reasonCode" TEXT,
    "textForPerson" TEXT,
    "internalNote" TEXT,
    "categoryCode" TEXT,
    "zoneCodes" TEXT[],
    "requestId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReturnItem" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reasonCode" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "ReturnItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "chain" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actingRole" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "changes" JSONB,
    "details" JSONB,
    "requestId" TEXT NOT NULL,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "chain" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "Badge" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "state" "BadgeState" NOT NULL DEFAULT 'QUEUED',
    "categoryCode" TEXT NOT NULL,
    "zoneCodes" TEXT[],
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "keyId" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "face" JSONB NOT NULL,
    "replacesId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stateSince" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Badge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BadgeEvent" (
    "id" UUID NOT NULL,
    "badgeId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fromState" "BadgeState" NOT NULL,
    "toState" "BadgeState" NOT NULL,
    "actorUserId" UUID,
    "actingRole" TEXT NOT NULL,
    "reason" TEXT,
    "details" JSONB,
    "requestId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BadgeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BadgeCounter" (
    "conferenceId" UUID NOT NULL,
    "lastSerial" INTEGER NOT NULL,

    CONSTRAINT "BadgeCounter_pkey" PRIMARY KEY ("conferenceId")
);

-- CreateTable
CREATE TABLE "BadgeBatch" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "requestedBy" UUID NOT NULL,
    "filter" JSONB NOT NULL,
    "state" "BadgeBatchState" NOT NULL DEFAULT 'WAITING',
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "fileId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BadgeBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BadgeBatchItem" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "delegateId" UUID NOT NULL,
    "badgeId" UUID,
    "skipped" TEXT,

    CONSTRAINT "BadgeBatchItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conference" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "credentialNumber" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "shortTitle" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "venue" JSONB NOT NULL,
    "city" JSONB NOT NULL,
    "convenedBy" JSONB NOT NULL,
    "supportedBy" JSONB NOT NULL,
    "hostCountry" TEXT NOT NULL,
    "hostLanguages" TEXT[],
    "timeZone" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "registrationOpensAt" TIMESTAMPTZ(3) NOT NULL,
    "registrationClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "emergencyPhone" TEXT NOT NULL,
    "privacyNoticeVersion" TEXT NOT NULL,
    "codeOfConductVersion" TEXT NOT NULL,
    "reviewDays" INTEGER NOT NULL,
    "decisionDays" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Conference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deadline" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "bandColor" TEXT NOT NULL,
    "bandPattern" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "selfRegistration" BOOLEAN NOT NULL,
    "organizationTypes" "OrganizationType"[],
    "asks" TEXT[],

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Zone" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "pictogram" TEXT NOT NULL,
    "bit" INTEGER NOT NULL,

    CONSTRAINT "Zone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CategoryZone" (
    "categoryId" UUID NOT NULL,
    "zoneId" UUID NOT NULL,

    CONSTRAINT "CategoryZone_pkey" PRIMARY KEY ("categoryId","zoneId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "familyName" TEXT,
    "givenNames" TEXT,
    "patronymic" TEXT,
    "isMononym" BOOLEAN NOT NULL DEFAULT false,
    "nameOrder" "NameOrder" NOT NULL DEFAULT 'GIVEN_FAMILY',
    "nativeName" TEXT,
    "nativeLanguage" TEXT,
    "gender" "Gender",
    "birthDate" DATE,
    "nationalities" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delegate" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "delegationId" UUID,
    "categoryId" UUID,
    "delegationRole" "DelegationRole",
    "state" "DelegateState" NOT NULL DEFAULT 'DRAFT',
    "stateSince" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "salutation" TEXT,
    "functionalTitle" TEXT,
    "department" TEXT,
    "rank" TEXT,
    "email" CITEXT,
    "phone" TEXT,
    "emergencyName" TEXT,
    "emergencyPhone" TEXT,
    "arrivalOn" DATE,
    "departureOn" DATE,
    "visaNeeded" BOOLEAN,
    "mediaOutlet" TEXT,
    "photoId" UUID,
    "locale" TEXT NOT NULL,
    "ownerEmail" CITEXT,
    "createdByUserId" UUID,
    "requestKey" UUID NOT NULL,
    "badgeApprovedAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "approvedZoneCodes" TEXT[],
    "nameKeys" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Delegate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TravelDocument" (
    "delegateId" UUID NOT NULL,
    "type" "TravelDocumentType",
    "issuer" TEXT,
    "numberCiphertext" BYTEA,
    "numberKeyId" TEXT,
    "numberHash" BYTEA,
    "issuedOn" DATE,
    "expiresOn" DATE,
    "mrzFindings" JSONB,

    CONSTRAINT "TravelDocument_pkey" PRIMARY KEY ("delegateId")
);

-- CreateTable
CREATE TABLE "DelegateNeeds" (
    "delegateId" UUID NOT NULL,
    "dietary" TEXT[],
    "dietaryNote" TEXT,
    "accessibility" TEXT[],
    "accessibilityNote" TEXT,

    CONSTRAINT "DelegateNeeds_pkey" PRIMARY KEY ("delegateId")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "given" BOOLEAN NOT NULL,
    "textVersion" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DelegateSnapshot" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" BYTEA NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DelegateSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "purpose" "FilePurpose" NOT NULL,
    "storageKey" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "name" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Photo" (
    "id" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "masterFileId" UUID NOT NULL,
    "badgeFileId" UUID NOT NULL,
    "verdict" JSONB NOT NULL,
    "passes" BOOLEAN NOT NULL,
    "humanLookRequested" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "organizationId" UUID,
    "passwordHash" TEXT,
    "passwordChangedAt" TIMESTAMPTZ(3),
    "totpSecretCiphertext" BYTEA,
    "totpKeyId" TEXT,
    "totpLastStep" INTEGER,
    "secondFactorSince" TIMESTAMPTZ(3),
    "suspendedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "conferenceId" UUID,
    "delegationId" UUID,
    "categoryIds" UUID[],
    "grantedBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "kind" "SessionKind" NOT NULL,
    "userId" UUID,
    "email" CITEXT,
    "conferenceId" UUID,
    "secondFactorAt" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessLink" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "purpose" "AccessLinkPurpose" NOT NULL,
    "email" CITEXT NOT NULL,
    "conferenceId" UUID,
    "delegateId" UUID,
    "userId" UUID,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "name" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "conferenceId" UUID,
    "delegateId" UUID,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT,
    "html" TEXT,
    "qrText" TEXT,
    "dedupeKey" TEXT NOT NULL,
    "state" "MessageState" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "type" "OrganizationType" NOT NULL,
    "name" JSONB NOT NULL,
    "acronym" TEXT,
    "countryIso3" TEXT,
    "aliases" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delegation" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "state" "DelegationState" NOT NULL DEFAULT 'INVITED',
    "language" TEXT NOT NULL,
    "contactEmail" CITEXT,
    "quota" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FocalPoint" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "isDeputy" BOOLEAN NOT NULL DEFAULT false,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FocalPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationDocument" (
    "id" UUID NOT NULL,
    "delegationId" UUID NOT NULL,
    "kind" "NominationDocumentKind" NOT NULL,
    "reference" TEXT NOT NULL,
    "documentDate" DATE NOT NULL,
    "state" "NominationDocumentState" NOT NULL DEFAULT 'RECEIVED',
    "fileId" UUID,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verifiedAt" TIMESTAMPTZ(3),
    "verifiedBy" UUID,

    CONSTRAINT "NominationDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationLine" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "lineNumber" INTEGER NOT NULL,
    "nameAsWritten" TEXT NOT NULL,
    "titleAsWritten" TEXT NOT NULL,
    "roleAsWritten" TEXT NOT NULL,

    CONSTRAINT "NominationLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewTask_delegateId_idx" ON "ReviewTask"("delegateId");

-- CreateIndex
CREATE INDEX "Decision_delegateId_createdAt_idx" ON "Decision"("delegateId", "createdAt");

-- CreateIndex
CREATE INDEX "Decision_snapshotId_idx" ON "Decision"("snapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "return_item_position_unique" ON "ReturnItem"("decisionId", "position");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_idx" ON "AuditEntry"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEntry_chain_at_idx" ON "AuditEntry"("chain", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_sequence_unique" ON "AuditEntry"("chain", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "badge_credential_unique" ON "Badge"("credential");

-- CreateIndex
CREATE UNIQUE INDEX "badge_replaces_unique" ON "Badge"("replacesId");

-- CreateIndex
CREATE INDEX "Badge_delegateId_idx" ON "Badge"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "badge_serial_unique" ON "Badge"("conferenceId", "serial");

-- CreateIndex
CREATE INDEX "BadgeEvent_badgeId_createdAt_idx" ON "BadgeEvent"("badgeId", "createdAt");

-- CreateIndex
CREATE INDEX "BadgeBatch_conferenceId_createdAt_idx" ON "BadgeBatch"("conferenceId", "createdAt");

-- CreateIndex
CREATE INDEX "BadgeBatch_fileId_idx" ON "BadgeBatch"("fileId");

-- CreateIndex
CREATE INDEX "BadgeBatchItem_badgeId_idx" ON "BadgeBatchItem"("badgeId");

-- CreateIndex
CREATE UNIQUE INDEX "badge_batch_item_position_unique" ON "BadgeBatchItem"("batchId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "conference_slug_unique" ON "Conference"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "conference_code_unique" ON "Conference"("code");

-- CreateIndex
CREATE UNIQUE INDEX "conference_credential_number_unique" ON "Conference"("credentialNumber");

-- CreateIndex
CREATE UNIQUE INDEX "deadline_position_unique" ON "Deadline"("conferenceId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "category_code_unique" ON "Category"("conferenceId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "zone_code_unique" ON "Zone"("conferenceId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "zone_bit_unique" ON "Zone"("conferenceId", "bit");

-- CreateIndex
CREATE INDEX "CategoryZone_zoneId_idx" ON "CategoryZone"("zoneId");

-- CreateIndex
CREATE UNIQUE INDEX "delegate_person_unique" ON "Delegate"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "delegate_reference_unique" ON "Delegate"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "delegate_request_key_unique" ON "Delegate"("requestKey");

-- CreateIndex
CREATE INDEX "Delegate_conferenceId_ownerEmail_idx" ON "Delegate"("conferenceId", "ownerEmail");

-- CreateIndex
CREATE INDEX "Delegate_delegationId_idx" ON "Delegate"("delegationId");

-- CreateIndex
CREATE INDEX "Delegate_categoryId_idx" ON "Delegate"("categoryId");

-- CreateIndex
CREATE INDEX "Delegate_photoId_idx" ON "Delegate"("photoId");

-- CreateIndex
CREATE INDEX "Delegate_createdByUserId_idx" ON "Delegate"("createdByUserId");

-- CreateIndex
CREATE INDEX "TravelDocument_numberHash_idx" ON "TravelDocument"("numberHash");

-- CreateIndex
CREATE INDEX "TravelDocument_numberKeyId_idx" ON "TravelDocument"("numberKeyId");

-- CreateIndex
CREATE INDEX "Consent_delegateId_purpose_createdAt_idx" ON "Consent"("delegateId", "purpose", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "delegate_snapshot_number_unique" ON "DelegateSnapshot"("delegateId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "file_storage_key_unique" ON "File"("storageKey");

-- CreateIndex
CREATE INDEX "File_conferenceId_idx" ON "File"("conferenceId");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_masterFileId_key" ON "Photo"("masterFileId");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_badgeFileId_key" ON "Photo"("badgeFileId");

-- CreateIndex
CREATE INDEX "Photo_delegateId_idx" ON "Photo"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_unique" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_organizationId_idx" ON "User"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_unique" ON "RecoveryCode"("userId", "codeHash");

-- CreateIndex
CREATE INDEX "RoleGrant_userId_idx" ON "RoleGrant"("userId");

-- CreateIndex
CREATE INDEX "RoleGrant_conferenceId_idx" ON "RoleGrant"("conferenceId");

-- CreateIndex
CREATE INDEX "RoleGrant_delegationId_idx" ON "RoleGrant"("delegationId");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_unique" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_email_conferenceId_idx" ON "Session"("email", "conferenceId");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_token_unique" ON "AccessLink"("tokenHash");

-- CreateIndex
CREATE INDEX "AccessLink_email_purpose_idx" ON "AccessLink"("email", "purpose");

-- CreateIndex
CREATE INDEX "AccessLink_delegateId_idx" ON "AccessLink"("delegateId");

-- CreateIndex
CREATE UNIQUE INDEX "message_dedupe_unique" ON "Message"("dedupeKey");

-- CreateIndex
CREATE INDEX "Message_delegateId_idx" ON "Message"("delegateId");

-- CreateIndex
CREATE INDEX "Message_recipient_createdAt_idx" ON "Message"("recipient", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "organization_code_unique" ON "Organization"("code");

-- CreateIndex
CREATE INDEX "Delegation_organizationId_idx" ON "Delegation"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "delegation_organization_unique" ON "Delegation"("conferenceId", "organizationId");

-- CreateIndex
CREATE INDEX "FocalPoint_delegationId_idx" ON "FocalPoint"("delegationId");

-- CreateIndex
CREATE INDEX "FocalPoint_userId_idx" ON "FocalPoint"("userId");

-- CreateIndex
CREATE INDEX "NominationDocument_fileId_idx" ON "NominationDocument"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "nomination_document_reference_unique" ON "NominationDocument"("delegationId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "nomination_line_number_unique" ON "NominationLine"("documentId", "lineNumber");

-- AddForeignKey
ALTER TABLE "ReviewTask" ADD CONSTRAINT "ReviewTask_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "DelegateSnapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnItem" ADD CONSTRAINT "ReturnItem_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Badge" ADD CONSTRAINT "Badge_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Badge" ADD CONSTRAINT "Badge_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Badge" ADD CONSTRAINT "Badge_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Badge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeEvent" ADD CONSTRAINT "BadgeEvent_badgeId_fkey" FOREIGN KEY ("badgeId") REFERENCES "Badge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeBatch" ADD CONSTRAINT "BadgeBatch_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeBatch" ADD CONSTRAINT "BadgeBatch_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeBatchItem" ADD CONSTRAINT "BadgeBatchItem_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "BadgeBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BadgeBatchItem" ADD CONSTRAINT "BadgeBatchItem_badgeId_fkey" FOREIGN KEY ("badgeId") REFERENCES "Badge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deadline" ADD CONSTRAINT "Deadline_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Zone" ADD CONSTRAINT "Zone_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryZone" ADD CONSTRAINT "CategoryZone_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryZone" ADD CONSTRAINT "CategoryZone_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "Zone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_createdByUserId_fkey" FOREIGN KEY ("createdByUserId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "Photo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TravelDocument" ADD CONSTRAINT "TravelDocument_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegateNeeds" ADD CONSTRAINT "DelegateNeeds_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DelegateSnapshot" ADD CONSTRAINT "DelegateSnapshot_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_masterFileId_fkey" FOREIGN KEY ("masterFileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_badgeFileId_fkey" FOREIGN KEY ("badgeFileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FocalPoint" ADD CONSTRAINT "FocalPoint_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FocalPoint" ADD CONSTRAINT "FocalPoint_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationDocument" ADD CONSTRAINT "NominationDocument_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationDocument" ADD CONSTRAINT "NominationDocument_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationLine" ADD CONSTRAINT "NominationLine_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "NominationDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that Prisma's schema language cannot say. Each is named, so that lib/db/errors.ts can answer in words.



-- Append-only: what was recorded stays as it was.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON "Decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER return_item_append_only BEFORE UPDATE OR DELETE ON "ReturnItem" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER delegate_snapshot_append_only BEFORE UPDATE OR DELETE ON "DelegateSnapshot" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER badge_event_append_only BEFORE UPDATE OR DELETE ON "BadgeEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_append_only BEFORE UPDATE ON "Consent" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The head of a chain only moves forward, by one.
CREATE FUNCTION audit_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."sequence" <> OLD."sequence" + 1 THEN
    RAISE EXCEPTION 'the audit chain moves forward by one' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_head_forward BEFORE UPDATE ON "AuditHead" FOR EACH ROW EXECUTE FUNCTION audit_head_forward();

-- Separation of duties, repeated from lib/policy/separation.ts: whoever created or passed a file does not decide it.
CREATE FUNCTION decision_separation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."action" IN ('approve', 'refuse') AND NEW."actorUserId" IS NOT NULL AND (
    EXISTS (SELECT 1 FROM "Delegate" d WHERE d."id" = NEW."delegateId" AND d."createdByUserId" = NEW."actorUserId")
    OR EXISTS (SELECT 1 FROM "Decision" p WHERE p."delegateId" = NEW."delegateId" AND p."action" = 'pass'
               AND p."actorUserId" = NEW."actorUserId")
  ) THEN
    RAISE EXCEPTION 'separation of duties' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_separation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_separation BEFORE INSERT ON "Decision" FOR EACH ROW EXECUTE FUNCTION decision_separation();

ALTER TABLE "Decision"
  ADD CONSTRAINT decision_actor CHECK (("actorKind" = 'user') = ("actorUserId" IS NOT NULL)),
  ADD CONSTRAINT decision_refusal_reason CHECK ("action" NOT IN ('refuse', 'revoke') OR "reasonCode" IS NOT NULL),
  ADD CONSTRAINT decision_approval_category CHECK ("action" <> 'approve' OR "categoryCode" IS NOT NULL);

-- One badge of a person lives at a time.
CREATE UNIQUE INDEX badge_live_unique ON "Badge" ("delegateId") WHERE "state" IN ('QUEUED', 'PRINTED', 'ISSUED', 'HELD');
ALTER TABLE "Badge"
  ADD CONSTRAINT badge_serial_positive CHECK ("serial" > 0),
  ADD CONSTRAINT badge_validity_order CHECK ("validFrom" < "validUntil");

-- One open review of a kind for a person, and one head of each delegation among live registrations.
CREATE UNIQUE INDEX review_task_open_unique ON "ReviewTask" ("delegateId", "kind") WHERE "state" = 'OPEN';
ALTER TABLE "ReviewTask"
  ADD CONSTRAINT review_task_closed CHECK (("state" = 'OPEN') = ("closedAt" IS NULL));

ALTER TABLE "Conference"
  ADD CONSTRAINT conference_dates_order CHECK ("startsOn" <= "endsOn"),
  ADD CONSTRAINT conference_registration_order CHECK ("registrationOpensAt" < "registrationClosesAt"),
  ADD CONSTRAINT conference_code_form CHECK ("code" ~ '^[A-Z0-9]{3,8}$'),
  ADD CONSTRAINT conference_slug_form CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT conference_credential_number_range CHECK ("credentialNumber" BETWEEN 1 AND 65535),
  ADD CONSTRAINT conference_service_days CHECK ("reviewDays" BETWEEN 1 AND 60 AND "decisionDays" BETWEEN 1 AND 60);
ALTER TABLE "Category"
  ADD CONSTRAINT category_code_form CHECK ("code" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT category_color_form CHECK ("bandColor" ~ '^#[0-9A-F]{6}$');
ALTER TABLE "Zone"
  ADD CONSTRAINT zone_code_form CHECK ("code" ~ '^[A-Z]$'),
  ADD CONSTRAINT zone_bit_range CHECK ("bit" BETWEEN 0 AND 31);

ALTER TABLE "Organization"
  ADD CONSTRAINT organization_state_country CHECK ("type" NOT IN ('MEMBER_STATE', 'OBSERVER_STATE', 'HOST_GOVERNMENT') OR "countryIso3" IS NOT NULL),
  ADD CONSTRAINT organization_country_form CHECK ("countryIso3" ~ '^[A-Z]{3}$');
ALTER TABLE "Delegation" ADD CONSTRAINT delegation_quota_range CHECK ("quota" BETWEEN 0 AND 5000);
ALTER TABLE "FocalPoint" ADD CONSTRAINT focal_point_dates_order CHECK ("endsOn" IS NULL OR "startsOn" <= "endsOn");
CREATE UNIQUE INDEX focal_point_active_unique ON "FocalPoint" ("delegationId", "userId") WHERE "revokedAt" IS NULL;
ALTER TABLE "NominationLine" ADD CONSTRAINT nomination_line_number_positive CHECK ("lineNumber" > 0);
ALTER TABLE "NominationDocument"
  ADD CONSTRAINT nomination_document_verified CHECK ("state" <> 'VERIFIED' OR ("verifiedAt" IS NOT NULL AND "verifiedBy" IS NOT NULL));

-- Names: never blank, a mononym has no second part.
ALTER TABLE "Person"
  ADD CONSTRAINT person_names_not_blank CHECK (
    ("familyName" IS NULL OR btrim("familyName") <> '') AND ("givenNames" IS NULL OR btrim("givenNames") <> '')
    AND ("patronymic" IS NULL OR btrim("patronymic") <> '') AND ("nativeName" IS NULL OR btrim("nativeName") <> '')),
  ADD CONSTRAINT person_mononym CHECK (NOT "isMononym" OR "givenNames" IS NULL),
  ADD CONSTRAINT person_native_language CHECK ("nativeName" IS NULL OR "nativeLanguage" IS NOT NULL);

-- What was submitted is whole; a draft may be anything.
ALTER TABLE "Delegate"
  ADD CONSTRAINT delegate_submitted_whole CHECK ("state" IN ('DRAFT', 'WITHDRAWN') OR (
    "delegationId" IS NOT NULL AND "categoryId" IS NOT NULL AND "delegationRole" IS NOT NULL
    AND "functionalTitle" IS NOT NULL AND "email" IS NOT NULL AND "submittedAt" IS NOT NULL)),
  ADD CONSTRAINT delegate_owner CHECK ("ownerEmail" IS NOT NULL OR "createdByUserId" IS NOT NULL),
  ADD CONSTRAINT delegate_phone_form CHECK ("phone" ~ '^\+[0-9]{6,15}$'),
  ADD CONSTRAINT delegate_emergency_phone_form CHECK ("emergencyPhone" ~ '^\+[0-9]{6,15}$'),
  ADD CONSTRAINT delegate_version_positive CHECK ("version" > 0);
ALTER TABLE "TravelDocument"
  ADD CONSTRAINT travel_document_number_whole CHECK (
    num_nonnulls("numberCiphertext", "numberKeyId", "numberHash") IN (0, 3)),
  ADD CONSTRAINT travel_document_dates_order CHECK ("issuedOn" IS NULL OR "expiresOn" IS NULL OR "issuedOn" < "expiresOn");

ALTER TABLE "Session" ADD CONSTRAINT session_holder CHECK (
  ("kind" = 'USER' AND "userId" IS NOT NULL AND "email" IS NULL)
  OR ("kind" = 'REGISTRANT' AND "userId" IS NULL AND "email" IS NOT NULL AND "conferenceId" IS NOT NULL));
ALTER TABLE "File" ADD CONSTRAINT file_size_positive CHECK ("byteSize" > 0);
CREATE INDEX message_waiting ON "Message" ("createdAt") WHERE "state" <> 'SENT';
