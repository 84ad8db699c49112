import { expect, test } from 'vitest';
import { GET as getMotionApi } from '@/app/api/v1/motions/[id]/route';
import { GET as getMotionsApi } from '@/app/api/v1/motions/route';
import { GET as getFeed } from '@/app/motions/feed.xml/route';
import { loadVotes, votingBody, type Votes } from '@/app/bodies/[slug]/votes/load';
import { db } from '@/lib/database/client';
import { addCommittee, letDaysPass, openOne, removeSeat, valueOf } from '@/test/motions';
import { holdMotion } from './chair-commands';
import { closeMotion } from './decision-commands';
import { listCommitteeTerms, listRollCalls } from './record-queries';
import { memberRecords } from './record-rules';
import { castVote, recuse } from './vote-commands';

const ALL = { from: null, until: null };

/** A motion of five members with two yes, one no, one recused and one absent; and an open one. */
async function decidedOne() {
  const committee = await addCommittee(5);
  const id = await openOne(committee);
  const [one, two, three, four] = committee.members;
  for (const [member, choice] of [
    [one, 'yes'],
    [two, 'yes'],
    [three, 'no'],
  ] as const) {
    valueOf(await castVote(member!, { id, revision: 1, choice, comment: 'So be it.' }));
  }
  valueOf(await recuse(four!, { id, revision: 1, reason: 'My employer is concerned.' }));
  await letDaysPass(id, 8);
  valueOf(await closeMotion(committee.chair, { id, revision: 1, comment: '' }));
  const openId = await openOne(committee, { title: 'Another one' });
  return { ...committee, id, openId };
}

test('the record is of what was decided, with absences and recusals', async () => {
  const { id } = await decidedOne();

  const rollCalls = await listRollCalls('tc', ALL);

  expect(rollCalls).toMatchObject([{ id, state: 'passed', isForAll: true }]);
  expect(
    memberRecords(rollCalls).map(({ name, handle, called, yes, no, absent, recused }) => [
      ...[name, handle, called, yes, no, absent, recused],
    ]),
  ).toEqual([
    ['Member01', 'member01', 1, 1, 0, 0, 0],
    ['Member02', 'member02', 1, 1, 0, 0, 0],
    ['Member03', 'member03', 1, 0, 1, 0, 0],
    ['Member04', 'member04', 0, 0, 0, 0, 1],
    ['Member05', 'member05', 1, 0, 0, 1, 0],
  ]);
  expect(await listRollCalls('board', ALL)).toEqual([]);
});

test('a period begins at its first instant and ends before its last', async () => {
  const { id } = await decidedOne();
  const { decidedAt } = await db.motion.findUniqueOrThrow({ where: { id } });
  const at = decidedAt ?? new Date(0);
  const count = async (from: Date | null, until: Date | null) =>
    (await listRollCalls('tc', { from, until })).length;
  const later = new Date(at.getTime() + 1);

  expect([await count(at, null), await count(later, null)]).toEqual([1, 0]);
  expect([await count(null, at), await count(null, later)]).toEqual([0, 1]);
});

test('votes that were cast in code review are part of the record', async () => {
  const { members } = await addCommittee(2);
  const decidedAt = new Date('2024-05-08T12:00:00Z');
  const openedAt = new Date('2024-05-01T12:00:00Z');
  const motion = await db.motion.create({
    data: {
      ...{ body: 'tc', kind: 'formal-vote', title: 'An old one', state: 'passed' },
      ...{ openedAt, clockStartedAt: openedAt, decidedAt, source: 'gerrit', sourceKey: '917516' },
      outcome: { passes: true },
      electors: {
        create: [
          { personId: members[0]!.personId, name: 'Old Name', joinedAt: openedAt },
          { name: 'Nobody Known', joinedAt: openedAt },
        ],
      },
    },
    select: { id: true, electors: { select: { id: true }, orderBy: { name: 'asc' } } },
  });
  await db.motionVote.createMany({
    data: motion.electors.map(({ id }) => ({
      ...{ electorId: id, motionId: motion.id, choice: 'yes', revision: 1, source: 'gerrit' },
      castAt: openedAt,
    })),
  });

  expect(memberRecords(await listRollCalls('tc', ALL))).toMatchObject([
    { name: 'Member01', handle: 'member01', yes: 1 },
    { name: 'Nobody Known', handle: null, yes: 1 },
  ]);
});

