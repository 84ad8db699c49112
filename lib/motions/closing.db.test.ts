import { afterAll, expect, test, vi } from 'vitest';
import { readDatabaseClock } from '@/lib/database/clock';
import { db } from '@/lib/database/client';
import type { PrismaClient } from '@/lib/generated/prisma/client';
import type { Actor } from '@/lib/people/role-rules';
import { addCommittee, expectUnbrokenChain, letDaysPass, openOne, valueOf } from '@/test/motions';
import { until, waitersFor } from '@/test/waiting';
import type { MotionOutcome } from './outcome-types';
import { CHOICES, type Choice } from './types';

/** Number of members who vote at once. Each client of the database opens ten connections. */
const VOTERS = 50;
const CONNECTIONS_EACH = 10;

/** The commands on their own connections, as another web process has them. */
type Site = {
  db: PrismaClient;
  castVote: typeof import('./vote-commands').castVote;
  closeDueMotions: typeof import('./decision-commands').closeDueMotions;
};

const sites: Site[] = [];

async function openSite(): Promise<Site> {
  const kept = globalThis as { rollcallDatabase?: PrismaClient };
  const shared = kept.rollcallDatabase;
  delete kept.rollcallDatabase;
  vi.resetModules();
  const site = {
    ...(await import('./vote-commands')),
    ...(await import('./decision-commands')),
    db: (await import('@/lib/database/client')).db,
  };
  kept.rollcallDatabase = shared;
  sites.push(site);
  return site;
}

afterAll(async () => {
  await Promise.all(sites.map((site) => site.db.$disconnect()));
});

type Acknowledged = { personId: string; choice: Choice; castAt: Date };
type Refused = { refusal: string; clockAfter: Date };

function siteOf(voter: number): Site {
  return sites[Math.floor(voter / CONNECTIONS_EACH)]!;
}

async function voteOnce(
  site: Site,
  { actor, id }: { actor: Actor; id: number },
): Promise<Acknowledged> {
  const { castAt } = valueOf(
    await site.castVote(actor, { id, revision: 1, choice: 'abstain', comment: '' }),
  );
  return { personId: actor.personId, choice: 'abstain', castAt };
}

/** Votes with a different choice each time, until a vote is refused. */
async function voteUntilRefused(
  site: Site,
  { actor, id }: { actor: Actor; id: number },
): Promise<{ acknowledged: Acknowledged[]; refused: Refused }> {
  const acknowledged: Acknowledged[] = [];
  for (let turn = 0; ; turn++) {
    const choice = CHOICES[turn % CHOICES.length]!;
    const result = await site.castVote(actor, { id, revision: 1, choice, comment: '' });
    if (!result.ok) {
      const clockAfter = await readDatabaseClock(site.db);
      return { acknowledged, refused: { refusal: result.refusal, clockAfter } };
    }
    acknowledged.push({ personId: actor.personId, choice, castAt: result.value.castAt });
  }
}

async function closeUntilClosed(site: Site): Promise<number[]> {
  for (;;) {
    const closed = await site.closeDueMotions();
    if (closed.length > 0 || (await site.db.motion.count({ where: { state: 'open' } })) === 0) {
      return closed;
    }
  }
}

async function setUp() {
  const committee = await addCommittee(VOTERS);
  const { members } = committee;
  const id = await openOne(committee);
  await letDaysPass(id, 8);
  for (let count = 0; count < VOTERS; count += CONNECTIONS_EACH) await openSite();
  const closer = await openSite();
  // The first round opens the connections; the second measures how far ahead the end must be on this machine.
  const everybody = () =>
    Promise.all(members.map((actor, index) => voteOnce(siteOf(index), { actor, id })));
  const first = await everybody();
  const startedAt = await readDatabaseClock(db);
  first.push(...(await everybody()));
  const took = (await readDatabaseClock(db)).getTime() - startedAt.getTime();
  const ahead = Math.max(1000, 2 * took);
  await db.$executeRaw`
    update "Motion" set "closesAt" = date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => ${ahead / 1000}::float8)
    where "id" = ${id}`;
  const { closesAt } = await db.motion.findUniqueOrThrow({ where: { id } });
  if (!closesAt) throw new Error('The motion has no end.');
  return { id, closesAt, closer, members, first };
}

