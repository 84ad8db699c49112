import 'server-only';
import { PrismaAdapter } from '@next-auth/prisma-adapter';
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';
import { recordAudit } from '@/lib/audit/record';
import { databaseClock, readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import { lockIdentities } from '@/lib/people/identity/commands';
import { handleOf } from '@/lib/people/name-rules';
import { startSession } from './session-commands';
import type { ProvidedProfile } from './sign-in-rules';
import { linkIdentity } from '@/lib/people/identity/link-commands';

/** An attempt to sign in: the provider, its profile once received, and the browser. */
export type Attempt = {
  provider: string;
  profile: ProvidedProfile | null;
  device: string | null;
  /** Mark of the browser, as SHA-256. */
  browserHash: string;
};

/**
 * Makes next-auth's Prisma adapter for one attempt to sign in. It differs where Rollcall is stricter:
 *
 * - a token is stored as SHA-256, and the provider's tokens are not stored;
 * - only a verified address is stored, and it is updated at each sign-in;
 * - a user belongs to a person, which is decided before the session starts;
 * - each write has its audit row.
 *
 * @param hashOfToken Hash under which a session's token is stored (lib/access/session.ts).
 */
export function signInAdapter(attempt: Attempt, hashOfToken: (token: string) => string): Adapter {
  const base = PrismaAdapter(db);
  return {
    getUser: base.getUser,
    getUserByEmail: base.getUserByEmail,
    getUserByAccount: base.getUserByAccount,
    createUser: () => createUser(profileIn(attempt)),
    linkAccount: ({ userId, type, provider, providerAccountId }: AdapterAccount) =>
      linkAccount({ userId, type, provider, providerAccountId }),
    createSession: async ({ sessionToken, userId }) => {
      const { provider, device, browserHash } = attempt;
      const { login, verifiedEmail } = profileIn(attempt);
      await keepAddress(userId, verifiedEmail);
      await linkIdentity({ userId, provider, login, verifiedEmail });
      const tokenHash = hashOfToken(sessionToken);
      const { expires } = await startSession({
        ...{ userId, tokenHash, device, browserHash, provider },
      });
      return { sessionToken, userId, expires };
    },
  };
}

function profileIn({ profile }: Attempt): ProvidedProfile {
  if (!profile) throw new Error('The identity provider has not said who this is.');
  return profile;
}

/** Creates a separate person for a first sign-in, until the account is linked. */
async function createUser({ name, login, verifiedEmail }: ProvidedProfile): Promise<AdapterUser> {
  return db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const handle = await freeHandle(tx, handleOf(name) || handleOf(login ?? '') || 'person');
    const emailVerified = verifiedEmail === null ? null : await readDatabaseClock(tx);
    const { id, users } = await tx.person.create({
      data: {
        handle,
        name,
        origin: 'sign-in',
        users: { create: { name, email: verifiedEmail, emailVerified } },
      },
      select: { id: true, users: { select: { id: true } } },
    });
    const [user] = users;
    if (!user) throw new Error('The user was not stored.');
    await recordAudit(
      tx,
      { personId: id, name },
      {
        action: 'person.sign-in',
        subject: `person/${handle}`,
        reason: 'Signed in for the first time.',
      },
    );
    return { id: user.id, email: verifiedEmail ?? '', emailVerified };
  });
}

async function freeHandle(tx: Transaction, base: string): Promise<string> {
  const rows = await tx.person.findMany({
    where: { OR: [{ handle: base }, { handle: { startsWith: `${base}-` } }] },
    select: { handle: true },
  });
  const taken = new Set(rows.map(({ handle }) => handle));
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}

type NewAccount = { userId: string; type: string; provider: string; providerAccountId: string };

async function linkAccount(account: NewAccount): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.account.create({ data: account });
    const { person } = await tx.user.findUniqueOrThrow({
      where: { id: account.userId },
      select: { person: { select: { id: true, handle: true, name: true } } },
    });
    await recordAudit(
      tx,
      { personId: person.id, name: person.name },
      {
        action: 'person.identity',
        subject: `person/${person.handle}`,
        reason: `Signed in with ${account.provider} for the first time.`,
        detail: { provider: account.provider },
      },
    );
  });
}

/**
 * Stores the currently verified address in place of any former one. Null if there is none, or if another user has it
 * (the link to a person does not depend on which user keeps it).
 */
async function keepAddress(userId: string, verifiedEmail: string | null): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockIdentities(tx);
    const former = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { personId: true, email: true },
    });
    const changed = await tx.$executeRaw`
      update "User" u set email = free.email, "emailVerified" = case when free.email is null then null else ${databaseClock()} end
      from (select (select ${verifiedEmail}::text where not exists (
        select from "User" other where other.email = ${verifiedEmail} and other.id <> ${userId}::uuid
      )) as email) as free
      where u.id = ${userId}::uuid and u.email is distinct from free.email`;
    if (changed === 0) return;
    await keepFormer(tx, former);
    const { person, email } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { email: true, person: { select: { id: true, handle: true, name: true } } },
    });
    await recordAudit(
      tx,
      { personId: person.id, name: person.name },
      {
        action: 'person.address',
        subject: `person/${person.handle}`,
        reason:
          email === null
            ? 'The identity provider vouches for no address any more.'
            : 'The identity provider vouches for another address.',
      },
    );
  });
}

/** Keeps the former address, so that its reader is notified. The worker removes it after a few days. */
async function keepFormer(
  tx: Transaction,
  { personId, email }: { personId: string; email: string | null },
): Promise<void> {
  if (email === null) return;
  await tx.$executeRaw`
    insert into "FormerAddress" ("id", "personId", "address", "replacedAt")
    values (gen_random_uuid(), ${personId}::uuid, ${email}, ${databaseClock()})`;
}
