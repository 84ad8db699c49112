import 'server-only';
import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import { officeRank } from '@/lib/people/role-rules';
import { isNamed, lookUpKeys, type Named } from './record-role-rules';
import type { KnownRow } from '@/lib/people/identity/types';

/** A seat on a body. `personId` is null if no person matches the member. */
export type BodySeat = {
  /** Person after merges. */
  personId: string | null;
  name: string;
  /** Office: chair, vice-chair, or null. */
  role: string | null;
  affiliation: string | null;
};

/** Lists the members of a body in the current record, matched by aliases from the record and providers only. */
export async function listRecordSeats(
  body: string,
  tx: Transaction | typeof db = db,
): Promise<BodySeat[]> {
  const rows = await tx.membership.findMany({
    where: { body, isCurrent: true },
    orderBy: { position: 'asc' },
    select: { name: true, irc: true, email: true, role: true, affiliation: true },
  });
  const personOf = await lookUpPeople(rows, tx);
  return once(
    rows.map((row) => ({
      personId: personOf(row),
      name: row.name,
      role: row.role,
      affiliation: row.affiliation,
    })),
  );
}

/** Lists the members of a body whose grant of a seat is in force. */
export async function listGrantedSeats(
  body: string,
  at: Date,
  tx: Transaction | typeof db = db,
): Promise<BodySeat[]> {
  const person = { select: { id: true, name: true } };
  const grants = await tx.grant.findMany({
    where: {
      role: { in: ['member', 'chair'] },
      scope: body,
      grantedAt: { lte: at },
      OR: [{ revokedAt: null }, { revokedAt: { gt: at } }],
      expiresAt: { gt: at },
    },
    orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
    select: {
      role: true,
      person: { select: { ...person.select, mergedInto: person } },
    },
  });
  return once(
    grants.map(({ role, person: { mergedInto, ...row } }) => ({
      personId: (mergedInto ?? row).id,
      name: (mergedInto ?? row).name,
      role: role === 'chair' ? 'chair' : null,
      affiliation: null,
    })),
  );
}

/** Sorts officers first, and keeps the first seat of a person who is listed twice. */
function once(seats: readonly BodySeat[]): BodySeat[] {
  const seen = new Set<string>();
  return [...seats]
    .sort((one, other) => officeRank(one) - officeRank(other))
    .filter(({ personId }) => {
      if (personId === null) return true;
      const isNew = !seen.has(personId);
      seen.add(personId);
      return isNew;
    });
}

type Candidate = KnownRow & { canonicalId: string };

/**
 * Finds the people that mentions mean. An address in the record counts before a verified one. Null for several or none.
 */
async function lookUpPeople(
  mentions: readonly Named[],
  tx: Transaction | typeof db,
): Promise<(mention: Named) => string | null> {
  const keys = mentions.map(lookUpKeys);
  const emails = keys.flatMap(({ email }) => email ?? []);
  const rows = await tx.person.findMany({
    where: {
      aliases: {
        some: {
          OR: [
            { kind: 'email', key: { in: emails }, source: { in: ['record', 'verified'] } },
            { kind: 'name', key: { in: keys.map(({ name }) => name) }, source: 'record' },
          ],
        },
      },
    },
    select: {
      id: true,
      mergedIntoId: true,
      aliases: {
        where: { source: { in: ['record', 'verified'] } },
        select: { kind: true, key: true, value: true, source: true },
      },
    },
  });
  const candidates = rows.map(({ id, mergedIntoId, aliases }): Candidate => {
    const keysOf = (wanted: string, from: string) =>
      aliases
        .filter(({ kind, source }) => kind === wanted && source === from)
        .map(({ key }) => key);
    return {
      canonicalId: mergedIntoId ?? id,
      names: keysOf('name', 'record'),
      ircs: keysOf('irc', 'record'),
      emails: keysOf('email', 'record'),
      verifiedEmails: keysOf('email', 'verified'),
    };
  });
  const inRecord = candidates.map((row) => ({ ...row, verifiedEmails: [] }));
  return (mention) => onlyOf(inRecord, mention) ?? onlyOf(candidates, mention);
}

function onlyOf(candidates: readonly Candidate[], mention: Named): string | null {
  const found = new Set(
    candidates.filter((row) => isNamed([row], mention)).map(({ canonicalId }) => canonicalId),
  );
  const [id] = found;
  return found.size === 1 && id !== undefined ? id : null;
}
