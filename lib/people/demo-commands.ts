import 'server-only';
import { recordAudit, ROLLCALL } from '@/lib/audit/record';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import { DEMO_BODY, isDemoOffered } from '@/lib/community/demo-body';
import { DEMO_PEOPLE, type DemoPerson } from './demo';

/** Fixed ids, so that seeding again finds the rows it would write. */
const GRANTED_AT = new Date('2020-01-01T00:00:00Z');
const EXPIRED_AT = new Date('2020-07-01T00:00:00Z');
const EXPIRES_AT = new Date('2099-12-31T00:00:00Z');

/** Advisory lock: of two processes that start at once, one seeds. */
const SEEDING = 726_004;

/** Team of the demo's lead, if there is one of this name. */
const TEAM = 'nova';

const REASON = 'Part of the demo.';

/**
 * Writes the demo people and their grants that are missing; nothing if the demo is not offered. Returns the number of
 * people added.
 */
export async function seedDemo(): Promise<number> {
  if (!isDemoOffered()) return 0;
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${SEEDING})`;
    const known = await tx.person.findMany({
      where: { handle: { in: DEMO_PEOPLE.map(({ handle }) => handle) } },
      select: { handle: true },
    });
    const handles = new Set(known.map(({ handle }) => handle));
    const missing = DEMO_PEOPLE.filter(({ handle }) => !handles.has(handle));
    if (missing.length === 0) return 0;
    const team = await demoTeam(tx);
    const written = [];
    for (const person of missing) written.push(await writePerson(tx, person, team));
    for (const tell of written.flat()) await tell();
    return missing.length;
  });
}

/** Writes one person. Returns the audit rows to write once all are there. */
async function writePerson(
  tx: Transaction,
  { handle, name, roles, hasExpired }: DemoPerson,
  team: string,
): Promise<(() => Promise<unknown>)[]> {
  const { id } = await tx.person.create({
    data: { handle, name, origin: 'demo', users: { create: { name } } },
    select: { id: true },
  });
  const scopes: Partial<Record<string, string>> = {
    member: DEMO_BODY,
    chair: DEMO_BODY,
    ptl: team,
  };
  const grants = await tx.grant.createManyAndReturn({
    data: roles.map((role) => ({
      personId: id,
      role,
      scope: scopes[role] ?? null,
      reason: REASON,
      grantedAt: GRANTED_AT,
      expiresAt: hasExpired ? EXPIRED_AT : EXPIRES_AT,
    })),
    select: { id: true, role: true, scope: true, expiresAt: true },
  });
  const subject = `person/${handle}` as const;
  return [
    () => recordAudit(tx, ROLLCALL, { action: 'person.demo', subject, reason: REASON }),
    ...grants.map(({ id: grant, role, scope, expiresAt }) => () => {
      const detail = { grant, role, scope, expiresAt: expiresAt.toISOString() };
      return recordAudit(tx, ROLLCALL, { action: 'grant.give', subject, reason: REASON, detail });
    }),
  ];
}

async function demoTeam(tx: Transaction): Promise<string> {
  const teams = await tx.team.findMany({
    where: { status: 'current' },
    orderBy: { slug: 'asc' },
    select: { slug: true },
  });
  const slugs = teams.map(({ slug }) => slug);
  return slugs.includes(TEAM) ? TEAM : (slugs[0] ?? TEAM);
}
