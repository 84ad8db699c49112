-- Mails about the account of somebody: one for each row of the audit log and each address that is told.
CREATE TABLE "NoticeMail" (
    "id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "personId" UUID NOT NULL,
    "addressKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "NoticeMail_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "NoticeMail_kind_check" CHECK ("kind" IN ('browser', 'stolen', 'address', 'given', 'revoked', 'merged', 'unmerged', 'tied',
        'claim-approved', 'claim-refused', 'cast', 'cast-off')),
    CONSTRAINT "NoticeMail_addressKey_check" CHECK ("addressKey" ~ '^([0-9a-f]{64})?$')
);

-- Addresses that a provider vouched for until lately. The worker removes them after three days.
CREATE TABLE "FormerAddress" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormerAddress_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "NoticeMail_seq_addressKey_key" ON "NoticeMail"("seq", "addressKey");
CREATE INDEX "NoticeMail_sentAt_attempts_idx" ON "NoticeMail"("sentAt", "attempts");
CREATE INDEX "FormerAddress_personId_idx" ON "FormerAddress"("personId");

-- The rows of the last three days are looked at each minute.
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

ALTER TABLE "NoticeMail" ADD CONSTRAINT "NoticeMail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "FormerAddress" ADD CONSTRAINT "FormerAddress_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the web server may do to the tables, where it has a role of its own: it adds, and of what is there it updates
-- what its commands change and nothing else. lib/operations/audit-guards.ts says the same. A function, because a column
-- that comes later has to be granted too, and because the group may be made after the migrations ran.
CREATE OR REPLACE FUNCTION rollcall_grant_rights() RETURNS void
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
    -- Checkpoints are the worker's: it alone has the key that signs them.
    REVOKE INSERT, UPDATE, DELETE ON "AuditCheckpoint", "CheckpointPublication" FROM rollcall_app;
    -- Mail is the worker's: whoever works in the web server's name can neither keep a mail back nor have one sent again.
    REVOKE INSERT, UPDATE, DELETE ON "MotionMail", "NoticeMail" FROM rollcall_app;
    REVOKE UPDATE, DELETE ON "FormerAddress" FROM rollcall_app;
    -- The record is the sync's.
    REVOKE INSERT, UPDATE, DELETE ON "SyncCursor", "SyncItem", "SyncRun", "SyncWarning",
        "Series", "Schedule", "ScheduleWeek", "ScheduleEvent", "Deliverable", "Release", "ReleaseProject", "Branch", "ReleaseSighting",
        "Team", "TeamDeliverable", "Sig", "LeadershipTerm", "Membership", "GovernanceDocument",
        "Election", "ElectionEvent", "Contest", "Candidacy" FROM rollcall_app;
    REVOKE UPDATE, DELETE ON "Motion", "MotionRevision", "MotionLink", "MotionElector", "MotionVote", "MotionComment", "MotionApproval",
        "Resolution", "Grant", "PersonClaim", "PersonMerge", "Person", "User", "Account" FROM rollcall_app;
    REVOKE UPDATE ON "PersonAlias", "Session", "KnownBrowser" FROM rollcall_app;
    -- Tokens that were replaced stay for as long as their session, which takes them along.
    REVOKE UPDATE, DELETE ON "ReplacedToken" FROM rollcall_app;
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
    GRANT UPDATE ("sessionToken", "rotatedAt", "seenAt", "expires") ON "Session" TO rollcall_app;
    GRANT UPDATE ("followedAt") ON "ReplacedToken" TO rollcall_app;
    GRANT UPDATE ("seenAt") ON "KnownBrowser" TO rollcall_app;
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

SELECT rollcall_grant_rights();
