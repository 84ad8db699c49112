import { expect, test } from 'vitest';
import { permits } from '@/lib/parts/audit';
import {
  NOTICE_KINDS,
  noticeOf,
  toldAddresses,
  TOLD_ACTIONS,
  whyNot,
  type NoticeEntry,
} from './notice-rules';

const ACTOR = '3f2b8c1e-8d57-4a53-9a3b-0c1d2e3f4a5b';
const ID = '11111111-2222-4333-8444-555555555555';

const entry = (action: string, detail: Record<string, unknown> = {}): NoticeEntry => ({
  ...{ action, detail, actorId: ACTOR, subject: 'person/ana-diaz' },
});

const off = (now: string[], before: string[]) => ({ off: now, before });

test.each([
  ['session.start', { browser: 'new' }, 'browser', 'actor', ACTOR],
  ['session.stolen', {}, 'stolen', 'handle', 'ana-diaz'],
  ['person.address', {}, 'address', 'actor', ACTOR],
  ['grant.give', { grant: ID }, 'given', 'grant', ID],
  ['grant.revoke', { grant: ID }, 'revoked', 'grant', ID],
  ['person.merge', { merge: ID }, 'merged', 'merge', ID],
  ['person.unmerge', { merge: ID }, 'unmerged', 'merge', ID],
  ['person.tie', { merge: ID }, 'tied', 'merge', ID],
  ['claim.approve', { merge: ID, claim: ACTOR }, 'claim-approved', 'merge', ID],
  ['claim.refuse', { claim: ID }, 'claim-refused', 'claim', ID],
  ['motion.vote', { elector: ID }, 'cast', 'elector', ID],
  ['mail.choose', off(['cast'], []), 'cast-off', 'actor', ACTOR],
])('%s with %j is told as “%s” to the one named by the %s', (action, detail, kind, of, id) => {
  expect(noticeOf(entry(action, detail))).toMatchObject({ kind, whom: { of, id } });
});

test.each([
  ['session.start', {}],
  ['session.start', { browser: 'first' }],
  ['session.start', { browser: 'known' }],
  ['mail.choose', off(['opened'], [])],
  ['mail.choose', off(['opened', 'cast'], ['cast'])],
  ['mail.choose', { off: ['cast'] }],
  ['person.sign-in', {}],
  ['person.verify', {}],
  ['session.end', {}],
  ['claim.open', { claim: ID }],
  ['toString', {}],
])('%s with %j is told nobody', (action, detail) => {
  expect(noticeOf(entry(action, detail))).toBeNull();
});

test.each([
  ['grant.give', { grant: `${ID}' or true` }],
  ['person.merge', { merge: [ID] }],
  ['motion.vote', { elector: null }],
  ['claim.refuse', {}],
])('a row %s that names nobody by %j is told nobody', (action, detail) => {
  expect(noticeOf(entry(action, detail))).toBeNull();
});

test('a row without an actor, or about no person, is told nobody', () => {
  expect(noticeOf({ ...entry('person.address'), actorId: null })).toBeNull();
  expect(noticeOf({ ...entry('session.stolen'), subject: 'motion/1' })).toBeNull();
});

test('each action that is told is one of ours, and each kind is told by one', () => {
  const known = Object.keys(permits);
  expect(TOLD_ACTIONS.filter((action) => !known.includes(action))).toEqual([]);
  expect(TOLD_ACTIONS).toHaveLength(NOTICE_KINDS.length);
});

const AT = new Date('2026-11-02T09:30:00Z');
const hoursLater = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);

const reach = {
  verified: ['a@example.org', 'b@example.org'],
  recorded: ['seat@example.org', 'old@example.org'],
  former: [{ address: 'former@example.org', replacedAt: hoursLater(-1) }],
};
const some = { reachesAll: false };

test('every verified address is told, and one of the record only where none is verified', () => {
  expect(toldAddresses(reach, some, AT)).toEqual(reach.verified);
  expect(toldAddresses({ ...reach, verified: [] }, some, AT)).toEqual(['seat@example.org']);
});

test('an address that was replaced after it happened is told too', () => {
  expect(toldAddresses(reach, some, hoursLater(-2))).toContain('former@example.org');
  expect(toldAddresses({ ...reach, verified: [] }, some, hoursLater(-1))).toEqual([
    'former@example.org',
  ]);
});

test('of another address every address that is known is told, the former one too', () => {
  expect(noticeOf(entry('person.address'))?.reachesAll).toBe(true);
  expect(toldAddresses(reach, { reachesAll: true }, AT).sort()).toEqual(
    [...reach.verified, ...reach.recorded, 'former@example.org'].sort(),
  );
});

test('only a vote cast can be switched off', () => {
  const everything = new Set(['cast', ...NOTICE_KINDS, 'all']);
  const failures = NOTICE_KINDS.map((kind) => [
    kind,
    whyNot(kind, { at: AT, off: everything, now: AT }),
  ]);
  expect(failures.filter(([, failure]) => failure !== null)).toEqual([['cast', 'opted-out']]);
  expect(whyNot('cast', { at: AT, off: new Set(['opened']), now: AT })).toBeNull();
});

test('what happened more than 72 hours ago is told no more; 72 hours exactly is', () => {
  const after = (now: Date) => whyNot('given', { at: AT, off: null, now });
  expect(after(hoursLater(72))).toBeNull();
  expect(after(new Date(hoursLater(72).getTime() + 1))).toBe('too-old');
});
