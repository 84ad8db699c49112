import { expect, test, vi } from 'vitest';
import { db } from '@/lib/database/client';
import { Prisma } from '@/lib/generated/prisma/client';
import {
  actionsOf,
  addCommittee,
  expectUnbrokenChain,
  letDaysPass,
  openOne,
  proposal,
  refusalOf,
  removeSeat,
  roleOf,
  valueOf,
  type Committee,
} from '@/test/motions';
import { holdMotion, withdrawMotion } from './chair-commands';
import { proposeMotion, reviseMotion } from './commands';
import { getMotion, motionsWaitingFor } from './queries';
import type { VoteInput } from './schema';
import { followSeats } from './seat-commands';
import { castVote, recuse, undoRecusal } from './vote-commands';

const vote = (id: number, fields: Partial<VoteInput> = {}): VoteInput => ({
  ...{ id, revision: 1, choice: 'yes', comment: '' },
  ...fields,
});

async function setUp(size = 3): Promise<Committee & { id: number }> {
  const committee = await addCommittee(size);
  return { ...committee, id: await openOne(committee) };
}

const revise = (id: number, revision: number) => ({
  ...{ id, revision, title: 'Retire the Murano team', note: 'Says when.' },
  text: `The team is retired in cycle ${revision}.`,
});

test('a vote is kept with its comment, and what it was before stays on record', async () => {
  const { id, members } = await setUp();
  valueOf(await castVote(members[1]!, vote(id, { comment: 'Nobody is left.' })));
  valueOf(await castVote(members[1]!, vote(id, { choice: 'no', comment: 'Somebody came back.' })));

  const motion = await getMotion(id);
  const elector = motion?.electors.find(({ personId }) => personId === members[1]!.personId);
  expect(elector?.vote).toMatchObject({
    choice: 'no',
    comment: 'Somebody came back.',
    revision: 1,
  });
  expect(elector?.history).toMatchObject([
    { choice: 'yes', comment: 'Nobody is left.' },
    { choice: 'no', comment: 'Somebody came back.' },
  ]);
  expect(motion?.history.slice(2)).toMatchObject([
    { actor: { name: 'Member02', handle: 'member02' }, sentence: 'voted yes on revision 1' },
    { sentence: 'changed the vote from yes to no on revision 1' },
  ]);
  await expectUnbrokenChain();
});

test('of fifty simultaneous votes of one member, one stands and all fifty are on record', async () => {
  const { id, members } = await setUp();
  const choices = ['yes', 'no', 'abstain'] as const;

  const results = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      castVote(members[1]!, vote(id, { choice: choices[index % 3], comment: String(index) })),
    ),
  );

  expect(results.map(refusalOf)).toEqual(Array.from({ length: 50 }, () => 'done'));
  expect(await db.motionVote.count()).toBe(1);
  const history = await db.motionVoteCast.findMany({ orderBy: { id: 'asc' } });
  expect(new Set(history.map(({ comment }) => comment)).size).toBe(50);
  expect(await db.motionVote.findFirst()).toMatchObject({ comment: history.at(-1)?.comment });
  const audited = await db.auditEntry.findMany({
    where: { action: 'motion.vote' },
    orderBy: { seq: 'asc' },
  });
  const details = audited.map(({ detail }) => JSON.parse(detail) as Record<string, string>);
  expect(details.map(({ comment }) => comment)).toEqual(history.map(({ comment }) => comment));
  expect(details.map(({ previous }) => previous)).toEqual([
    undefined,
    ...history.slice(0, -1).map(({ choice }) => choice),
  ]);
  await expectUnbrokenChain();
});

test('a vote on a revision that is no longer the current one is refused, and nothing is lost', async () => {
  const { id, members, chair } = await setUp();
  valueOf(await castVote(members[1]!, vote(id, { comment: 'Agreed.' })));
  valueOf(await reviseMotion(chair, revise(id, 1)));

  expect(refusalOf(await castVote(members[1]!, vote(id, { choice: 'no' })))).toBe(
    'revised-meanwhile',
  );
  expect(await db.motionVote.findMany()).toMatchObject([{ choice: 'yes', comment: 'Agreed.' }]);
  expect(await db.motionVoteCast.count()).toBe(1);
});

test('the same vote again confirms it for the current revision', async () => {
  const { id, members, chair } = await setUp();
  valueOf(await castVote(members[1]!, vote(id)));
  valueOf(await reviseMotion(chair, revise(id, 1)));
  expect(await motionsWaitingFor(members[1]!.personId)).toMatchObject([{ id, asks: 'confirm' }]);

  valueOf(await castVote(members[1]!, vote(id, { revision: 2 })));

  expect(await db.motionVote.findMany()).toMatchObject([{ choice: 'yes', revision: 2 }]);
  expect(await motionsWaitingFor(members[1]!.personId)).toEqual([]);
  expect(await motionsWaitingFor(members[2]!.personId)).toMatchObject([{ id, asks: 'vote' }]);
  expect((await getMotion(id))?.history.at(-1)?.sentence).toBe(
    'confirmed the vote yes on revision 2',
  );
});

