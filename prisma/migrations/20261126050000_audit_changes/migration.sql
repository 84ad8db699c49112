-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "changes" TEXT;

-- CreateTable
CREATE TABLE "AuditPending" (
    "ordinal" BIGSERIAL NOT NULL,
    "transaction" BIGINT NOT NULL,
    "change" TEXT NOT NULL,

    CONSTRAINT "AuditPending_pkey" PRIMARY KEY ("ordinal")
);

-- CreateIndex
CREATE INDEX "AuditPending_transaction_idx" ON "AuditPending"("transaction");

-- What Prisma can't say. Why it is so: docs/decisions/0017-the-log-rebuilds-the-record.md.
-- Nothing of this table outlives its transaction, so nothing is lost when a crash empties it.
ALTER TABLE "AuditPending" SET UNLOGGED;

-- The hash of a row that carries changes has them as its last field; rows of before keep their hash.
CREATE OR REPLACE FUNCTION rollcall_audit_hash(entry "AuditEntry") RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field, '' ORDER BY place), 'UTF8')), 'hex')
    FROM unnest(ARRAY[
        entry."previous",
        entry."seq"::text,
        to_char(entry."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        coalesce(entry."actorId"::text, ''),
        entry."actor", entry."action", entry."subject", entry."reason", entry."detail"
    ] || CASE WHEN entry."changes" IS NULL THEN '{}'::text[] ELSE ARRAY[entry."changes"] END) WITH ORDINALITY AS fields (field, place)
$$;

-- The part of a row that the log answers for; null when it answers for nothing of it. What the sync writes, the
-- record explains: of a person of the record only whom they are merged into, of a resolution whose file has come only
-- the motion that adopted it. Long or personal columns are kept as their SHA-256. lib/audit-columns.ts says the same.
CREATE FUNCTION rollcall_audit_image(about text, entry jsonb, digested text[], free text[]) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    image jsonb;
    field text;
BEGIN
    IF about = 'Person' AND entry->>'origin' = 'record' THEN
        IF entry->>'mergedIntoId' IS NULL THEN RETURN NULL; END IF;
        RETURN jsonb_build_object('id', entry->'id', 'mergedIntoId', entry->'mergedIntoId');
    ELSIF about = 'PersonAlias' AND entry->>'source' = 'record' THEN
        RETURN NULL;
    ELSIF about = 'Resolution' AND entry->>'motionId' IS NULL THEN
        RETURN NULL;
    ELSIF about = 'Resolution' AND entry->>'origin' = 'sync' THEN
        RETURN jsonb_build_object('slug', entry->'slug', 'motionId', entry->'motionId', 'origin', entry->'origin');
    END IF;
    image := entry - free;
    FOREACH field IN ARRAY digested LOOP
        IF image->>field IS NOT NULL THEN
            image := jsonb_set(image, ARRAY[field], to_jsonb('sha256:' || encode(sha256(convert_to(image->>field, 'UTF8')), 'hex')));
        END IF;
    END LOOP;
    RETURN image;
END $$;

-- A change as the log tells it: what the row is now (put), which columns are other than before (set), or that it is gone.
CREATE FUNCTION rollcall_audit_note(about text, keys text[], word text, image jsonb, told jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    key jsonb := '{}';
    field text;
BEGIN
    FOREACH field IN ARRAY keys LOOP key := key || jsonb_build_object(field, image->field); END LOOP;
    INSERT INTO "AuditPending" ("transaction", "change")
    VALUES (pg_current_xact_id()::text::bigint, jsonb_build_object('table', about, 'key', key, word, told)::text);
END $$;

-- Captures a change of a protected row. Arguments: the columns of the key, those kept as a hash, those that are free.
-- The time zone is fixed, so that a moment reads the same whoever writes it.
CREATE FUNCTION rollcall_audit_capture() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    keys text[] := string_to_array(TG_ARGV[0], ',');
    digested text[] := string_to_array(TG_ARGV[1], ',');
    free text[] := string_to_array(TG_ARGV[2], ',');
    was jsonb;
    became jsonb;
    told jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN was := rollcall_audit_image(TG_TABLE_NAME, to_jsonb(OLD), digested, free); END IF;
    IF TG_OP <> 'DELETE' THEN became := rollcall_audit_image(TG_TABLE_NAME, to_jsonb(NEW), digested, free); END IF;
    IF was IS NOT DISTINCT FROM became THEN RETURN NULL; END IF;
    IF became IS NULL THEN
        PERFORM rollcall_audit_note(TG_TABLE_NAME, keys, 'gone', was, 'true');
        RETURN NULL;
    END IF;
    IF was IS NOT NULL THEN
        SELECT jsonb_object_agg(field.key, field.value) INTO told
        FROM jsonb_each(became) AS field WHERE field.value IS DISTINCT FROM was->field.key;
        IF told ?| keys THEN
            PERFORM rollcall_audit_note(TG_TABLE_NAME, keys, 'gone', was, 'true');
        ELSIF NOT EXISTS (SELECT FROM jsonb_object_keys(was) AS field WHERE NOT became ? field) THEN
            PERFORM rollcall_audit_note(TG_TABLE_NAME, keys, 'set', became, told);
            RETURN NULL;
        END IF;
    END IF;
    PERFORM rollcall_audit_note(TG_TABLE_NAME, keys, 'put', became, became);
    RETURN NULL;
END $$;

-- The audit row takes along what its transaction has changed so far, before it queues for the head of the log.
-- pg_temp comes last: else a temporary table of the caller's could pass for "AuditHead".
CREATE OR REPLACE FUNCTION rollcall_audit_append() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head "AuditHead";
    told text;
BEGIN
    WITH taken AS (
        DELETE FROM "AuditPending" WHERE "transaction" = pg_current_xact_id()::text::bigint RETURNING "ordinal", "change"
    ) SELECT string_agg("change", ',' ORDER BY "ordinal") INTO told FROM taken;
    NEW."changes" := '{"role":' || to_json(session_user::text)
        || ',"owner":' || pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')
        || ',"rows":[' || told || ']}';
    SELECT * INTO STRICT head FROM "AuditHead" WHERE "id" = 1 FOR UPDATE;
    NEW."seq" := head."seq" + 1;
    NEW."at" := date_trunc('milliseconds', clock_timestamp());
    NEW."previous" := head."hash";
    NEW."hash" := rollcall_audit_hash(NEW);
    UPDATE "AuditHead" SET "seq" = NEW."seq", "hash" = NEW."hash" WHERE "id" = 1;
    RETURN NEW;
END $$;

-- At the end of a transaction no change may be left that no audit row has taken along.
CREATE FUNCTION rollcall_audit_demand() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM "AuditPending" WHERE "ordinal" = NEW."ordinal") THEN
        RAISE EXCEPTION 'a change of % without an audit row in the same transaction', NEW."change"::jsonb->>'table'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "AuditPending_demand" AFTER INSERT ON "AuditPending" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rollcall_audit_demand();

CREATE TRIGGER "Motion_audit" AFTER INSERT OR UPDATE OR DELETE ON "Motion" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', '');
CREATE TRIGGER "MotionRevision_audit" AFTER INSERT OR UPDATE OR DELETE ON "MotionRevision" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('motionId,number', 'html', '');
CREATE TRIGGER "MotionLink_audit" AFTER INSERT OR UPDATE OR DELETE ON "MotionLink" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('motionId,kind,target', '', '');
CREATE TRIGGER "MotionElector_audit" AFTER INSERT OR UPDATE OR DELETE ON "MotionElector" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', '');
CREATE TRIGGER "MotionVote_audit" AFTER INSERT OR UPDATE OR DELETE ON "MotionVote" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('electorId', '', '');
CREATE TRIGGER "MotionVoteCast_audit" AFTER INSERT OR UPDATE OR DELETE ON "MotionVoteCast" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', '');
CREATE TRIGGER "MotionComment_audit" AFTER INSERT OR UPDATE OR DELETE ON "MotionComment" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', 'html', '');
CREATE TRIGGER "MotionApproval_audit" AFTER INSERT OR UPDATE OR DELETE ON "MotionApproval" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('motionId,personId,capacity', '', '');
CREATE TRIGGER "Resolution_audit" AFTER INSERT OR UPDATE OR DELETE ON "Resolution" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('slug', 'html', '');
CREATE TRIGGER "Grant_audit" AFTER INSERT OR UPDATE OR DELETE ON "Grant" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', '');
CREATE TRIGGER "PersonClaim_audit" AFTER INSERT OR UPDATE OR DELETE ON "PersonClaim" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', '');
CREATE TRIGGER "PersonMerge_audit" AFTER INSERT OR UPDATE OR DELETE ON "PersonMerge" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', '');
CREATE TRIGGER "Person_audit" AFTER INSERT OR UPDATE OR DELETE ON "Person" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', '');
CREATE TRIGGER "PersonAlias_audit" AFTER INSERT OR UPDATE OR DELETE ON "PersonAlias" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('personId,kind,value,source', 'value,key', '');
CREATE TRIGGER "User_audit" AFTER INSERT OR UPDATE OR DELETE ON "User" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', 'email', '');
CREATE TRIGGER "Account_audit" AFTER INSERT OR UPDATE OR DELETE ON "Account" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('provider,providerAccountId', 'providerAccountId', '');
CREATE TRIGGER "Session_audit" AFTER INSERT OR UPDATE OR DELETE ON "Session" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', 'sessionToken,previousToken,rotatedAt,seenAt,expires,device');

-- Rows of the record (people, what the record calls them, resolutions of the repository) are written by the sync,
-- which works as the owner; the web server adds rows of its own beside them.
CREATE FUNCTION rollcall_keep_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RAISE EXCEPTION 'rows of the record in % are the sync''s: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "Person_record" BEFORE INSERT ON "Person" FOR EACH ROW WHEN (NEW."origin" = 'record') EXECUTE FUNCTION rollcall_keep_record();
CREATE TRIGGER "PersonAlias_record" BEFORE INSERT ON "PersonAlias" FOR EACH ROW WHEN (NEW."source" = 'record') EXECUTE FUNCTION rollcall_keep_record();
CREATE TRIGGER "PersonAlias_record_delete" BEFORE DELETE ON "PersonAlias" FOR EACH ROW WHEN (OLD."source" = 'record') EXECUTE FUNCTION rollcall_keep_record();
CREATE TRIGGER "Resolution_record" BEFORE INSERT ON "Resolution" FOR EACH ROW WHEN (NEW."motionId" IS NULL OR NEW."origin" <> 'motion') EXECUTE FUNCTION rollcall_keep_record();

-- A resolution is put aside by the web server only for one that a motion adopted and that names it.
CREATE FUNCTION rollcall_keep_superseded() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')
        AND NOT (NEW."status" = 'superseded' AND EXISTS (
            SELECT FROM "Resolution" r
            WHERE r."slug" = NEW."supersededBy" AND r."motionId" IS NOT NULL AND NEW."slug" = ANY (r."supersedes")
        )) THEN
        RAISE EXCEPTION 'nothing that a motion adopted takes the place of resolution %', NEW."slug" USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "Resolution_superseded" BEFORE UPDATE ON "Resolution" FOR EACH ROW EXECUTE FUNCTION rollcall_keep_superseded();

CREATE FUNCTION rollcall_audit_begin(about text, count bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO "AuditEntry" ("actor", "action", "subject", "reason", "detail")
    VALUES ('Rollcall', 'audit.baseline', 'table/' || about, 'What there was before changes were captured.',
        json_build_object('rows', count)::text)
$$;

-- Writes down what there is before anything was captured, so that the log can be followed from here on: as the rows
-- "audit.baseline", a few hundred rows of the tables in each. Nothing where the log tells of changes already, and
-- nothing where there is nothing. Called below, and after a backup of before has been restored.
CREATE FUNCTION rollcall_audit_baseline() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    chunk constant bigint := 500;
    source record;
    image jsonb;
    waiting bigint;
    written bigint := 0;
BEGIN
    IF EXISTS (SELECT FROM "AuditEntry" WHERE "changes" IS NOT NULL) THEN RETURN 0; END IF;
    FOR source IN
        SELECT c.relname AS name, string_to_array(encode(t.tgargs, 'escape'), '\000') AS arguments
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgfoid = 'rollcall_audit_capture'::regproc ORDER BY t.tgname
    LOOP
        waiting := 0;
        FOR image IN EXECUTE format(
            'SELECT image FROM %1$I t, LATERAL (SELECT rollcall_audit_image(%1$L, to_jsonb(t), $1, $2) AS image) AS seen WHERE image IS NOT NULL',
            source.name) USING string_to_array(source.arguments[2], ','), string_to_array(source.arguments[3], ',')
        LOOP
            PERFORM rollcall_audit_note(source.name, string_to_array(source.arguments[1], ','), 'put', image, image);
            waiting := waiting + 1;
            IF waiting = chunk THEN
                PERFORM rollcall_audit_begin(source.name, waiting);
                written := written + waiting;
                waiting := 0;
            END IF;
        END LOOP;
        IF waiting > 0 THEN
            PERFORM rollcall_audit_begin(source.name, waiting);
            written := written + waiting;
        END IF;
    END LOOP;
    RETURN written;
END $$;

-- What the web server may do to the tables, where it has a role of its own: it adds, and of what is there it updates
-- what its commands change and nothing else. lib/operations/audit-guards.ts says the same. A function, because a column
-- that comes later has to be granted too, and because the group may be made after the migrations ran.
CREATE FUNCTION rollcall_grant_rights() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    kept record;
    columns text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rollcall_app') THEN RETURN; END IF;
    GRANT USAGE ON SCHEMA public TO rollcall_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO rollcall_app;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO rollcall_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rollcall_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO rollcall_app;
    IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
        REVOKE ALL ON "_prisma_migrations" FROM rollcall_app;
    END IF;
    -- The log and the history of votes only grow.
    REVOKE ALL ON "AuditPending" FROM rollcall_app;
    REVOKE ALL ON SEQUENCE "AuditPending_ordinal_seq" FROM rollcall_app;
    REVOKE INSERT, UPDATE, DELETE ON "AuditHead" FROM rollcall_app;
    REVOKE UPDATE, DELETE ON "AuditEntry", "MotionVoteCast" FROM rollcall_app;
    -- The record is the sync's.
    REVOKE INSERT, UPDATE, DELETE ON "SyncCursor", "SyncItem", "SyncRun", "SyncWarning",
        "Series", "Schedule", "ScheduleWeek", "ScheduleEvent", "Deliverable", "Release", "ReleaseProject", "Branch", "ReleaseSighting",
        "Team", "TeamDeliverable", "Sig", "LeadershipTerm", "Membership", "GovernanceDocument",
        "Election", "ElectionEvent", "Contest", "Candidacy" FROM rollcall_app;
    REVOKE UPDATE, DELETE ON "Motion", "MotionRevision", "MotionLink", "MotionElector", "MotionVote", "MotionComment", "MotionApproval",
        "Resolution", "Grant", "PersonClaim", "PersonMerge", "Person", "User", "Account" FROM rollcall_app;
    REVOKE UPDATE ON "PersonAlias", "Session" FROM rollcall_app;
    -- A merge that is undone takes a vote from the seat of somebody else.
    GRANT DELETE ON "MotionVote" TO rollcall_app;
    GRANT EXECUTE ON FUNCTION rollcall_next_motion() TO rollcall_app;
    GRANT UPDATE ("clock", "clockById", "clockAt", "clockReason") ON "MotionRevision" TO rollcall_app;
    GRANT UPDATE ("hiddenAt", "hiddenReason") ON "MotionComment" TO rollcall_app;
    GRANT UPDATE ("status", "supersededBy") ON "Resolution" TO rollcall_app;
    GRANT UPDATE ("revokedAt", "revokedById", "revokeReason") ON "Grant" TO rollcall_app;
    GRANT UPDATE ("state", "decidedAt", "decidedById", "decisionReason") ON "PersonClaim" TO rollcall_app;
    GRANT UPDATE ("undoneAt", "undoneById", "undoneReason") ON "PersonMerge" TO rollcall_app;
    GRANT UPDATE ("mergedIntoId") ON "Person" TO rollcall_app;
    GRANT UPDATE ("email", "emailVerified") ON "User" TO rollcall_app;
    GRANT UPDATE ("sessionToken", "previousToken", "rotatedAt", "seenAt", "expires") ON "Session" TO rollcall_app;
    -- Of these, all but what never changes.
    FOR kept IN SELECT * FROM (VALUES
        ('Motion', ARRAY['id', 'body', 'kind', 'proposerId', 'proposedAt', 'team', 'supersedes', 'source', 'sourceKey']),
        ('MotionElector', ARRAY['id', 'motionId', 'name', 'role', 'affiliation']),
        ('MotionVote', ARRAY['electorId', 'motionId']),
        ('MotionApproval', ARRAY['motionId', 'personId', 'capacity'])
    ) AS never (name, changes) LOOP
        SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
        WHERE attrelid = quote_ident(kept.name)::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL (kept.changes);
        EXECUTE format('GRANT UPDATE (%s) ON %I TO rollcall_app', columns, kept.name);
    END LOOP;
END $$;

-- Nobody but the tables' owner may hang these functions on a table of their own, or call them.
DO $$ DECLARE own regprocedure;
BEGIN
    FOR own IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'rollcall_') LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', own);
    END LOOP;
END $$;

SELECT rollcall_grant_rights();
SELECT rollcall_audit_baseline();
