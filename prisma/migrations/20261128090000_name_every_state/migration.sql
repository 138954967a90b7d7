-- New values of an enum can be used from the next transaction on, so they come in a migration of their own.
ALTER TYPE "DelegateState" ADD VALUE 'INVITED';
ALTER TYPE "DelegateState" ADD VALUE 'UNDER_APPEAL';
ALTER TYPE "DelegateState" ADD VALUE 'SUSPENDED';
ALTER TYPE "DelegateState" ADD VALUE 'LAPSED';
ALTER TYPE "DelegateState" ADD VALUE 'CLOSED';
ALTER TYPE "DelegateState" ADD VALUE 'PURGED';
