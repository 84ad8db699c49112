import 'server-only';
import { lowerAscii } from '@/lib/text';
import { db } from '@/lib/database/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { listSameIds } from '@/lib/people/identity/group-queries';
import type { Transaction } from '@/lib/database/transaction';
import { isMailAddress } from '@/lib/notices/envelope-rules';
import type { Reachability } from './notice-rules';

/** The kinds of mail that a person does not want. */
export type Unwanted = Pick<ReadonlySet<string>, 'has'>;

/** A person who may get mail. `address` is for the envelope of their own mail and nothing else. */
export type Recipient = {
  personId: string;
  name: string;
  address: string | null;
  isDemo: boolean;
  off: Unwanted;
};

const same = {
  id: true,
  aliases: {
    where: { kind: 'email', source: { in: ['verified', 'record'] } },
    orderBy: { value: 'asc' },
    select: { value: true, key: true, source: true },
  },
  users: {
    where: { email: { not: null }, emailVerified: { not: null } },
    select: { email: true, emailVerified: true },
  },
  mailChoices: { select: { kind: true, isOff: true, chosenAt: true } },
} satisfies Prisma.PersonSelect;

/**
 * Returns the people with these ids (after merges), by id.
 *
 * The address is the one verified last at sign-in; otherwise one that a provider vouched for; otherwise one in the
 * record, that of a current seat first. An address that cannot receive mail counts as none. Choices of rows that are
 * the same person count together, the latest of each kind.
 */
export async function getRecipients(
  personIds: readonly string[],
  tx: Transaction = db,
): Promise<Map<string, Recipient>> {
  const rows = await tx.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { ...same, name: true, origin: true, merged: { select: same } },
  });
  const groups = rows.map((row) => ({ row, rows: [row, ...row.merged] }));
  const seated = await addressesOfSeats(
    tx,
    groups.flatMap(({ rows: all }) => all.flatMap(({ aliases }) => aliases.map(({ key }) => key))),
  );
  return new Map(groups.map(({ row, rows: all }) => [row.id, recipientOf(row, all, seated)]));
}

function recipientOf(
  { id, name, origin }: { id: string; name: string; origin: string },
  rows: readonly (SameRow & { mailChoices: ChoiceRow[] })[],
  seated: ReadonlySet<string>,
): Recipient {
  const { verified, recorded } = addressesOf(rows, seated);
  return {
    ...{ personId: id, name, isDemo: origin === 'demo' },
    address: verified[0] ?? recorded[0] ?? null,
    off: kindsOff(rows.flatMap(({ mailChoices }) => mailChoices)),
  };
}

/**
 * Returns the addresses for the people of these rows, all of them taken together. Rows of demo people have no address.
 */
export async function getReach(rowIds: readonly string[]): Promise<Reachability> {
  const rows = await db.person.findMany({
    where: { id: { in: [...rowIds] }, origin: { not: 'demo' } },
    orderBy: { id: 'asc' },
    select: { ...same, formerly: { select: { address: true, replacedAt: true } } },
  });
  const keys = rows.flatMap(({ aliases }) => aliases.map(({ key }) => key));
  return {
    ...addressesOf(rows, await addressesOfSeats(db, keys)),
    former: rows
      .flatMap(({ formerly }) => formerly)
      .filter(({ address }) => isMailAddress(address)),
  };
}

type SameRow = {
  aliases: { value: string; key: string; source: string }[];
  users: { email: string | null; emailVerified: Date | null }[];
};

/** Returns every address of a person, the best first: those a provider vouches for, and those in the record. */
function addressesOf(
  rows: readonly SameRow[],
  seated: ReadonlySet<string>,
): { verified: string[]; recorded: string[] } {
  const users = rows
    .flatMap((row) => row.users)
    .sort((a, b) => (b.emailVerified?.getTime() ?? 0) - (a.emailVerified?.getTime() ?? 0));
  const aliases = rows.flatMap((row) => row.aliases);
  const recorded = aliases.filter(({ source }) => source === 'record');
  const verified = [
    ...users.flatMap(({ email }) => email ?? []),
    ...aliases.filter(({ source }) => source === 'verified').map(({ value }) => value),
  ];
  const ordered = [
    ...recorded.filter(({ key }) => seated.has(key)),
    ...recorded.filter(({ key }) => !seated.has(key)),
  ].map(({ value }) => value);
  return { verified: verified.filter(isMailAddress), recorded: ordered.filter(isMailAddress) };
}

async function addressesOfSeats(tx: Transaction, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tx.membership.findMany({
    where: { isCurrent: true, email: { in: keys, mode: 'insensitive' } },
    select: { email: true },
  });
  return new Set(rows.flatMap(({ email }) => (email === null ? [] : lowerAscii(email))));
}

type ChoiceRow = { kind: string; isOff: boolean; chosenAt: Date };

/** Returns the kinds that are off. A kind without a choice of its own is off if the person switched off all kinds. */
function kindsOff(rows: readonly ChoiceRow[]): Unwanted {
  const latest = (wanted: string) =>
    rows
      .filter(({ kind }) => kind === wanted)
      .sort((a, b) => b.chosenAt.getTime() - a.chosenAt.getTime())[0];
  return { has: (kind) => latest(kind)?.isOff ?? latest('all')?.isOff ?? false };
}

/** Returns the kinds that a person does not want, after merges, or null if there is no such person. */
export async function getMailChoice(personId: string): Promise<Unwanted | null> {
  const ids = await listSameIds(personId);
  if (ids.length === 0) return null;
  const select = { kind: true, isOff: true, chosenAt: true };
  return kindsOff(await db.mailChoice.findMany({ where: { personId: { in: ids } }, select }));
}
