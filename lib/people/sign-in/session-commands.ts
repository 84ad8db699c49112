import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { databaseClock, readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import {
  BROWSER_DAYS,
  IDLE_DAYS,
  MAX_DAYS,
  standingOfBrowser,
  TOKEN_MINUTES,
  type BrowserStanding,
} from './session-rules';
import { auditActor } from './session-end-commands';

/** A session to start, with its token as SHA-256. */
export type NewSession = {
  userId: string;
  tokenHash: string;
  device: string | null;
  /** Mark of the browser, as SHA-256. */
  browserHash: string;
  /** Identity provider, or `demo`. */
  provider: string;
};

/** Starts a session. Returns the time at which it ends if it is not used. */
export async function startSession(session: NewSession): Promise<{ expires: Date }> {
  return db.$transaction((tx) => insertSession(tx, session));
}

/** Starts a session, with its audit row, within a transaction. */
async function insertSession(
  tx: Transaction,
  { userId, tokenHash, device, browserHash, provider }: NewSession,
): Promise<{ expires: Date }> {
  const clock = databaseClock();
  const browser = await noteBrowser(tx, { userId, browserHash });
  const rows = await tx.$queryRaw<{ id: string; expires: Date }[]>`
    insert into "Session" (id, "sessionToken", "userId", device, expires, "rotatedAt", "createdAt", "seenAt")
    select gen_random_uuid(), ${tokenHash}, ${userId}::uuid, ${device}, now.at + make_interval(days => ${IDLE_DAYS}),
      now.at, now.at, now.at
    from (select ${clock} as at) as now
    returning id, expires`;
  // Remove sessions that have ended.
  await tx.$executeRaw`delete from "Session" where "userId" = ${userId}::uuid and expires <= ${clock}`;
  const [row] = rows;
  if (!row) throw new Error('The session was not stored.');
  const { person } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { person: { select: { id: true, handle: true, name: true } } },
  });
  await recordAudit(tx, auditActor({ ...person, personId: person.id }), {
    action: 'session.start',
    subject: `person/${person.handle}`,
    reason: 'Signed in.',
    detail: { session: row.id, provider, browser },
  });
  return { expires: row.expires };
}

/** Records that a user signs in with a browser, and returns what it was to them before. Old browsers are removed. */
async function noteBrowser(
  tx: Transaction,
  { userId, browserHash }: Pick<NewSession, 'userId' | 'browserHash'>,
): Promise<BrowserStanding> {
  const now = await readDatabaseClock(tx);
  const [former] = await tx.$queryRaw<{ seenAt: Date | null; hasSignedIn: boolean }[]>`
    select k."seenAt",
      exists (select from "AuditEntry" e where e."actorId" = u."personId" and e."action" = 'session.start')
        or exists (select from "KnownBrowser" o where o."userId" = u.id) as "hasSignedIn"
    from "User" u left join "KnownBrowser" k on k."userId" = u.id and k."browserHash" = ${browserHash}
    where u.id = ${userId}::uuid`;
  if (!former) throw new Error('There is no such user.');
  // Another sign-in may be removing the same rows.
  await tx.$executeRaw`
    delete from "KnownBrowser" where ("userId", "browserHash") in (
      select "userId", "browserHash" from "KnownBrowser"
      where "seenAt" <= ${now}::timestamptz - make_interval(days => ${BROWSER_DAYS}) for update skip locked
    )`;
  await tx.$executeRaw`
    insert into "KnownBrowser" ("userId", "browserHash", "firstAt", "seenAt")
    values (${userId}::uuid, ${browserHash}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict ("userId", "browserHash") do update set "seenAt" = excluded."seenAt"`;
  return standingOfBrowser(former, now);
}

/** Records that a session is in use, which extends it; at most every few minutes. */
export async function noteUse(sessionId: string): Promise<void> {
  const clock = databaseClock();
  await db.$executeRaw`
    update "Session" set "seenAt" = ${clock},
      expires = least(${clock} + make_interval(days => ${IDLE_DAYS}), "createdAt" + make_interval(days => ${MAX_DAYS}))
    where id = ${sessionId}::uuid and "seenAt" < ${clock} - interval '5 minutes'`;
}

/** A session's token and its replacement, both as SHA-256. */
export type Rotation = { sessionId: string; tokenHash: string; nextHash: string };

/**
 * Replaces a session's token, unless another request has done so already.
 *
 * The new token is derived from the old one (see lib/access/session.ts). So a request that loses this race gives the
 * browser the same token as the winner, and so does a request with the old token because the response with the new one
 * was lost.
 */
export async function rotateToken({ sessionId, tokenHash, nextHash }: Rotation): Promise<void> {
  const clock = databaseClock();
  const replaced = await db.$executeRaw`
    with "turned" as (
      update "Session" set "sessionToken" = ${nextHash}, "rotatedAt" = ${clock}
      where id = ${sessionId}::uuid and "sessionToken" = ${tokenHash}
        and "rotatedAt" < ${clock} - make_interval(mins => ${TOKEN_MINUTES})
      returning id
    )
    insert into "ReplacedToken" ("tokenHash", "sessionId", "replacedAt")
    select ${tokenHash}, id, ${clock} from "turned"`;
  if (replaced > 0) return;
  await db.$executeRaw`
    update "Session" set "rotatedAt" = ${clock} where id = ${sessionId}::uuid and "sessionToken" = ${nextHash}`;
}

/**
 * Records that a session's token is in use. The token that it replaced stays valid for a while longer
 * (`GRACE_SECONDS`).
 */
export async function confirmToken(tokenHash: string): Promise<void> {
  await db.$executeRaw`
    update "ReplacedToken" r set "followedAt" = ${databaseClock()} from "Session" s
    where s.id = r."sessionId" and s."sessionToken" = ${tokenHash} and r."followedAt" is null`;
}
