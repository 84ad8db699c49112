-- AlterTable
ALTER TABLE "Resolution" ADD COLUMN     "motionId" INTEGER,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'sync';

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'record';

-- AlterTable
ALTER TABLE "PersonAlias" DROP CONSTRAINT "PersonAlias_pkey",
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'record',
ADD CONSTRAINT "PersonAlias_pkey" PRIMARY KEY ("personId", "kind", "value", "source");

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "emailVerified" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "personId" UUID NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "userId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "previousToken" TEXT,
    "rotatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "scope" TEXT,
    "reason" TEXT NOT NULL,
    "grantedById" UUID,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,
    "revokeReason" TEXT,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonClaim" (
    "id" UUID NOT NULL,
    "claimantId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decisionReason" TEXT,

    CONSTRAINT "PersonClaim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonMerge" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "mergedById" UUID,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "undoneReason" TEXT,

    CONSTRAINT "PersonMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '{}',
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Motion" (
    "id" SERIAL NOT NULL,
    "body" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "proposerId" UUID,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" TIMESTAMPTZ(3),
    "clockStartedAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "rule" JSONB,
    "outcome" JSONB,
    "team" TEXT,
    "supersedes" TEXT[],
    "source" TEXT NOT NULL DEFAULT 'rollcall',
    "sourceKey" TEXT,

    CONSTRAINT "Motion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MotionRevision" (
    "motionId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "authorId" UUID,
    "revisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clock" TEXT,
    "clockById" UUID,
    "clockAt" TIMESTAMPTZ(3),
    "clockReason" TEXT,

    CONSTRAINT "MotionRevision_pkey" PRIMARY KEY ("motionId","number")
);

-- CreateTable
CREATE TABLE "MotionLink" (
    "motionId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "title" TEXT,

    CONSTRAINT "MotionLink_pkey" PRIMARY KEY ("motionId","kind","target")
);

-- CreateTable
CREATE TABLE "MotionElector" (
    "id" UUID NOT NULL,
    "motionId" INTEGER NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "affiliation" TEXT,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),
    "recusedAt" TIMESTAMPTZ(3),
    "recusalReason" TEXT,

    CONSTRAINT "MotionElector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MotionVote" (
    "electorId" UUID NOT NULL,
    "motionId" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'rollcall',

    CONSTRAINT "MotionVote_pkey" PRIMARY KEY ("electorId")
);