test('terms are those of the elections of the committee that are over', async () => {
  const election = async (slug: string, ordinal: number, kind: 'tc' | 'ptl', end: string) =>
    db.election.create({
      data: {
        ...{ slug, name: slug, releaseId: slug, ordinal, title: `${slug} election` },
        events: {
          create: [
            {
              ...{ position: 0, name: 'Election', endAt: new Date(end) },
              startAt: new Date('2020-01-01'),
            },
          ],
        },
        contests: {
          create: { slug: kind, title: kind, kind, directory: 'TC', seats: 4, outcome: 'polled' },
        },
      },
    });
  await election('2026-1', 1, 'tc', '2026-03-01');
  await election('2026-2', 2, 'tc', '2026-09-01');
  await election('2027-1', 3, 'tc', '2027-03-01');
  await election('teams', 4, 'ptl', '2026-10-01');
  const now = new Date('2026-11-21');

  expect((await listCommitteeTerms(now)).map(({ slug }) => slug)).toEqual(['2026-2', '2026-1']);
  const load = (query: string): Promise<Votes> =>
    loadVotes(votingBody('tc')!, new URLSearchParams(query), now);
  expect(await load('term=2026-1')).toMatchObject({
    ok: true,
    periodText: 'since 1 Mar 2026 until 1 Sep 2026',
  });
  expect(await load('term=2026-1&until=2026-04-30')).toMatchObject({
    periodText: 'since 1 Mar 2026 until 30 Apr 2026',
  });
  expect(await load('term=1999')).toEqual({
    ok: false,
    message: 'There is no such term in the record.',
  });
  expect(await load('from=2026-02-02&until=2026-02-01')).toMatchObject({ ok: false });
  expect(await load('from=2026-02-01&until=2026-02-01')).toMatchObject({ ok: true });
  expect(await load('from=2026-02-30')).toMatchObject({ ok: false });
  expect(votingBody('none')).toBeNull();
});

type Answered = { items: Record<string, unknown>[]; nextCursor: string | null };

const askList = async (query = ''): Promise<Answered> => {
  const response = await getMotionsApi(new Request(`http://localhost/api/v1/motions${query}`), {
    params: Promise.resolve({}),
  });
  return (await response.json()) as Answered;
};

const askOne = (id: string) =>
  getMotionApi(new Request(`http://localhost/api/v1/motions/${id}`), {
    params: Promise.resolve({ id }),
  });

test('the API answers the count of the decision, whatever becomes of the members', async () => {
  const { id, openId, members } = await decidedOne();
  await removeSeat(members[0]!);

  const [open, decided] = (await askList()).items;

  expect(decided).toMatchObject({
    ...{ id, kind: 'formal-vote', state: 'passed', members: 4, needed: 2, obstacles: [] },
    tally: { yes: 2, no: 1, abstain: 0, notVoted: 1 },
  });
  expect(decided?.narrative).toContain('The motion passes.');
  expect(decided?.votes).toEqual([
    {
      ...{ member: 'Member01', handle: 'member01', vote: 'yes', comment: 'So be it.' },
      ...{ revision: 1, uncounted: null, source: 'rollcall', at: expect.any(String) as string },
    },
    expect.objectContaining({ member: 'Member02' }),
    expect.objectContaining({ member: 'Member03', vote: 'no' }),
  ]);
  expect(open).toMatchObject({ id: openId, state: 'open', members: 5, narrative: [] });
  expect(open?.obstacles).toContain('It needs more yes than no: there are 0 yes and 0 no.');
});

test('motions are read page by page and by what they are', async () => {
  const { id, openId } = await decidedOne();

  const first = await askList('?limit=1');
  const second = await askList(`?limit=1&cursor=${first.nextCursor ?? ''}`);

  expect([...first.items, ...second.items].map((item) => item.id)).toEqual([openId, id]);
  expect(second.nextCursor).toBeNull();
  const ids = async (query: string) => (await askList(query)).items.map((item) => item.id);
  expect(await ids('?state=passed')).toEqual([id]);
  expect(await ids('?kind=typo-fix')).toEqual([]);
  expect(await ids('?body=tc')).toHaveLength(2);
  expect(await ids('?body=board')).toEqual([]);
});

test('one motion comes with its text, and one that is not there is a 404', async () => {
  const { id } = await decidedOne();

  expect(await (await askOne(String(id))).json()).toMatchObject({
    id,
    text: expect.stringContaining('**retired**') as string,
    html: expect.stringContaining('<strong>retired</strong>') as string,
  });
  for (const none of ['0', '-1', '1e3', 'x', '99999999999', String(id + 1000)]) {
    expect((await askOne(none)).status, none).toBe(404);
  }
});

test('the feed tells of openings and decisions, the newest first, and shows no address', async () => {
  const { id, openId, chair } = await decidedOne();
  valueOf(await holdMotion(chair, { id: openId, revision: 1, reason: 'We talk on.' }));

  const feed = await (await getFeed(new Request('http://localhost/motions/feed.xml'))).text();

  const keys = [...feed.matchAll(/<id>tag:[^<]*?:(motion\/[^<]+)<\/id>/g)].map(([, key]) => key);
  expect(new Set(keys)).toEqual(
    new Set([`motion/${id}/decided`, `motion/${id}/opened`, `motion/${openId}/opened`]),
  );
  expect(feed).toContain('Passed: Retire the Murano team');
  expect(feed).not.toMatch(/[\w.]+@example\.org/);
});
