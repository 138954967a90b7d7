-- AlterTable
ALTER TABLE "File" ADD COLUMN     "pageCount" INTEGER;

-- AlterTable
ALTER TABLE "NominationDocument" DROP COLUMN "pageCount";

-- What was taken in has pages, and no nomination has more than these.
ALTER TABLE "File" ADD CONSTRAINT file_page_count CHECK ("pageCount" BETWEEN 1 AND 200);