-- CreateTable
CREATE TABLE "MotionVoteCast" (
    "id" BIGSERIAL NOT NULL,
    "motionId" INTEGER NOT NULL,
    "electorId" UUID NOT NULL,
    "choice" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'rollcall',

    CONSTRAINT "MotionVoteCast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MotionComment" (
    "id" UUID NOT NULL,
    "motionId" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hiddenAt" TIMESTAMPTZ(3),
    "hiddenReason" TEXT,

    CONSTRAINT "MotionComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MotionApproval" (
    "motionId" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "capacity" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MotionApproval_pkey" PRIMARY KEY ("motionId","personId","capacity")
);

-- CreateTable
CREATE TABLE "MotionMail" (
    "id" UUID NOT NULL,
    "motionId" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "MotionMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailChoice" (
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "isOff" BOOLEAN NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MailChoice_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_personId_idx" ON "User"("personId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE UNIQUE INDEX "Session_previousToken_key" ON "Session"("previousToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Grant_personId_idx" ON "Grant"("personId");

-- CreateIndex
CREATE INDEX "Grant_role_scope_idx" ON "Grant"("role", "scope");

-- CreateIndex
CREATE INDEX "PersonClaim_state_askedAt_idx" ON "PersonClaim"("state", "askedAt");

-- CreateIndex
CREATE INDEX "PersonMerge_fromId_idx" ON "PersonMerge"("fromId");

-- CreateIndex
CREATE INDEX "PersonMerge_intoId_idx" ON "PersonMerge"("intoId");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_seq_idx" ON "AuditEntry"("subject", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_seq_idx" ON "AuditEntry"("actorId", "seq");

-- CreateIndex
CREATE INDEX "Motion_body_state_id_idx" ON "Motion"("body", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Motion_source_sourceKey_key" ON "Motion"("source", "sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "MotionElector_motionId_personId_key" ON "MotionElector"("motionId", "personId");

-- CreateIndex
CREATE INDEX "MotionVote_motionId_idx" ON "MotionVote"("motionId");

-- CreateIndex
CREATE INDEX "MotionVoteCast_motionId_electorId_id_idx" ON "MotionVoteCast"("motionId", "electorId", "id");

-- CreateIndex
CREATE INDEX "MotionComment_motionId_saidAt_idx" ON "MotionComment"("motionId", "saidAt");

-- CreateIndex
CREATE INDEX "MotionMail_sentAt_attempts_idx" ON "MotionMail"("sentAt", "attempts");

-- CreateIndex
CREATE UNIQUE INDEX "MotionMail_kind_motionId_personId_occasion_key" ON "MotionMail"("kind", "motionId", "personId", "occasion");

-- CreateIndex
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonClaim" ADD CONSTRAINT "PersonClaim_claimantId_fkey" FOREIGN KEY ("claimantId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonClaim" ADD CONSTRAINT "PersonClaim_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Motion" ADD CONSTRAINT "Motion_proposerId_fkey" FOREIGN KEY ("proposerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionRevision" ADD CONSTRAINT "MotionRevision_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionLink" ADD CONSTRAINT "MotionLink_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionElector" ADD CONSTRAINT "MotionElector_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionElector" ADD CONSTRAINT "MotionElector_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionVote" ADD CONSTRAINT "MotionVote_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "MotionElector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionVote" ADD CONSTRAINT "MotionVote_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionVoteCast" ADD CONSTRAINT "MotionVoteCast_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionVoteCast" ADD CONSTRAINT "MotionVoteCast_electorId_fkey" FOREIGN KEY ("electorId") REFERENCES "MotionElector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionComment" ADD CONSTRAINT "MotionComment_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionComment" ADD CONSTRAINT "MotionComment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionApproval" ADD CONSTRAINT "MotionApproval_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionApproval" ADD CONSTRAINT "MotionApproval_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionMail" ADD CONSTRAINT "MotionMail_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "Motion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MotionMail" ADD CONSTRAINT "MotionMail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailChoice" ADD CONSTRAINT "MailChoice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma can't say: what must hold whoever writes.
ALTER TABLE "Person"
    ADD CONSTRAINT "Person_origin_check" CHECK ("origin" IN ('record', 'sign-in', 'demo')),
    ADD CONSTRAINT "Person_merged_check" CHECK ("mergedIntoId" <> "id");
ALTER TABLE "PersonAlias"
    ADD CONSTRAINT "PersonAlias_source_check" CHECK ("source" IN ('record', 'verified', 'stated'));
ALTER TABLE "Grant"
    ADD CONSTRAINT "Grant_role_check" CHECK ("role" IN ('admin', 'election-official', 'digest-editor', 'release-manager', 'member', 'chair', 'ptl')),
    ADD CONSTRAINT "Grant_scope_check" CHECK (("role" IN ('member', 'chair', 'ptl')) = ("scope" IS NOT NULL)),
    ADD CONSTRAINT "Grant_reason_check" CHECK ("reason" <> ''),
    ADD CONSTRAINT "Grant_days_check" CHECK ("grantedAt" < "expiresAt");
ALTER TABLE "PersonClaim"
    ADD CONSTRAINT "PersonClaim_state_check" CHECK ("state" IN ('open', 'approved', 'refused', 'withdrawn')),
    ADD CONSTRAINT "PersonClaim_self_check" CHECK ("claimantId" <> "personId");
CREATE UNIQUE INDEX "PersonClaim_open_key" ON "PersonClaim" ("claimantId", "personId") WHERE "state" = 'open';
CREATE UNIQUE INDEX "PersonMerge_standing_key" ON "PersonMerge" ("fromId") WHERE "undoneAt" IS NULL;

ALTER TABLE "Motion"
    ADD CONSTRAINT "Motion_state_check" CHECK ("state" IN ('proposed', 'open', 'held', 'withdrawn', 'passed', 'rejected')),
    ADD CONSTRAINT "Motion_source_check" CHECK ("source" IN ('rollcall', 'gerrit')),
    ADD CONSTRAINT "Motion_opened_check" CHECK ("state" IN ('proposed', 'withdrawn') OR "openedAt" IS NOT NULL),
    ADD CONSTRAINT "Motion_decided_check" CHECK (("state" IN ('passed', 'rejected')) = ("decidedAt" IS NOT NULL AND "outcome" IS NOT NULL)),
    ADD CONSTRAINT "Motion_closes_check" CHECK ("closesAt" IS NULL OR "openedAt" < "closesAt");
ALTER TABLE "MotionRevision"
    ADD CONSTRAINT "MotionRevision_clock_check" CHECK ("clock" IN ('restarts', 'runs-on'));
ALTER TABLE "MotionLink"
    ADD CONSTRAINT "MotionLink_kind_check" CHECK ("kind" IN ('resolution', 'team', 'thread', 'motion'));
ALTER TABLE "MotionElector"
    ADD CONSTRAINT "MotionElector_recusal_check" CHECK (("recusedAt" IS NULL) = ("recusalReason" IS NULL));
ALTER TABLE "MotionVote"
    ADD CONSTRAINT "MotionVote_choice_check" CHECK ("choice" IN ('yes', 'no', 'abstain')),
    ADD CONSTRAINT "MotionVote_source_check" CHECK ("source" IN ('rollcall', 'gerrit'));
ALTER TABLE "MotionVoteCast"
    ADD CONSTRAINT "MotionVoteCast_choice_check" CHECK ("choice" IN ('yes', 'no', 'abstain'));
ALTER TABLE "MotionApproval"
    ADD CONSTRAINT "MotionApproval_capacity_check" CHECK ("capacity" IN ('team-lead', 'release-lead', 'election-official', 'second'));
ALTER TABLE "MotionMail"
    ADD CONSTRAINT "MotionMail_kind_check" CHECK ("kind" IN ('opened', 'reminder', 'revised', 'decided'));
ALTER TABLE "Resolution"
    ADD CONSTRAINT "Resolution_origin_check" CHECK ("origin" IN ('sync', 'motion'));

-- The audit log. The database gives each row its number, its moment and its link to the row before; the update
-- of "AuditHead" makes writers queue, so that the chain has no gap and no fork, also when a transaction fails.
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_single_check" CHECK ("id" = 1);
INSERT INTO "AuditHead" ("id", "seq", "hash") VALUES (1, 0, repeat('0', 64));

-- SHA-256 of the row's fields, each preceded by its length in bytes and a colon, the former hash first.
-- lib/audit-chain.ts computes the same.
CREATE FUNCTION rollcall_audit_hash(entry "AuditEntry") RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field, '' ORDER BY place), 'UTF8')), 'hex')
    FROM unnest(ARRAY[
        entry."previous",
        entry."seq"::text,
        to_char(entry."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        coalesce(entry."actorId"::text, ''),
        entry."actor", entry."action", entry."subject", entry."reason", entry."detail"
    ]) WITH ORDINALITY AS fields (field, place)
$$;

-- pg_temp comes last: else a temporary table of the caller's could pass for "AuditHead".
CREATE FUNCTION rollcall_audit_append() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head "AuditHead";
BEGIN
    SELECT * INTO STRICT head FROM "AuditHead" WHERE "id" = 1 FOR UPDATE;
    NEW."seq" := head."seq" + 1;
    NEW."at" := date_trunc('milliseconds', clock_timestamp());
    NEW."previous" := head."hash";
    NEW."hash" := rollcall_audit_hash(NEW);
    UPDATE "AuditHead" SET "seq" = NEW."seq", "hash" = NEW."hash" WHERE "id" = 1;
    RETURN NEW;
END $$;

CREATE FUNCTION rollcall_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "AuditEntry_append" BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_append();
CREATE TRIGGER "AuditEntry_keep" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION rollcall_refuse_change();
CREATE TRIGGER "AuditHead_keep" BEFORE DELETE OR TRUNCATE ON "AuditHead" FOR EACH STATEMENT EXECUTE FUNCTION rollcall_refuse_change();
CREATE TRIGGER "MotionVoteCast_keep" BEFORE UPDATE OR DELETE OR TRUNCATE ON "MotionVoteCast" FOR EACH STATEMENT EXECUTE FUNCTION rollcall_refuse_change();

-- The role the web server works as: it reads and writes the record, and can only add to what is append-only.
-- Where the migrating role may not create roles, the operator does (docs/OPERATING.md).
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rollcall_app') THEN
        CREATE ROLE rollcall_app NOLOGIN;
    END IF;
EXCEPTION
    WHEN insufficient_privilege THEN RAISE NOTICE 'The role rollcall_app could not be created.';
    WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rollcall_app') THEN
        GRANT USAGE ON SCHEMA public TO rollcall_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO rollcall_app;
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO rollcall_app;
        REVOKE UPDATE, DELETE ON "AuditEntry", "MotionVoteCast" FROM rollcall_app;
        REVOKE INSERT, UPDATE, DELETE ON "AuditHead" FROM rollcall_app;
        IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
            REVOKE ALL ON "_prisma_migrations" FROM rollcall_app;
        END IF;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rollcall_app;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO rollcall_app;
    END IF;
END $$;
