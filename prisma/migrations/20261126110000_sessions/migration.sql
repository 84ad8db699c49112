-- Every token that a session had before, so that a copy of it is told from a token that nobody gave out.
CREATE TABLE "ReplacedToken" (
    "tokenHash" TEXT NOT NULL,
    "sessionId" UUID NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "followedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReplacedToken_pkey" PRIMARY KEY ("tokenHash")
);

CREATE INDEX "ReplacedToken_sessionId_idx" ON "ReplacedToken"("sessionId");

ALTER TABLE "ReplacedToken" ADD CONSTRAINT "ReplacedToken_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of each session the one token before was known.
INSERT INTO "ReplacedToken" ("tokenHash", "sessionId", "replacedAt")
SELECT "previousToken", "id", "rotatedAt" FROM "Session" WHERE "previousToken" IS NOT NULL;

DROP TRIGGER "Session_audit" ON "Session";
ALTER TABLE "Session" DROP COLUMN "previousToken";
CREATE TRIGGER "Session_audit" AFTER INSERT OR UPDATE OR DELETE ON "Session" FOR EACH ROW EXECUTE FUNCTION rollcall_audit_capture('id', '', 'sessionToken,rotatedAt,seenAt,expires,device');

-- Browsers that somebody has signed in with, so that a sign-in with another one is told by mail.
CREATE TABLE "KnownBrowser" (
    "userId" UUID NOT NULL,
    "browserHash" TEXT NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownBrowser_pkey" PRIMARY KEY ("userId","browserHash")
);

CREATE INDEX "KnownBrowser_seenAt_idx" ON "KnownBrowser"("seenAt");

ALTER TABLE "KnownBrowser" ADD CONSTRAINT "KnownBrowser_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
