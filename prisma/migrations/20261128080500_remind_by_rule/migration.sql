-- CreateEnum
CREATE TYPE "ReminderCause" AS ENUM ('RULE', 'OFFICER');

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "stopUrl" TEXT;

-- CreateTable
CREATE TABLE "Reminder" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "recipient" CITEXT NOT NULL,
    "sentOn" DATE NOT NULL,
    "cause" "ReminderCause" NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderPart" (
    "id" UUID NOT NULL,
    "reminderId" UUID NOT NULL,
    "delegationId" UUID,
    "deadlineOn" DATE NOT NULL,
    "step" INTEGER,

    CONSTRAINT "ReminderPart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Reminder_conferenceId_recipient_idx" ON "Reminder"("conferenceId", "recipient");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_recipient_day_unique" ON "Reminder"("recipient", "sentOn");

-- CreateIndex
CREATE INDEX "ReminderPart_reminderId_idx" ON "ReminderPart"("reminderId");

-- CreateIndex
CREATE INDEX "ReminderPart_delegationId_idx" ON "ReminderPart"("delegationId");

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderPart" ADD CONSTRAINT "ReminderPart_reminderId_fkey" FOREIGN KEY ("reminderId") REFERENCES "Reminder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderPart" ADD CONSTRAINT "ReminderPart_delegationId_fkey" FOREIGN KEY ("delegationId") REFERENCES "Delegation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ReminderPart" ADD CONSTRAINT reminder_part_step CHECK ("step" BETWEEN 0 AND 90);
-- Who has something to finish is sought every hour before a deadline: by state, without walking everybody.
CREATE INDEX "Delegate_unfinished_idx" ON "Delegate" ("conferenceId", "ownerEmail")
  WHERE "state" IN ('DRAFT', 'RETURNED') AND "ownerEmail" IS NOT NULL;
