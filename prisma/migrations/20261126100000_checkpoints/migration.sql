-- Checkpoints: the head of the audit log at a moment, signed by the worker. They only grow.
CREATE TABLE "AuditCheckpoint" (
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "AuditCheckpoint_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "CheckpointPublication" (
    "place" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failedAt" TIMESTAMPTZ(3),
    CONSTRAINT "CheckpointPublication_pkey" PRIMARY KEY ("place")
);

CREATE TRIGGER "AuditCheckpoint_keep" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditCheckpoint"
    FOR EACH STATEMENT EXECUTE FUNCTION rollcall_refuse_change();
