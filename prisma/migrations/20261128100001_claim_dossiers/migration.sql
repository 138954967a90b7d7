-- CreateTable
CREATE TABLE "ReviewClaim" (
    "delegateId" UUID NOT NULL,
    "holderId" UUID NOT NULL,
    "lease" UUID NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewClaim_pkey" PRIMARY KEY ("delegateId")
);

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QueueColumns" (
    "userId" UUID NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "QueueColumns_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "ReviewClaim_holderId_idx" ON "ReviewClaim"("holderId");

-- CreateIndex
CREATE INDEX "SavedFilter_conferenceId_idx" ON "SavedFilter"("conferenceId");

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_name_unique" ON "SavedFilter"("userId", "conferenceId", "name");

-- AddForeignKey
ALTER TABLE "ReviewClaim" ADD CONSTRAINT "ReviewClaim_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Delegate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewClaim" ADD CONSTRAINT "ReviewClaim_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueColumns" ADD CONSTRAINT "QueueColumns_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ReviewClaim" ADD CONSTRAINT review_claim_ends CHECK ("expiresAt" > "takenAt");
ALTER TABLE "SavedFilter" ADD CONSTRAINT saved_filter_named CHECK (btrim("name") <> '');

-- The queue by its clocks: what is due first.
CREATE INDEX delegate_queue_by_due ON "Delegate" ("conferenceId", "dueAt", "id") WHERE "dueAt" IS NOT NULL;
