-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "SyncCursor" (
    "source" TEXT NOT NULL,
    "head" TEXT,
    "state" JSONB NOT NULL DEFAULT '{}',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SyncCursor_pkey" PRIMARY KEY ("source")
);

-- CreateTable
CREATE TABLE "SyncItem" (
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SyncItem_pkey" PRIMARY KEY ("source","key")
);

-- CreateTable
CREATE TABLE "SyncRun" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "head" TEXT,

    CONSTRAINT "SyncRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SyncWarning" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "where" TEXT NOT NULL,
    "otherWhere" TEXT,
    "message" TEXT NOT NULL,
    "runId" UUID,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SyncWarning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Series" (
    "name" TEXT NOT NULL,
    "releaseId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "slurp" BOOLEAN NOT NULL DEFAULT false,
    "initialRelease" DATE,
    "eolDate" DATE,
    "nextPhaseStatus" TEXT,
    "nextPhaseDate" DATE,
    "signingKeys" JSONB NOT NULL DEFAULT '[]',
    "origin" TEXT NOT NULL DEFAULT 'sync',

    CONSTRAINT "Series_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "series" TEXT NOT NULL,
    "startWeek" DATE,
    "releaseWeek" DATE,
    "format" TEXT NOT NULL,
    "html" TEXT NOT NULL DEFAULT '',
    "path" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "ScheduleWeek" (
    "series" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "startOn" DATE NOT NULL,
    "endOn" DATE NOT NULL,
    "name" TEXT,
    "week" TEXT,

    CONSTRAINT "ScheduleWeek_pkey" PRIMARY KEY ("series","position")
);

-- CreateTable
CREATE TABLE "ScheduleEvent" (
    "series" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "weekOf" DATE NOT NULL,
    "week" TEXT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "team" TEXT,
    "deadline" DATE NOT NULL,
    "startOn" DATE NOT NULL,
    "endOn" DATE NOT NULL,
    "html" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ScheduleEvent_pkey" PRIMARY KEY ("series","id")
);

-- CreateTable
CREATE TABLE "Deliverable" (
    "id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "teamSlug" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "releaseModel" TEXT,
    "releaseType" TEXT,
    "stableBranchType" TEXT,
    "stableStatus" TEXT,
    "artifactLinkMode" TEXT,
    "includePypiLink" BOOLEAN,
    "launchpad" TEXT,
    "storyboard" TEXT,
    "releaseNotes" JSONB,
    "cycleHighlights" TEXT[],
    "highlightsHtml" TEXT[],
    "repositorySettings" JSONB NOT NULL DEFAULT '{}',
    "extra" JSONB,
    "path" TEXT NOT NULL,
    "latestVersion" TEXT,
    "latestReleasedAt" TIMESTAMPTZ(3),
    "releaseCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Deliverable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" UUID NOT NULL,
    "deliverableId" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "teamSlug" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "diffStart" TEXT,
    "flags" TEXT[],

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReleaseProject" (
    "releaseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "repo" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "tarballBase" TEXT,
    "comment" TEXT,

    CONSTRAINT "ReleaseProject_pkey" PRIMARY KEY ("releaseId","position")
);

-- CreateTable
CREATE TABLE "Branch" (
    "deliverableId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "location" JSONB NOT NULL,

    CONSTRAINT "Branch_pkey" PRIMARY KEY ("deliverableId","position")
);

