-- Focal points choose their first password by a link and by a code that reached them by another way.
ALTER TABLE "User" ADD COLUMN "invitedWithCode" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "AccessLink" DROP CONSTRAINT "access_link_code_attempts";
ALTER TABLE "AccessLink" ADD CONSTRAINT "access_link_code_attempts" CHECK ("codeAttempts" BETWEEN 0 AND 5);
