-- New values of an enum can be used from the next transaction on, so they come in a migration of their own.
ALTER TYPE "ReviewKind" ADD VALUE 'SUBSTANCE';
ALTER TYPE "ReviewKind" ADD VALUE 'PROTOCOL';
ALTER TYPE "ReviewKind" ADD VALUE 'MEDIA';
ALTER TYPE "ReviewTaskState" ADD VALUE 'PLANNED';
ALTER TYPE "DelegateState" ADD VALUE 'IN_REVIEW';
