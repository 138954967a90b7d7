-- A hold is not the end of an accreditation: the place stays taken, and is counted in the zones that were approved.
CREATE OR REPLACE FUNCTION takes_place(state "DelegateState") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state IN ('SUBMITTED', 'RETURNED', 'IN_REVIEW', 'READY', 'APPROVED', 'SUSPENDED')
$$;
CREATE OR REPLACE FUNCTION zones_of_delegate(state "DelegateState", category uuid, approved text[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN state IN ('APPROVED', 'SUSPENDED')
    THEN ARRAY(SELECT z."id" FROM "Zone" z JOIN "Category" c ON c."conferenceId" = z."conferenceId"
               WHERE c."id" = category AND z."code" = ANY (approved))
    ELSE ARRAY(SELECT cz."zoneId" FROM "CategoryZone" cz WHERE cz."categoryId" = category) END
$$;

-- Whoever has not submitted yet, or whose registration ended without a decision, keeps no document from another.
CREATE OR REPLACE FUNCTION claims_document(state "DelegateState") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state NOT IN ('INVITED', 'DRAFT', 'WITHDRAWN', 'SUBSTITUTED', 'LAPSED', 'PURGED')
$$;