test('who has no vote is refused: nobody of the committee, or no longer, or not in this motion', async () => {
  const { id, members, outsider } = await setUp();
  expect(refusalOf(await castVote(outsider, vote(id)))).toBe('not-member');
  const posing = { ...outsider, roles: [roleOf('member', 'tc')] };
  expect(refusalOf(await castVote(posing, vote(id)))).toBe('seat-not-taken');
  await removeSeat(members[1]!);
  await followSeats();
  expect(refusalOf(await castVote(members[1]!, vote(id)))).toBe('seat-not-taken');
  expect(refusalOf(await castVote(members[2]!, vote(9999)))).toBe('no-such-motion');
  expect(await db.motionVoteCast.count()).toBe(0);
});

test('a motion takes votes from its opening to its end: not before, not after, but while it is held', async () => {
  const { id, members, chair, outsider } = await setUp();
  const proposed = valueOf(await proposeMotion(outsider, proposal()));
  expect(refusalOf(await castVote(members[1]!, vote(proposed.id)))).toBe('not-open');

  valueOf(await holdMotion(chair, { id, revision: 1, reason: 'The debate goes on.' }));
  expect(refusalOf(await castVote(members[1]!, vote(id)))).toBe('done');
  valueOf(await withdrawMotion(outsider, { id, revision: 1, reason: 'Nobody wants it.' }));
  expect(refusalOf(await castVote(members[1]!, vote(id)))).toBe('decided');
});

test('a vote at the closing instant is late, and one before it is not', async () => {
  const { id, members } = await setUp();
  await letDaysPass(id, 8);
  await db.$executeRaw`update "Motion" set "closesAt" = date_trunc('milliseconds', clock_timestamp()) where "id" = ${id}`;
  expect(refusalOf(await castVote(members[1]!, vote(id)))).toBe('voting-over');
  await db.$executeRaw`update "Motion" set "closesAt" = clock_timestamp() + interval '1 minute' where "id" = ${id}`;
  expect(refusalOf(await castVote(members[1]!, vote(id)))).toBe('done');
});

test('a vote in the last microsecond is cut to its millisecond, never rounded up to the end', async () => {
  const { id, members } = await setUp();
  const closesAt = new Date(Date.now() + 60_000);
  await db.motion.update({ where: { id }, data: { closesAt } });
  vi.resetModules();
  vi.doMock('@/lib/database/clock', async (original) => ({
    ...(await original<typeof import('@/lib/database/clock')>()),
    databaseClock: () =>
      Prisma.sql`${closesAt.toISOString()}::timestamptz - interval '1 microsecond'`,
  }));
  const atTheLastMoment = await import('./vote-commands');
  vi.doUnmock('@/lib/database/clock');

  const { castAt } = valueOf(await atTheLastMoment.castVote(members[1]!, vote(id)));

  expect(castAt.getTime()).toBe(closesAt.getTime() - 1);
});

test('a recusal takes the vote out of the count and keeps it on record; taking it back restores it', async () => {
  const { id, members } = await setUp();
  valueOf(await castVote(members[1]!, vote(id)));
  valueOf(await recuse(members[1]!, { id, revision: 1, reason: 'It is my employer.' }));

  const recused = await getMotion(id);
  const elector = recused?.electors.find(({ personId }) => personId === members[1]!.personId);
  expect(elector?.recusal?.reason).toBe('It is my employer.');
  expect(elector?.history).toHaveLength(1);
  expect(refusalOf(await castVote(members[1]!, vote(id)))).toBe('recused');
  expect(refusalOf(await recuse(members[1]!, { id, revision: 1, reason: 'Again.' }))).toBe(
    'already-recused',
  );
  expect(await motionsWaitingFor(members[1]!.personId)).toEqual([]);

  valueOf(await undoRecusal(members[1]!, { id, revision: 1, reason: 'I have changed jobs.' }));
  expect(refusalOf(await undoRecusal(members[1]!, { id, revision: 1, reason: 'Again.' }))).toBe(
    'not-recused',
  );
  expect(await db.motionElector.count({ where: { recusedAt: { not: null } } })).toBe(0);
  expect((await actionsOf(id)).slice(2)).toEqual(['motion.vote', 'motion.recuse', 'motion.return']);
});

test('a vote whose audit row fails is not cast, and the log has no gap', async () => {
  const { id, members } = await setUp();
  await db.$executeRawUnsafe(`create function refuse_test() returns trigger language plpgsql
    as $$ begin raise exception 'the disk is full'; end $$`);
  await db.$executeRawUnsafe(`create trigger "AuditEntry_test" after insert on "AuditEntry"
    for each row execute function refuse_test()`);

  await expect(castVote(members[1]!, vote(id))).rejects.toThrow('the disk is full');
  await db.$executeRawUnsafe('drop trigger "AuditEntry_test" on "AuditEntry"');
  await db.$executeRawUnsafe('drop function refuse_test()');

  expect(await db.motionVote.count()).toBe(0);
  expect(await db.motionVoteCast.count()).toBe(0);
  valueOf(await castVote(members[1]!, vote(id)));
  await expectUnbrokenChain();
});

test('a member whose rows turned out to be one person votes in the seat of either', async () => {
  const { id, members, outsider } = await setUp();
  await db.person.update({
    where: { id: members[1]!.personId },
    data: { mergedIntoId: outsider.personId },
  });
  const merged = { ...outsider, roles: [roleOf('member', 'tc')] };
  expect(await motionsWaitingFor(outsider.personId)).toMatchObject([{ id, asks: 'vote' }]);

  valueOf(await castVote(merged, vote(id)));

  expect(await db.motionVote.count()).toBe(1);
  expect(await motionsWaitingFor(outsider.personId)).toEqual([]);
});
