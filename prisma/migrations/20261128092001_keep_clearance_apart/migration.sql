-- The clearance file: tables of a role of their own. The application's login owns the rest of the database and reads
-- nothing here unless it takes the role for the length of a vetting transaction (decision 0025).
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'placet_vetting') THEN
    BEGIN
      CREATE ROLE placet_vetting NOLOGIN NOINHERIT;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was faster
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the role placet_vetting is missing and this login may not create it: see "Running it for real" in README.md';
    END;
  END IF;
  -- Taken by SET ROLE, never inherited: PostgreSQL 16 says so per membership, older ones per login.
  IF NOT pg_has_role(CURRENT_USER, 'placet_vetting', 'MEMBER') OR NOT EXISTS (
    SELECT 1 FROM pg_roles WHERE rolname = CURRENT_USER AND rolsuper
  ) THEN
    BEGIN
      IF current_setting('server_version_num')::int >= 160000 THEN
        IF NOT EXISTS (
          SELECT 1 FROM pg_auth_members m WHERE m.roleid = 'placet_vetting'::regrole
            AND m.member = CURRENT_USER::regrole AND (to_jsonb(m) ->> 'set_option')::boolean
        ) THEN
          EXECUTE format('GRANT placet_vetting TO %I WITH INHERIT FALSE, SET TRUE', CURRENT_USER);
        END IF;
      ELSIF NOT pg_has_role(CURRENT_USER, 'placet_vetting', 'MEMBER') THEN
        EXECUTE format('GRANT placet_vetting TO %I', CURRENT_USER);
        EXECUTE format('ALTER ROLE %I NOINHERIT', CURRENT_USER);
      END IF;
    EXCEPTION
      WHEN unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'this login may not take the role placet_vetting: see "Running it for real" in README.md';
    END;
  END IF;
END $$;

CREATE SCHEMA clearance AUTHORIZATION placet_vetting;
GRANT REFERENCES ("id"), SELECT ("id", "conferenceId", "state"), UPDATE ("clearance", "clearanceUntil") ON "Delegate" TO placet_vetting;

SET LOCAL ROLE placet_vetting;

CREATE TYPE clearance.state AS ENUM (
  'PENDING', 'RUNNING', 'QUERY', 'POSSIBLE_MATCH', 'REFERRED', 'CLEARED', 'NOT_CLEARED', 'WAIVED'
);

-- One file a person, from the moment a review asks for clearance. No file: not required.
CREATE TABLE clearance.file (
  delegate_id uuid PRIMARY KEY REFERENCES public."Delegate" ("id") ON DELETE RESTRICT,
  conference_id uuid NOT NULL,
  state clearance.state NOT NULL DEFAULT 'PENDING',
  since timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  -- Who works on it.
  taken_by uuid,
  -- Until when it should be settled; null while nobody waits for it.
  due_at timestamptz(3),
  valid_until date,
  CONSTRAINT clearance_validity_of_settled CHECK (valid_until IS NULL OR state IN ('CLEARED', 'WAIVED'))
);
CREATE INDEX clearance_file_open ON clearance.file (conference_id, due_at)
  WHERE state IN ('PENDING', 'RUNNING', 'QUERY', 'POSSIBLE_MATCH', 'REFERRED');
CREATE INDEX clearance_file_valid_until ON clearance.file (valid_until) WHERE valid_until IS NOT NULL;

