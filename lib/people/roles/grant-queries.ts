import 'server-only';
import { getCommunity } from '@/lib/community/community';
import { db } from '@/lib/database/client';

/** A role that was given. */
export type GrantEntry = {
  id: string;
  role: string;
  scope: string | null;
  reason: string;
  grantedAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  revokeReason: string | null;
  person: { handle: string; name: string };
};

const named = { handle: true, name: true } as const;

const entry = {
  id: true,
  role: true,
  scope: true,
  reason: true,
  grantedAt: true,
  expiresAt: true,
  revokedAt: true,
  revokeReason: true,
  person: { select: { ...named, mergedInto: { select: named } } },
} as const;

type Row = Omit<GrantEntry, 'person'> & {
  person: GrantEntry['person'] & { mergedInto: GrantEntry['person'] | null };
};

function toEntry({ person: { mergedInto, ...person }, ...row }: Row): GrantEntry {
  return { ...row, person: mergedInto ?? person };
}

/** Roles in force at a moment, those that end first at the top. */
export async function listGrantsInForce(at: Date): Promise<GrantEntry[]> {
  const rows = await db.grant.findMany({
    where: { revokedAt: null, expiresAt: { gt: at } },
    orderBy: [{ expiresAt: 'asc' }, { role: 'asc' }, { id: 'asc' }],
    take: 500,
    select: entry,
  });
  return rows.map(toEntry);
}

/** Roles that ended by a moment, by their last day or because they were taken back; the latest first. */
export async function listEndedGrants(at: Date, take: number): Promise<GrantEntry[]> {
  const rows = await db.grant.findMany({
    where: { OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: at } }] },
    orderBy: [{ grantedAt: 'desc' }, { id: 'asc' }],
    take,
    select: entry,
  });
  return rows.map(toEntry);
}

/** A role that was given; null when there is none. */
export async function getGrant(id: string): Promise<GrantEntry | null> {
  const row = await db.grant.findUnique({ where: { id }, select: entry });
  return row && toEntry(row);
}

/** The teams and bodies that a role can be given for. */
export async function listGrantScopes(): Promise<{ slug: string; name: string }[]> {
  const teams = await db.team.findMany({
    where: { status: 'current' },
    orderBy: { name: 'asc' },
    select: { slug: true, name: true },
  });
  const bodies = getCommunity().bodies.filter(({ members }) => members === 'granted');
  return [...bodies.map(({ slug, name }) => ({ slug, name: `${name} (body)` })), ...teams];
}