-- CreateTable
CREATE TABLE "ReleaseSighting" (
    "series" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3),
    "commit" TEXT NOT NULL,

    CONSTRAINT "ReleaseSighting_pkey" PRIMARY KEY ("series","name","version")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "leadership" TEXT,
    "ptlName" TEXT,
    "ptlIrc" TEXT,
    "ptlEmail" TEXT,
    "mission" TEXT,
    "service" TEXT,
    "url" TEXT,
    "ircChannel" TEXT,
    "appointed" TEXT[],
    "liaisons" JSONB NOT NULL DEFAULT '[]',
    "extraAcs" JSONB NOT NULL DEFAULT '[]',
    "tcMembers" TEXT[],
    "activity" TEXT,
    "partial" BOOLEAN NOT NULL DEFAULT false,
    "retiredOn" DATE,
    "position" INTEGER NOT NULL,
    "extra" JSONB,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamDeliverable" (
    "teamId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "repos" TEXT[],
    "releaseManagement" TEXT,
    "deprecated" TEXT,
    "retiredOn" DATE,

    CONSTRAINT "TeamDeliverable_pkey" PRIMARY KEY ("teamId","position")
);

-- CreateTable
CREATE TABLE "Sig" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "chairs" JSONB NOT NULL DEFAULT '[]',
    "mission" TEXT,
    "url" TEXT,
    "language" TEXT,
    "reason" TEXT,
    "repos" TEXT[],
    "extraAcs" JSONB NOT NULL DEFAULT '[]',
    "position" INTEGER NOT NULL,

    CONSTRAINT "Sig_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "LeadershipTerm" (
    "id" UUID NOT NULL,
    "teamSlug" TEXT NOT NULL,
    "teamName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "irc" TEXT,
    "email" TEXT,
    "liaisons" JSONB NOT NULL DEFAULT '[]',
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "commit" TEXT NOT NULL,

    CONSTRAINT "LeadershipTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "irc" TEXT,
    "email" TEXT,
    "memberId" TEXT,
    "role" TEXT,
    "affiliation" TEXT,
    "term" TEXT,
    "from" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3),
    "isCurrent" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Resolution" (
    "slug" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "supersededBy" TEXT,
    "supersedes" TEXT[],
    "path" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT,
    "adoptedAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3),
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "isFallback" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Resolution_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "GovernanceDocument" (
    "path" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT,
    "cycle" TEXT,
    "changedAt" TIMESTAMPTZ(3),
    "isFallback" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "GovernanceDocument_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "Election" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "releaseId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT,
    "tcSeats" INTEGER,
    "tag" TEXT,
    "timeframe" JSONB,

    CONSTRAINT "Election_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "ElectionEvent" (
    "electionSlug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ElectionEvent_pkey" PRIMARY KEY ("electionSlug","position")
);

-- CreateTable
CREATE TABLE "Contest" (
    "id" UUID NOT NULL,
    "electionSlug" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "directory" TEXT NOT NULL,
    "teamSlug" TEXT,
    "seats" INTEGER NOT NULL,
    "method" TEXT,
    "outcome" TEXT NOT NULL,
    "pollUrl" TEXT,
    "resolutionUrl" TEXT,
    "note" TEXT,
    "electorateSize" INTEGER,
    "votesCast" INTEGER,

    CONSTRAINT "Contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Candidacy" (
    "id" UUID NOT NULL,
    "contestId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "irc" TEXT,
    "email" TEXT,
    "personId" UUID,
    "outcome" TEXT NOT NULL,
    "electedRaw" TEXT,
    "statement" TEXT,
    "statementHtml" TEXT,
    "statementPath" TEXT,
    "encoding" TEXT,
    "url" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Candidacy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonAlias" (
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "PersonAlias_pkey" PRIMARY KEY ("personId","kind","value")
);

-- Words for the search: punctuation ends a word, so that `oslo.messaging`, `openstack/nova` and `tc_members` are
-- found by their parts. Written out, because what counts as punctuation must not depend on the locale.
CREATE FUNCTION "searchWords"("content" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate("content",
    E'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u00ab\u00bb\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u3001\u3002\uff0c\uff1a',
    repeat(' ', 50));

-- CreateTable
CREATE TABLE "SearchDocument" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "date" TIMESTAMPTZ(3),
    -- English stems find other forms of a word, the words as they stand (`simple`) find its beginning. A tsvector
    -- holds less than 1 MiB, hence the cuts.
    "vector" tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', "searchWords"(left("title", 2000))), 'A') ||
        setweight(to_tsvector('simple', "searchWords"(left("title", 2000))), 'A') ||
        setweight(to_tsvector('english', "searchWords"(left("body", 60000))), 'C') ||
        setweight(to_tsvector('simple', "searchWords"(left("body", 60000))), 'D')
    ) STORED,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("kind","key")
);

