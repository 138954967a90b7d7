-- A value of an enum cannot be used in the transaction that adds it.
ALTER TYPE "ReviewKind" ADD VALUE 'CLEARANCE';

-- What everybody but vetting officers sees of a clearance file.
CREATE TYPE "ClearanceOutcome" AS ENUM ('NOT_REQUIRED', 'PENDING', 'CLEARED', 'NOT_CLEARED', 'WAIVED');
ALTER TABLE "Delegate" ADD COLUMN     "clearance" "ClearanceOutcome" NOT NULL DEFAULT 'NOT_REQUIRED',
ADD COLUMN     "clearanceUntil" DATE;