test('across the closing instant no late vote is counted and no early one is lost, from 50 connections', async () => {
  const { id, closesAt, closer, members, first } = await setUp();

  const voting = members.map((actor, index) => voteUntilRefused(siteOf(index), { actor, id }));
  const closing = [closeUntilClosed(closer), closeUntilClosed(closer)];
  const voted = await Promise.all(voting);
  const closed = await Promise.all(closing);

  // Only one of the two closers decides it, once.
  expect(closed.flat()).toEqual([id]);
  const motion = await db.motion.findUniqueOrThrow({ where: { id } });
  expect(motion.decidedAt!.getTime()).toBeGreaterThanOrEqual(closesAt.getTime());

  // Every voter told that the vote counts voted in time; every voter told that it is late did not.
  const acknowledged = [...first, ...voted.flatMap((voter) => voter.acknowledged)];
  expect(acknowledged.length).toBeGreaterThan(2 * VOTERS);
  expect(acknowledged.filter(({ castAt }) => castAt >= closesAt)).toEqual([]);
  for (const { refused } of voted) {
    expect(['voting-over', 'decided']).toContain(refused.refusal);
    expect(refused.clockAfter.getTime()).toBeGreaterThanOrEqual(closesAt.getTime());
  }

  // Every acknowledged vote is on record, and nothing else is.
  const history = await db.motionVoteCast.findMany({
    select: { choice: true, castAt: true, elector: { select: { personId: true } } },
  });
  const line = (vote: Acknowledged) =>
    `${vote.personId} ${vote.castAt.toISOString()} ${vote.choice}`;
  expect(
    history.map(({ elector, ...vote }) => line({ ...vote, personId: elector.personId! })).sort(),
  ).toEqual(acknowledged.map(line).sort());
  expect(await db.auditEntry.count({ where: { action: 'motion.vote' } })).toBe(history.length);
  await expectUnbrokenChain();

  // The outcome counts each member's last vote.
  const last = new Map(acknowledged.map((vote) => [vote.personId, vote]));
  const outcome = motion.outcome as MotionOutcome;
  const nameOf = new Map(members.map(({ name, personId }) => [name, personId]));
  expect(
    outcome.votes
      .filter(({ castAt }) => castAt !== null)
      .map(({ name, choice, castAt }) =>
        line({ personId: nameOf.get(name)!, choice: choice!, castAt: new Date(castAt!) }),
      )
      .sort(),
  ).toEqual([...last.values()].map(line).sort());
  const { yes, no, abstain, notVoted } = outcome.tally;
  expect(yes + no + abstain + notVoted).toBe(VOTERS);
});

/** The lock at which a vote stops in the test below: after its clock was read, before it is written. */
const GATE = 726_002;

test('a decision waits for a vote that was let in before the end and is still being written', async () => {
  const { members, ...committee } = await addCommittee(3);
  const id = await openOne({ members, ...committee });
  await letDaysPass(id, 8);
  const [voting, closing] = [await openSite(), await openSite()];
  await db.$executeRawUnsafe(`create function gate_test() returns trigger language plpgsql
    as $$ begin perform pg_advisory_xact_lock(${GATE}); return new; end $$`);
  await db.$executeRawUnsafe(`create trigger "MotionVote_test" before insert on "MotionVote"
    for each row execute function gate_test()`);

  let vote: ReturnType<Site['castVote']> | undefined;
  let closed: Promise<number[]> | undefined;
  await db.$transaction(
    async (gate) => {
      await gate.$executeRaw`select pg_advisory_xact_lock(${GATE}::bigint)`;
      await db.$executeRaw`
        update "Motion" set "closesAt" = date_trunc('milliseconds', clock_timestamp()) + interval '1 second' where "id" = ${id}`;
      vote = voting.castVote(members[1]!, { id, revision: 1, choice: 'yes', comment: '' });
      await until(async () => (await waitersFor('advisory')) > 0);
      await until(async () => {
        const { closesAt } = await db.motion.findUniqueOrThrow({ where: { id } });
        return (await readDatabaseClock(db)) >= closesAt!;
      });
      closed = closing.closeDueMotions();
      const isDecided = async () => (await db.motion.count({ where: { state: 'open' } })) === 0;
      await until(async () => (await waitersFor('transactionid')) > 0 || (await isDecided()));
    },
    { timeout: 30_000 },
  );
  await db.$executeRawUnsafe('drop trigger "MotionVote_test" on "MotionVote"');
  await db.$executeRawUnsafe('drop function gate_test()');

  expect(await vote).toMatchObject({ ok: true });
  expect(await closed).toEqual([id]);
  const { outcome } = await db.motion.findUniqueOrThrow({ where: { id } });
  expect((outcome as MotionOutcome).tally).toMatchObject({ yes: 1, notVoted: 2 });
});
