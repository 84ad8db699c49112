import 'server-only';
import { databaseClock } from '@/lib/database-clock';
import { db } from '@/lib/db';
import { GRACE_SECONDS, TOKEN_MINUTES } from './session-rules';

/** Somebody signed in, without what they may do. */
export type Reader = {
  sessionId: string;
  userId: string;
  /** The person, after merges. */
  personId: string;
  handle: string;
  name: string;
  isDemo: boolean;
};

/** A session found by its token. */
export type FoundSession = Reader & {
  /** The token is to be replaced at the next write. */
  isDue: boolean;
  /** The last use that is noted lies some minutes back. */
  isUnnoted: boolean;
};

/** The session with this token (as SHA-256), unless it has ended; a replaced token finds it for another minute. */
export async function findSession(tokenHash: string): Promise<FoundSession | null> {
  const clock = databaseClock();
  const rows = await db.$queryRaw<FoundSession[]>`
    select s.id as "sessionId", u.id as "userId", p.id as "personId", p.handle, p.name,
      own.origin = 'demo' as "isDemo",
      s."rotatedAt" < ${clock} - make_interval(mins => ${TOKEN_MINUTES}) as "isDue",
      s."seenAt" < ${clock} - interval '5 minutes' as "isUnnoted"
    from "Session" s
      join "User" u on u.id = s."userId"
      join "Person" own on own.id = u."personId"
      join "Person" p on p.id = coalesce(own."mergedIntoId", own.id)
    where s.expires > ${clock} and (s."sessionToken" = ${tokenHash} or
      (s."previousToken" = ${tokenHash} and s."rotatedAt" > ${clock} - make_interval(secs => ${GRACE_SECONDS})))`;
  return rows[0] ?? null;
}

/** A session, as its owner sees it. */
export type SessionEntry = {
  id: string;
  device: string | null;
  createdAt: Date;
  seenAt: Date;
  expires: Date;
};

/** The sessions of a person that have not ended, the one used last first; also those of rows merged into it. */
export async function listSessions(personId: string): Promise<SessionEntry[]> {
  return db.$queryRaw<SessionEntry[]>`
    select s.id, s.device, s."createdAt", s."seenAt", s.expires
    from "Session" s
      join "User" u on u.id = s."userId"
      join "Person" p on p.id = u."personId"
    where ${personId}::uuid in (p.id, p."mergedIntoId") and s.expires > ${databaseClock()}
    order by s."seenAt" desc, s.id`;
}

/** Who vouches for a person, by provider, and since when. No addresses. */
export async function listIdentities(
  personId: string,
): Promise<{ provider: string; createdAt: Date }[]> {
  return db.account.findMany({
    where: { user: { person: { OR: [{ id: personId }, { mergedIntoId: personId }] } } },
    orderBy: [{ createdAt: 'asc' }, { provider: 'asc' }],
    select: { provider: true, createdAt: true },
  });
}