-- CreateIndex
CREATE INDEX "SyncRun_source_startedAt_idx" ON "SyncRun"("source", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "SyncRun_startedAt_idx" ON "SyncRun"("startedAt" DESC);

-- CreateIndex
CREATE INDEX "SyncWarning_source_scope_idx" ON "SyncWarning"("source", "scope");

-- CreateIndex
CREATE INDEX "SyncWarning_runId_idx" ON "SyncWarning"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "Series_releaseId_key" ON "Series"("releaseId");

-- CreateIndex
CREATE UNIQUE INDEX "Series_ordinal_key" ON "Series"("ordinal");

-- CreateIndex
CREATE INDEX "ScheduleEvent_deadline_idx" ON "ScheduleEvent"("deadline");

-- CreateIndex
CREATE INDEX "Deliverable_name_idx" ON "Deliverable"("name");

-- CreateIndex
CREATE INDEX "Deliverable_team_idx" ON "Deliverable"("team");

-- CreateIndex
CREATE INDEX "Deliverable_teamSlug_idx" ON "Deliverable"("teamSlug");

-- CreateIndex
CREATE UNIQUE INDEX "Deliverable_series_name_key" ON "Deliverable"("series", "name");

-- CreateIndex
CREATE INDEX "Release_releasedAt_id_idx" ON "Release"("releasedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Release_series_releasedAt_id_idx" ON "Release"("series", "releasedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Release_name_releasedAt_id_idx" ON "Release"("name", "releasedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Release_teamSlug_releasedAt_id_idx" ON "Release"("teamSlug", "releasedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Release_deliverableId_position_key" ON "Release"("deliverableId", "position");

-- CreateIndex
CREATE INDEX "ReleaseProject_repo_idx" ON "ReleaseProject"("repo");

-- CreateIndex
CREATE INDEX "Team_slug_idx" ON "Team"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Team_status_slug_key" ON "Team"("status", "slug");

-- CreateIndex
CREATE INDEX "TeamDeliverable_name_idx" ON "TeamDeliverable"("name");

-- CreateIndex
CREATE INDEX "LeadershipTerm_teamSlug_from_idx" ON "LeadershipTerm"("teamSlug", "from");

-- CreateIndex
CREATE INDEX "LeadershipTerm_email_idx" ON "LeadershipTerm"("email");

-- CreateIndex
CREATE INDEX "Membership_body_from_idx" ON "Membership"("body", "from");

-- CreateIndex
CREATE INDEX "Membership_email_idx" ON "Membership"("email");

-- CreateIndex
CREATE INDEX "Resolution_date_slug_idx" ON "Resolution"("date" DESC, "slug");

-- CreateIndex
CREATE INDEX "GovernanceDocument_kind_slug_idx" ON "GovernanceDocument"("kind", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Election_name_key" ON "Election"("name");

-- CreateIndex
CREATE INDEX "Election_ordinal_idx" ON "Election"("ordinal" DESC);

-- CreateIndex
CREATE INDEX "Contest_teamSlug_idx" ON "Contest"("teamSlug");

-- CreateIndex
CREATE UNIQUE INDEX "Contest_electionSlug_slug_key" ON "Contest"("electionSlug", "slug");

-- CreateIndex
CREATE INDEX "Candidacy_contestId_position_idx" ON "Candidacy"("contestId", "position");

-- CreateIndex
CREATE INDEX "Candidacy_personId_idx" ON "Candidacy"("personId");

-- CreateIndex
CREATE INDEX "Candidacy_email_idx" ON "Candidacy"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Person_handle_key" ON "Person"("handle");

-- CreateIndex
CREATE INDEX "PersonAlias_kind_key_idx" ON "PersonAlias"("kind", "key");

-- AddForeignKey
ALTER TABLE "ScheduleWeek" ADD CONSTRAINT "ScheduleWeek_series_fkey" FOREIGN KEY ("series") REFERENCES "Schedule"("series") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScheduleEvent" ADD CONSTRAINT "ScheduleEvent_series_fkey" FOREIGN KEY ("series") REFERENCES "Schedule"("series") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_deliverableId_fkey" FOREIGN KEY ("deliverableId") REFERENCES "Deliverable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseProject" ADD CONSTRAINT "ReleaseProject_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Branch" ADD CONSTRAINT "Branch_deliverableId_fkey" FOREIGN KEY ("deliverableId") REFERENCES "Deliverable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamDeliverable" ADD CONSTRAINT "TeamDeliverable_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ElectionEvent" ADD CONSTRAINT "ElectionEvent_electionSlug_fkey" FOREIGN KEY ("electionSlug") REFERENCES "Election"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_electionSlug_fkey" FOREIGN KEY ("electionSlug") REFERENCES "Election"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidacy" ADD CONSTRAINT "Candidacy_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonAlias" ADD CONSTRAINT "PersonAlias_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma can't say: what must hold whoever writes.
CREATE INDEX "SearchDocument_vector_idx" ON "SearchDocument" USING gin ("vector");
CREATE INDEX "SearchDocument_date_idx" ON "SearchDocument" ("date" DESC NULLS LAST);

ALTER TABLE "SyncRun"
    ADD CONSTRAINT "SyncRun_status_check" CHECK ("status" IN ('running', 'ok', 'partial', 'failed', 'abandoned')),
    ADD CONSTRAINT "SyncRun_finished_check" CHECK ("finishedAt" IS NULL OR "finishedAt" >= "startedAt");
ALTER TABLE "Series"
    ADD CONSTRAINT "Series_origin_check" CHECK ("origin" IN ('content', 'sync'));
ALTER TABLE "ScheduleWeek"
    ADD CONSTRAINT "ScheduleWeek_days_check" CHECK ("startOn" <= "endOn");
ALTER TABLE "ScheduleEvent"
    ADD CONSTRAINT "ScheduleEvent_days_check" CHECK ("startOn" <= "endOn"),
    ADD CONSTRAINT "ScheduleEvent_kind_check" CHECK ("kind" IN ('x-project', 'project-specific'));
ALTER TABLE "Release"
    ADD CONSTRAINT "Release_kind_check" CHECK ("kind" IN ('release', 'pre-release', 'lifecycle'));
ALTER TABLE "Team"
    ADD CONSTRAINT "Team_status_check" CHECK ("status" IN ('current', 'legacy')),
    ADD CONSTRAINT "Team_leadership_check" CHECK ("leadership" IN ('ptl', 'distributed'));
ALTER TABLE "LeadershipTerm"
    ADD CONSTRAINT "LeadershipTerm_kind_check" CHECK ("kind" IN ('ptl', 'distributed', 'vacant')),
    ADD CONSTRAINT "LeadershipTerm_days_check" CHECK ("until" IS NULL OR "from" <= "until");
ALTER TABLE "Membership"
    ADD CONSTRAINT "Membership_days_check" CHECK ("until" IS NULL OR "from" IS NULL OR "from" <= "until");
ALTER TABLE "Resolution"
    ADD CONSTRAINT "Resolution_status_check" CHECK ("status" IN ('current', 'superseded'));
ALTER TABLE "Contest"
    ADD CONSTRAINT "Contest_kind_check" CHECK ("kind" IN ('ptl', 'tc')),
    ADD CONSTRAINT "Contest_turnout_check" CHECK ("votesCast" IS NULL OR "electorateSize" IS NULL OR "votesCast" <= "electorateSize");
