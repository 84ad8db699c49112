import { describe, expect, test } from 'vitest';
import { auditCheck } from '@/lib/motions/audit-check';
import { auditChecks, audited } from '@/lib/parts/audit';
import { peopleOnce } from '@/lib/people/audit-people';
import { contradictionsIn, type ToldEntry } from './meaning';
import { applyChange, emptyReplay, type Change } from './replay';

const put = (table: string, key: Change['key'], row: object = {}): Change => ({
  table,
  key,
  put: { ...key, ...row },
});

const MOTION = put('Motion', { id: 12 }, { revision: 1, state: 'open' });
const TEXT = put('MotionRevision', { motionId: 12, number: 1 }, { title: 'A', html: 'sha256:a' });
const SEAT = put('MotionElector', { id: 's' }, { motionId: 12, personId: 'ana', name: 'Ana' });
const VOTE = { motionId: 12, electorId: 's', choice: 'yes', comment: '', revision: 1, castAt: 't' };
const CAST = put('MotionVoteCast', { id: 1 }, VOTE);

function found(entry: Partial<ToldEntry>, before: readonly Change[] = [MOTION, TEXT, SEAT]) {
  const changes = entry.changes ?? [];
  const replay = emptyReplay(audited);
  const people = peopleOnce();
  for (const change of [...before, ...changes]) {
    applyChange(replay, change, 1n);
    people.note(change);
  }
  const told = { action: 'motion.vote', subject: 'motion/12', actorId: 'ana', ...entry, changes };
  return contradictionsIn(told, { replay, isSame: people.isSame }, auditChecks);
}

describe('a vote', () => {
  test('is the member’s whose seat it is', () => {
    expect(found({ changes: [CAST] })).toEqual([]);
    const [what] = found({ changes: [CAST], actorId: 'bo' });
    expect(what).toBe(
      'MotionVoteCast {"id":1}: the seat is "Ana"’s ("ana"), and the row names "bo"',
    );
  });

  test('is nobody’s in nobody’s name, nor on a seat of nobody', () => {
    expect(found({ changes: [CAST], actorId: null })).toHaveLength(1);
    const empty = put('MotionElector', { id: 's' }, { motionId: 12, personId: null, name: 'Ana' });
    expect(found({ changes: [CAST], actorId: null }, [empty])).toHaveLength(1);
  });

  test('is of whoever the log has called the same person, also when that was undone', () => {
    const merge = put('PersonMerge', { id: 'm' }, { fromId: 'bo', intoId: 'cy' });
    const led: Change = { table: 'Person', key: { id: 'ana' }, set: { mergedIntoId: 'cy' } };
    const undone: Change = { table: 'PersonMerge', key: { id: 'm' }, set: { undoneAt: 't' } };
    const ana = put('Person', { id: 'ana' }, { mergedIntoId: null });
    const before = [MOTION, SEAT, ana, merge, led, undone];
    expect(found({ changes: [CAST], actorId: 'bo' }, before)).toEqual([]);
    expect(found({ changes: [CAST], actorId: 'di' }, before)).toHaveLength(1);
  });

  test('is about the motion that the row is about', () => {
    expect(found({ changes: [CAST], subject: 'motion/13' })).toEqual([
      'MotionVoteCast {"id":1}: the row is about motion/13',
    ]);
  });
});

test('a name in a row is the actor’s', () => {
  const comment = put('MotionComment', { id: 'c' }, { motionId: 12, personId: 'ana' });
  const said = { action: 'motion.comment', changes: [comment] };
  expect(found(said)).toEqual([]);
  expect(found({ ...said, actorId: 'bo' })).toEqual([
    'MotionComment {"id":"c"}: personId is "ana", and the row names "bo" as who did it',
  ]);
});

test('a link leads back from another motion', () => {
  const back = put('MotionLink', { motionId: 13, kind: 'motion', target: '12' });
  const other = put('MotionLink', { motionId: 13, kind: 'motion', target: '14' });
  expect(found({ action: 'motion.link', changes: [back] })).toEqual([]);
  expect(found({ action: 'motion.link', changes: [other] })).toHaveLength(1);
});

test('a resolution has the title and the text of the revision that was decided', () => {
  const adopted = (row: object) => [
    put('Resolution', { slug: 'a' }, { motionId: 12, title: 'A', html: 'sha256:a', ...row }),
  ];
  const passed = (row: object) => found({ action: 'motion.pass', changes: adopted(row) });
  expect(passed({})).toEqual([]);
  expect(passed({ title: 'B' })).toHaveLength(1);
  expect(passed({ html: 'sha256:b' })).toHaveLength(1);
  expect(passed({ motionId: 13 })).toHaveLength(1);
});

test('a vote that counts is the last that was cast', () => {
  const stray = (...changes: Change[]) => {
    const replay = emptyReplay(audited);
    for (const change of [SEAT, ...changes]) applyChange(replay, change, 1n);
    return auditCheck.atEnd(replay).length;
  };
  const later = put('MotionVoteCast', { id: 10 }, { ...VOTE, choice: 'no' });
  const counts = put('MotionVote', { electorId: 's' }, VOTE);
  expect(stray()).toBe(0);
  expect(stray(CAST, counts)).toBe(0);
  expect(stray(CAST)).toBe(1);
  expect(stray(counts)).toBe(1);
  expect(stray(put('MotionVoteCast', { id: 9 }, VOTE), later, counts)).toBe(1);
  expect(stray(CAST, put('MotionVote', { electorId: 's' }, { ...VOTE, source: 'gerrit' }))).toBe(1);
});
