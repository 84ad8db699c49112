import 'server-only';
import { databaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { GRACE_SECONDS, TOKEN_MINUTES } from './session-rules';

/** A signed-in person without roles. */
export type Reader = {
  sessionId: string;
  userId: string;
  /** Person after merges. */
  personId: string;
  handle: string;
  name: string;
  isDemo: boolean;
};

/** A session found by its token. */
export type FoundSession = Reader & {
  /** True if the browser must receive a new token at the next write. */
  isDue: boolean;
  /** True if the token replaced another and is used for the first time. */
  isFirstUse: boolean;
  /** True if the token was issued a moment ago. */
  isJustGiven: boolean;
  /**
   * True if the token was replaced and its replacement has been in use for a while: this is a copy, and cannot sign
   * anyone in.
   */
  isCopy: boolean;
  /** True if the last recorded use is some minutes ago. */
  isUnnoted: boolean;
};

/** Finds the session that has or had this token (as SHA-256), unless it has ended. */
export async function findSession(tokenHash: string): Promise<FoundSession | null> {
  const clock = databaseClock();
  const grace = Prisma.sql`make_interval(secs => ${GRACE_SECONDS})`;
  const rows = await db.$queryRaw<FoundSession[]>`
    with "brought" as (
      select id as "sessionId", true as "isCurrent", null::timestamptz as "followedAt"
      from "Session" where "sessionToken" = ${tokenHash}
      union all
      select "sessionId", false, "followedAt" from "ReplacedToken" where "tokenHash" = ${tokenHash}
    )
    select s.id as "sessionId", u.id as "userId", p.id as "personId", p.handle, p.name,
      own.origin = 'demo' as "isDemo",
      case when t."isCurrent" then s."rotatedAt" < ${clock} - make_interval(mins => ${TOKEN_MINUTES})
        else t."followedAt" is null end as "isDue",
      t."isCurrent" and exists (
        select from "ReplacedToken" r where r."sessionId" = s.id and r."followedAt" is null
      ) as "isFirstUse",
      s."rotatedAt" > ${clock} - ${grace} as "isJustGiven",
      coalesce(t."followedAt" <= ${clock} - ${grace}, false) as "isCopy",
      s."seenAt" < ${clock} - interval '5 minutes' as "isUnnoted"
    from "brought" t
      join "Session" s on s.id = t."sessionId"
      join "User" u on u.id = s."userId"
      join "Person" own on own.id = u."personId"
      join "Person" p on p.id = coalesce(own."mergedIntoId", own.id)
    where s.expires > ${clock}`;
  return rows[0] ?? null;
}

/** A session as its owner sees it. */
export type SessionEntry = {
  id: string;
  device: string | null;
  createdAt: Date;
  seenAt: Date;
  expires: Date;
};

/** Lists the active sessions of a person and of rows merged into it, the last used first. */
export async function listSessions(personId: string): Promise<SessionEntry[]> {
  return db.$queryRaw<SessionEntry[]>`
    select s.id, s.device, s."createdAt", s."seenAt", s.expires
    from "Session" s
      join "User" u on u.id = s."userId"
      join "Person" p on p.id = u."personId"
    where ${personId}::uuid in (p.id, p."mergedIntoId") and s.expires > ${databaseClock()}
    order by s."seenAt" desc, s.id`;
}

/** Lists the identity providers of a person, with the time of the first sign-in. No addresses. */
export async function listIdentities(
  personId: string,
): Promise<{ provider: string; createdAt: Date }[]> {
  return db.account.findMany({
    where: { user: { person: { OR: [{ id: personId }, { mergedIntoId: personId }] } } },
    orderBy: [{ createdAt: 'asc' }, { provider: 'asc' }],
    select: { provider: true, createdAt: true },
  });
}