CREATE TABLE clearance.event (
  id uuid PRIMARY KEY,
  -- The order of events, whatever the clocks say.
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  delegate_id uuid NOT NULL REFERENCES clearance.file (delegate_id) ON DELETE RESTRICT,
  action text NOT NULL,
  from_state clearance.state,
  to_state clearance.state NOT NULL,
  note text,
  actor_user_id uuid,
  acting_role text NOT NULL,
  request_id text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX clearance_event_of_file ON clearance.event (delegate_id, position);

-- A possible match is work to do, never a verdict.
CREATE TABLE clearance.possible_match (
  id uuid PRIMARY KEY,
  delegate_id uuid NOT NULL REFERENCES clearance.file (delegate_id) ON DELETE RESTRICT,
  name text NOT NULL,
  list_name text NOT NULL,
  list_version text NOT NULL,
  score integer NOT NULL CONSTRAINT possible_match_score CHECK (score BETWEEN 0 AND 100),
  reason text NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamptz(3) NOT NULL,
  -- Null: not looked at yet.
  outcome text CONSTRAINT possible_match_outcome CHECK (outcome IN ('FALSE_POSITIVE', 'REFERRED', 'CONFIRMED')),
  settled_by uuid,
  settled_at timestamptz(3),
  settled_reason text,
  CONSTRAINT possible_match_settled CHECK (
    (outcome IS NULL) = (settled_by IS NULL) AND (outcome IS NULL) = (settled_at IS NULL)
    AND (outcome IS NULL) = (settled_reason IS NULL)
  )
);
CREATE INDEX possible_match_of_file ON clearance.possible_match (delegate_id);

-- What was written in the file stays, until the person is purged: then the words go and the course of events stays.
CREATE FUNCTION clearance.keep_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.note IS NULL
    AND to_jsonb(NEW) - 'note' = to_jsonb(OLD) - 'note'
    AND EXISTS (SELECT 1 FROM public."Delegate" d WHERE d."id" = OLD.delegate_id AND d."state" = 'PURGED')
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'events of a clearance file are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON clearance.event
  FOR EACH ROW EXECUTE FUNCTION clearance.keep_events();
CREATE FUNCTION clearance.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events of a clearance file are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER event_not_truncated BEFORE TRUNCATE ON clearance.event
  FOR EACH STATEMENT EXECUTE FUNCTION clearance.refuse_truncate();

-- The word on the delegate is a projection of the file (lib/policy/clearance-workflow.ts, clearanceWord).
CREATE FUNCTION clearance.show_word() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public."Delegate" SET "clearanceUntil" = NEW.valid_until, "clearance" = CASE
    WHEN NEW.state IN ('CLEARED', 'NOT_CLEARED', 'WAIVED') THEN NEW.state::text ELSE 'PENDING' END::public."ClearanceOutcome"
  WHERE "id" = NEW.delegate_id;
  RETURN NULL;
END $$;
CREATE TRIGGER show_word AFTER INSERT OR UPDATE OF state, valid_until ON clearance.file
  FOR EACH ROW EXECUTE FUNCTION clearance.show_word();

CREATE FUNCTION clearance.add_event(
  delegate uuid, what text, before clearance.state, after clearance.state, at timestamptz
) RETURNS void LANGUAGE sql AS $$
  INSERT INTO clearance.event (id, delegate_id, action, from_state, to_state, acting_role, request_id, created_at)
  VALUES (gen_random_uuid(), delegate, what, before, after, 'system', 'trigger', at)
$$;

-- The file follows the review that asks for it: a planned review opens the file, or opens it again; the review's clock
-- is the file's; an answered query goes on. These are the rows `require`, `reopen` and `resume` of the table.
CREATE FUNCTION clearance.follow_review() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = clearance, pg_temp AS $$
DECLARE
  known clearance.file;
  at timestamptz := statement_timestamp();
BEGIN
  SELECT * INTO known FROM clearance.file f WHERE f.delegate_id = NEW."delegateId" FOR UPDATE;
  IF known IS NULL THEN
    INSERT INTO clearance.file (delegate_id, conference_id, since, due_at)
      SELECT d."id", d."conferenceId", at, CASE WHEN NEW."state" = 'OPEN' THEN NEW."dueAt" END
      FROM public."Delegate" d WHERE d."id" = NEW."delegateId";
    PERFORM clearance.add_event(NEW."delegateId", 'require', NULL, 'PENDING', at);
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' AND known.state IN ('CLEARED', 'WAIVED', 'NOT_CLEARED') THEN
    UPDATE clearance.file SET state = 'PENDING', since = at, version = version + 1, valid_until = NULL, taken_by = NULL
      WHERE delegate_id = known.delegate_id;
    PERFORM clearance.add_event(known.delegate_id, 'reopen', known.state, 'PENDING', at);
  ELSIF TG_OP = 'INSERT' AND known.state = 'QUERY' THEN
    UPDATE clearance.file SET state = 'RUNNING', since = at, version = version + 1 WHERE delegate_id = known.delegate_id;
    PERFORM clearance.add_event(known.delegate_id, 'resume', known.state, 'RUNNING', at);
  END IF;
  UPDATE clearance.file SET due_at = CASE WHEN NEW."state" = 'OPEN' THEN NEW."dueAt" END
    WHERE delegate_id = known.delegate_id;
  RETURN NULL;
END $$;

-- Vetter ≠ approver, for whoever wrote in the file; those who settled it stand in the review as well.
CREATE FUNCTION clearance.keep_vetters_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = clearance, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM clearance.event e WHERE e.delegate_id = NEW."delegateId"
             AND e.actor_user_id = NEW."actorUserId" AND e.action <> 'waive') THEN
    RAISE EXCEPTION 'vetter_separation: whoever vetted does not decide' USING ERRCODE = 'check_violation', CONSTRAINT = 'vetter_separation';
  END IF;
  RETURN NEW;
