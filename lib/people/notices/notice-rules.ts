import { isTooOld } from '@/lib/notices/kinds';

/** What somebody is told of that happened to their account or in their name, whether or not they did it. */
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

/** What a notice is about. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A row of the audit log, as far as it decides who is told of it. */
export type NoticeEntry = {
  action: string;
  actorId: string | null;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
};

/**
 * Whom a row is about: its actor, the person with a handle, the holder of a grant, both sides of a merge, the claimant
 * of a claim, the member of a seat in a vote.
 */
export type Whom = { of: 'actor' | 'handle' | 'grant' | 'merge' | 'claim' | 'elector'; id: string };

/** What is told, and to whom. */
export type Notice = {
  kind: NoticeKind;
  whom: Whom;
  /** Besides the verified addresses, those of the record and those that were replaced are told. */
  reachesAll: boolean;
};

type Telling = {
  kind: NoticeKind;
  /** What the row names whom it is about by: its actor, the handle in its subject, or this id in its detail. */
  whom: Whom['of'];
  reachesAll?: true;
  /** Whether this row of the action is told at all. */
  isTold?: (detail: NoticeEntry['detail']) => boolean;
};

/** Which actions somebody is told of. What is missing here is told by no notice. */
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

/** The actions that somebody may be told of. */
export const TOLD_ACTIONS: readonly string[] = Object.keys(TELLINGS);

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is told of a row of the log, and to whom; null for nothing. A row that names nobody tells nothing. */
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

/** An id in the detail of an audit row; null when there is none. */
export function readId(value: unknown): string | null {
  return typeof value === 'string' && ID.test(value) ? value : null;
}

/** Whether a choice about mail ended the mails about votes cast in one's name. */
function endsCast({ off, before }: NoticeEntry['detail']): boolean {
  return has(off, 'cast') && Array.isArray(before) && !has(before, 'cast');
}

function has(list: unknown, word: string): boolean {
  return Array.isArray(list) && list.includes(word);
}

/** The one kind of notice that somebody can choose not to get. */
export function canBeEnded(kind: NoticeKind): kind is 'cast' {
  return kind === 'cast';
}

/** Where somebody can be written to. */
export type Reachability = {
  /** Addresses that a provider vouches for. */
  verified: readonly string[];
  /** Addresses that the record gives them, the one to write to first. */
  recorded: readonly string[];
  /** Addresses that a provider vouched for until lately, and until when. */
  former: readonly { address: string; replacedAt: Date }[];
};

/**
 * The addresses that are told of what happened at a moment: every one that was verified then or is now, since whoever
 * has taken over one account must not be the only one who is told; without any, one of the record.
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

/** Why a notice is not sent after all; null when it is. What happened is told even when it was undone since. */
export function whyNot(
  kind: NoticeKind,
  { at, off, now }: { at: Date; off: Pick<ReadonlySet<string>, 'has'> | null; now: Date },
): 'opted-out' | 'too-old' | null {
  if (canBeEnded(kind) && off?.has(kind)) return 'opted-out';
  return isTooOld(at, now) ? 'too-old' : null;
}
