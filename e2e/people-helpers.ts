import { createHash, randomBytes } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { withDatabase } from './motion-helpers';

/** A person that no other test uses. */
type Somebody = { handle: string; name: string; origin: 'record' | 'sign-in' };

/** Adds a person. Returns the id of their row. */
export async function addSomebody({ handle, name, origin }: Somebody): Promise<string> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into "Person" (id, handle, name, origin) values (gen_random_uuid(), $1, $2, $3) returning id`,
      [handle, name, origin],
    );
    return rows[0]!.id;
  });
}

/** Adds a person and signs them in in the test's browser. Rate limits reached by others do not affect them. */
export async function signInAsNew(
  context: BrowserContext,
  { handle, name }: Pick<Somebody, 'handle' | 'name'>,
): Promise<string> {
  const personId = await addSomebody({ handle, name, origin: 'sign-in' });
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  await withDatabase((client) =>
    client.query(
      `with account as (
        insert into "User" (id, name, "personId") values (gen_random_uuid(), $1, $2) returning id
      )
      insert into "Session" (id, "sessionToken", "userId", expires, "rotatedAt", "createdAt", "seenAt")
      select gen_random_uuid(), $3, account.id, at + interval '1 day', at, at, at
      from account, (select $4::timestamptz as at) as now`,
      [name, personId, hash, process.env.ROLLCALL_NOW],
    ),
  );
  await context.addCookies([
    {
      ...{ name: 'rollcall.session', value: token, domain: 'localhost', path: '/' },
      ...{ httpOnly: true, sameSite: 'Lax' as const },
    },
  ]);
  return personId;
}

/** Sets the number of changes a person has made recently, for the rate limit. */
export async function setWrites(handle: string, count: number): Promise<void> {
  await withDatabase((client) =>
    client.query(
      `insert into "RateLimit" (key, points, expire)
       select 'write:' || id, $2, now() + interval '1 minute' from "Person" where handle = $1
       on conflict (key) do update set points = excluded.points`,
      [handle, count],
    ),
  );
}

/** Counts the claims, merges, grants and audit log rows with a text in one of their reasons. */
export async function countReasons(text: string): Promise<Record<string, number>> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<Record<string, number>>(
      `select
        (select count(*)::int from "PersonClaim" where strpos(concat(reason, "decisionReason"), $1) > 0) as claims,
        (select count(*)::int from "PersonMerge" where strpos(concat(reason, "undoneReason"), $1) > 0) as merges,
        (select count(*)::int from "Grant" where strpos(concat(reason, "revokeReason"), $1) > 0) as grants,
        (select count(*)::int from "AuditEntry" where strpos(reason, $1) > 0) as audited`,
      [text],
    );
    return rows[0]!;
  });
}

/** Returns the id of the row of a table that refers to a person. */
export async function idOf(
  table: 'PersonClaim' | 'PersonMerge' | 'Grant',
  personId: string,
): Promise<string> {
  const column = { PersonClaim: 'claimantId', PersonMerge: 'fromId', Grant: 'personId' }[table];
  return withDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from "${table}" where "${column}" = $1`,
      [personId],
    );
    return rows[0]!.id;
  });
}