END $$;

-- With the person goes what was written about the person.
CREATE FUNCTION clearance.forget_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = clearance, pg_temp AS $$
BEGIN
  UPDATE clearance.event SET note = NULL WHERE delegate_id = NEW."id" AND note IS NOT NULL;
  DELETE FROM clearance.possible_match WHERE delegate_id = NEW."id";
  RETURN NULL;
END $$;

-- A trigger is made by whoever may see its function; when it fires, nobody asks.
DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA clearance TO %I', SESSION_USER); END $$;
RESET ROLE;

CREATE TRIGGER clearance_follows_review AFTER INSERT OR UPDATE OF "state" ON "ReviewTask"
  FOR EACH ROW WHEN (NEW."kind" = 'CLEARANCE') EXECUTE FUNCTION clearance.follow_review();
CREATE TRIGGER vetter_separation BEFORE INSERT ON "Decision"
  FOR EACH ROW WHEN (NEW."action" IN ('approve', 'refuse', 'revoke')) EXECUTE FUNCTION clearance.keep_vetters_apart();
CREATE TRIGGER forget_clearance AFTER UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (NEW."state" = 'PURGED' AND OLD."state" <> 'PURGED') EXECUTE FUNCTION clearance.forget_words();

SET LOCAL ROLE placet_vetting;
DO $$ BEGIN EXECUTE format('REVOKE ALL ON SCHEMA clearance FROM %I', SESSION_USER); END $$;
RESET ROLE;

-- The word is written by the file alone.
CREATE FUNCTION keep_clearance_word() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF CURRENT_USER <> 'placet_vetting' THEN
    RAISE EXCEPTION 'the clearance word is written by the clearance file' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_clearance_word_insert BEFORE INSERT ON "Delegate"
  FOR EACH ROW WHEN (NEW."clearance" <> 'NOT_REQUIRED') EXECUTE FUNCTION keep_clearance_word();
CREATE TRIGGER keep_clearance_word_update BEFORE UPDATE ON "Delegate"
  FOR EACH ROW WHEN (NEW."clearance" IS DISTINCT FROM OLD."clearance" OR NEW."clearanceUntil" IS DISTINCT FROM OLD."clearanceUntil")
  EXECUTE FUNCTION keep_clearance_word();

-- Practice table, R13 (and R25): nobody is accredited whose clearance is open or refused.
CREATE FUNCTION clearance_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'clearance_settled: clearance is open or refused' USING ERRCODE = 'check_violation', CONSTRAINT = 'clearance_settled';
END $$;
CREATE TRIGGER clearance_settled BEFORE UPDATE OF "state" ON "Delegate"
  FOR EACH ROW WHEN (NEW."state" = 'APPROVED' AND OLD."state" <> 'APPROVED'
    AND NEW."clearance" NOT IN ('NOT_REQUIRED', 'CLEARED', 'WAIVED'))
  EXECUTE FUNCTION clearance_settled();

-- Clearance is closed without a finding: the word says it, and everything else stays in the file.
ALTER TABLE "ReviewTask"
  DROP CONSTRAINT review_task_finding,
  ADD CONSTRAINT review_task_finding CHECK (("finding" IS NOT NULL) = ("state" = 'DONE' AND "kind" NOT IN ('COMPLETENESS', 'CLEARANCE'))
    AND ("note" IS NULL OR "finding" IS NOT NULL));
