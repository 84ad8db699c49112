-- A vote, a consent and a second belong to one revision of the text.
ALTER TABLE "Motion" ADD COLUMN "revisedAt" TIMESTAMPTZ(3), ADD COLUMN "passedRivalId" INTEGER;
UPDATE "Motion" m SET "revisedAt" = r."revisedAt"
FROM "MotionRevision" r
WHERE r."motionId" = m."id" AND r."number" = m."revision" AND m."revision" > 1;

-- What lib/motions/text-rules.ts hashes: the title as a heading, an empty line, the text, a line's end.
ALTER TABLE "MotionRevision" ADD COLUMN "plainText" TEXT, ADD COLUMN "sha256" TEXT;
UPDATE "MotionRevision"
SET "sha256" = encode(sha256(convert_to('# ' || "title" || E'\n\n' || "text" || E'\n', 'UTF8')), 'hex');
ALTER TABLE "MotionRevision" ALTER COLUMN "sha256" SET NOT NULL;

-- A consent from before was given to the revision that was current at that moment.
ALTER TABLE "MotionApproval" ADD COLUMN "revision" INTEGER;
UPDATE "MotionApproval" a
SET "revision" = coalesce(
    (SELECT max(r."number") FROM "MotionRevision" r WHERE r."motionId" = a."motionId" AND r."revisedAt" <= a."approvedAt"), 1);
ALTER TABLE "MotionApproval" ALTER COLUMN "revision" SET NOT NULL;

-- With which account somebody voted or stood aside: a merge that is undone takes it along.
ALTER TABLE "MotionVote" ADD COLUMN "accountId" UUID;
ALTER TABLE "MotionVoteCast" ADD COLUMN "accountId" UUID;
ALTER TABLE "MotionElector" ADD COLUMN "recusedBy" UUID;

ALTER TABLE "MotionLink"
    DROP CONSTRAINT "MotionLink_kind_check",
    ADD CONSTRAINT "MotionLink_kind_check" CHECK ("kind" IN ('resolution', 'team', 'thread', 'motion', 'reverts', 'reverted-by'));

-- Numbers without gaps: a sequence skips some after a crash and with each transaction that is rolled back. Two
-- proposals wait for each other until the first is kept.
CREATE FUNCTION rollcall_next_motion() RETURNS integer
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(726020);
    RETURN (SELECT coalesce(max("id"), 0) + 1 FROM "Motion");
END $$;
ALTER TABLE "Motion" ALTER COLUMN "id" SET DEFAULT rollcall_next_motion();
DROP SEQUENCE "Motion_id_seq";
