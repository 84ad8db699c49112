import { isTooOld } from '@/lib/notices/kinds';

/** Kinds of events in a person's account or name that cause a notice, whether or not the person caused them. */
export const NOTICE_KINDS = [
  'browser',
  'stolen',
  'address',
  'given',
  'revoked',
  'merged',
  'unmerged',
  'tied',
  'claim-approved',
  'claim-refused',
  'cast',
  'cast-off',
] as const;

/** One of {@link NOTICE_KINDS}. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The parts of an audit row that decide who receives a notice of it. */
export type NoticeEntry = {
  action: string;
  actorId: string | null;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
};

/**
 * The people a row is about: its actor, the person with a handle, the holder of a grant, both sides of a merge, the
 * claimant of a claim, or the member of a seat in a vote.
 */
export type Whom = { of: 'actor' | 'handle' | 'grant' | 'merge' | 'claim' | 'elector'; id: string };

/** The content of a notice, and its recipients. */
export type Notice = {
  kind: NoticeKind;
  whom: Whom;
  /** True to write to addresses in the record and replaced addresses as well as to verified ones. */
  reachesAll: boolean;
};

type Telling = {
  kind: NoticeKind;
  /** The way the row names the person it is about: its actor, the handle in its subject, or this id in its detail. */
  whom: Whom['of'];
  reachesAll?: true;
  /** True if this row of the action causes a notice; absent: every row does. */
  isTold?: (detail: NoticeEntry['detail']) => boolean;
};

/** Actions that cause a notice. An action that is not listed causes none. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  'session.start': { kind: 'browser', whom: 'actor', isTold: ({ browser }) => browser === 'new' },
  'session.stolen': { kind: 'stolen', whom: 'handle' },
  'person.address': { kind: 'address', whom: 'actor', reachesAll: true },
  'grant.give': { kind: 'given', whom: 'grant' },
  'grant.revoke': { kind: 'revoked', whom: 'grant' },
  'person.merge': { kind: 'merged', whom: 'merge' },
  'person.unmerge': { kind: 'unmerged', whom: 'merge' },
  'person.tie': { kind: 'tied', whom: 'merge' },
  'claim.approve': { kind: 'claim-approved', whom: 'merge' },
  'claim.refuse': { kind: 'claim-refused', whom: 'claim' },
  'motion.vote': { kind: 'cast', whom: 'elector' },
  'mail.choose': { kind: 'cast-off', whom: 'actor', isTold: endsCast },
};

/** Names of the actions that may cause a notice. */
export const TOLD_ACTIONS: readonly string[] = Object.keys(TELLINGS);

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns the notice for a row of the log, or null for none. A row that names nobody causes none. */
export function noticeOf(entry: NoticeEntry): Notice | null {
  const telling = Object.hasOwn(TELLINGS, entry.action) ? TELLINGS[entry.action] : undefined;
  if (!telling || telling.isTold?.(entry.detail) === false) return null;
  const { kind, whom, reachesAll = false } = telling;
  const id = idIn(entry, whom);
  return id === null ? null : { kind, whom: { of: whom, id }, reachesAll };
}

function idIn({ actorId, subject, detail }: NoticeEntry, whom: Whom['of']): string | null {
  if (whom === 'handle') return /^person\/(.+)$/.exec(subject)?.[1] ?? null;
  return readId(whom === 'actor' ? actorId : detail[whom]);
}

/** Returns an id in the detail of an audit row, or null if there is none. */
export function readId(value: unknown): string | null {
  return typeof value === 'string' && ID.test(value) ? value : null;
}

/** True if a choice about mail ended the mails about votes cast in the person's name. */
function endsCast({ off, before }: NoticeEntry['detail']): boolean {
  return has(off, 'cast') && Array.isArray(before) && !has(before, 'cast');
}

function has(list: unknown, word: string): boolean {
  return Array.isArray(list) && list.includes(word);
}

/** True for the only kind of notice that a person can switch off. */
export function canBeEnded(kind: NoticeKind): kind is 'cast' {
  return kind === 'cast';
}

/** Addresses at which a person can be reached. */
export type Reachability = {
  /** Addresses that a provider vouches for. */
  verified: readonly string[];
  /** Addresses that the record gives the person, the preferred one first. */
  recorded: readonly string[];
  /** Addresses that a provider vouched for until recently, and the moment each was replaced. */
  former: readonly { address: string; replacedAt: Date }[];
};

/**
 * Returns the addresses that receive a notice of an event at a moment: each one that was verified then or is now, since
 * a person who has taken over one account must not be the only one who receives it. Without any, one from the record.
 */
export function toldAddresses(
  { verified, recorded, former }: Reachability,
  { reachesAll }: Pick<Notice, 'reachesAll'>,
  at: Date,
): string[] {
  const before = former.filter(({ replacedAt }) => reachesAll || replacedAt >= at);
  const proven = [...verified, ...before.map(({ address }) => address)];
  if (reachesAll) return [...proven, ...recorded];
  return proven.length > 0 ? proven : recorded.slice(0, 1);
}

/** Reason a notice is not sent after all, or null if it is. An event is reported even if it was undone since. */
export function whyNot(
  kind: NoticeKind,
  { at, off, now }: { at: Date; off: Pick<ReadonlySet<string>, 'has'> | null; now: Date },
): 'opted-out' | 'too-old' | null {
  if (canBeEnded(kind) && off?.has(kind)) return 'opted-out';
  return isTooOld(at, now) ? 'too-old' : null;
}
