import { describe, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { holdMotion, openMotion, withdrawMotion } from '@/lib/motions/chair-commands';
import { linkMotion, proposeMotion } from '@/lib/motions/commands';
import { hideComment, sayComment } from '@/lib/motions/comment-commands';
import { closeDueMotions, closeMotion } from '@/lib/motions/decision-commands';
import { getMotion } from '@/lib/motions/queries';
import { takePartedAlong } from '@/lib/motions/parted-commands';
import { castVote, recuse } from '@/lib/motions/vote-commands';
import { giveGrant } from '@/lib/people/roles/grant-commands';
import { mergePeople, undoMerge } from '@/lib/people/identity/merge-commands';
import type { Choice } from '@/lib/motions/types';
import type { Actor } from '@/lib/people/role-rules';
import {
  addActor,
  addCommittee,
  addSeat,
  letDaysPass,
  letTimeRunOut,
  openOne,
  proposal,
  refusalOf,
  removeSeat,
  roleOf,
  valueOf,
} from '@/test/motions';
import { addUser } from '@/test/people';

/** The attack: a person abuses the rules of motions: ends, seats, withdrawals, thresholds, links. */

const DAY = 86_400_000;
const closing = (id: number) => ({ id, revision: 1, comment: '' });
const why = (id: number) => ({ id, revision: 1, reason: 'For a test.' });

async function vote(members: readonly Actor[], id: number, choices: readonly Choice[]) {
  for (const [index, choice] of choices.entries()) {
    valueOf(await castVote(members[index]!, { id, revision: 1, choice, comment: '' }));
  }
}

describe('an end of voting', () => {
  test('that comes at once kills no fast track', async () => {
    const committee = await addCommittee(4);
    const fields = proposal({ kind: 'election-results' });
    const { id } = valueOf(await proposeMotion(committee.outsider, fields));
    const soon = new Date(Date.now() + 1500);
    const open = { id, revision: 1, closesAt: soon };
    expect(refusalOf(await openMotion(committee.members[1]!, open))).toBe('end-not-yours');
    expect(refusalOf(await openMotion(committee.chair, open))).toBe('ends-too-soon');
    valueOf(await openMotion(committee.members[1]!, { id, revision: 1 }));
    expect(await closeDueMotions()).toEqual([]);
    expect((await getMotion(id))?.state).toBe('open');
  });

  test('that was announced is kept, or the record says that it was not', async () => {
    const committee = await addCommittee(5);
    const { id } = valueOf(await proposeMotion(committee.outsider, proposal()));
    const closesAt = new Date(Date.now() + 14 * DAY);
    valueOf(await openMotion(committee.chair, { id, revision: 1, closesAt }));
    await vote(committee.members, id, ['yes', 'yes']);
    await letDaysPass(id, 6);
    expect(refusalOf(await closeMotion(committee.chair, closing(id)))).toBe('before-announced-end');
    await letDaysPass(id, 1);

    valueOf(await closeMotion(committee.chair, closing(id)));

    const motion = (await getMotion(id))!;
    expect(motion.outcome?.narrative.join(' ')).toMatch(
      /Voting was announced until .*; it was closed before that\./,
    );
    expect(motion.history.at(-1)?.sentence).toMatch(/^closed the vote before its announced end/);
  });
});

describe('the same facts give one outcome', () => {
  /**
   * Adds a motion with votes yes and no from two of three members. The third has given up their seat, which nobody has
   * noticed.
   */
  async function withSomebodyGone() {
    const committee = await addCommittee(3);
    const [, gone] = committee.members;
    const id = await openOne(committee);
    await vote(committee.members, id, ['yes', 'no']);
    await letDaysPass(id, 8);
    await removeSeat(gone!);
    return { ...committee, id };
  }

  test('when the chair closes', async () => {
    const { id, chair } = await withSomebodyGone();
    expect(valueOf(await closeMotion(chair, closing(id)))).toMatchObject({ passes: true });
  });

  test.each(['the worker', 'the chair'])(
    'of seats that are granted, as they were at the end of voting, when %s decides',
    async (decider) => {
      const { id, chair } = await grantedBody();
      await letTimeRunOut(id);
      if (decider === 'the worker') expect(await closeDueMotions()).toEqual([id]);
      else valueOf(await closeMotion(chair, closing(id)));
      expect(await getMotion(id)).toMatchObject({
        state: 'rejected',
        outcome: { members: 2, tally: { yes: 1, no: 1, abstain: 0, notVoted: 0 } },
      });
    },
  );

  /**
   * Adds a body of three granted seats that voted yes, yes and no. The second grant was revoked before the end of
   * voting.
   */
  async function grantedBody() {
    const members: Actor[] = [];
    for (const name of ['Chidi', 'Pia', 'Mei']) {
      const role = members.length === 0 ? 'chair' : 'member';
      const roles = [roleOf('member', 'demo'), ...(role === 'chair' ? [roleOf(role, 'demo')] : [])];
      const member = await addActor(name, roles);
      const granted = { reason: 'For a test.', grantedAt: new Date('2020-01-01') };
      await db.grant.create({
        data: {
          ...{ personId: member.personId, role, scope: 'demo', ...granted },
          expiresAt: new Date('2099-01-01'),
        },
      });
      members.push(member);
    }
    const [chair, pia] = members;
    const outsider = await addActor('Outsider');
    const { id } = valueOf(await proposeMotion(outsider, proposal({ body: 'demo' })));
    valueOf(await openMotion(chair!, { id, revision: 1 }));
    await vote(members, id, ['yes', 'yes', 'no']);
    await letDaysPass(id, 8);
    await db.grant.updateMany({
      where: { personId: pia!.personId },
      data: { revokedAt: new Date(), revokeReason: 'For a test.' },
    });
    return { id, chair: chair! };
  }

  test('somebody who has just got a seat votes at once', async () => {
    const committee = await addCommittee(3);
    const id = await openOne(committee);
    const late = await addActor('Late', [roleOf('member', 'tc')]);
    await addSeat(late);
    const cast = { id, revision: 1, choice: 'no' as const, comment: '' };
    expect(refusalOf(await castVote(late, cast))).toBe('done');
    expect((await getMotion(id))?.facts.electors).toHaveLength(4);
  });
});

describe('a withdrawal', () => {
  test('after the end of voting is refused, also on hold', async () => {
    const committee = await addCommittee(5);
    const id = await openOne(committee);
    await vote(committee.members, id, ['yes', 'no', 'no', 'no']);
    await letDaysPass(id, 8);
    await letTimeRunOut(id);
    expect(refusalOf(await withdrawMotion(committee.outsider, why(id)))).toBe('voting-over');
    valueOf(await holdMotion(committee.chair, why(id)));
    expect(refusalOf(await withdrawMotion(committee.outsider, why(id)))).toBe('voting-over');
  });

  test('is no veto of the chair', async () => {
    const committee = await addCommittee(5);
    const id = await openOne(committee);
    await vote(committee.members, id, ['no', 'yes', 'yes', 'yes', 'yes']);
    await letDaysPass(id, 8);
    valueOf(await holdMotion(committee.chair, why(id)));
    expect(refusalOf(await withdrawMotion(committee.chair, why(id)))).toBe('passes-as-it-stands');
  });

  test('by the proposer is for an open result, and the history says with which votes', async () => {
    const committee = await addCommittee(5);
    const id = await openOne(committee);
    await vote(committee.members, id, ['no', 'yes']);
    valueOf(await withdrawMotion(committee.outsider, why(id)));
    expect((await getMotion(id))?.history.at(-1)?.sentence).toBe(
      'withdrew the motion, with 1 yes, 1 no, 0 abstaining, 3 not voting',
    );
  });
});

test('four of five recuse themselves, and one yes does not amend the charter', async () => {
  const committee = await addCommittee(5);
  const id = await openOne(committee, { kind: 'charter-change' });
  for (const member of committee.members.slice(1)) valueOf(await recuse(member, why(id)));
  await vote(committee.members, id, ['yes']);
  await letDaysPass(id, 8);
  expect(valueOf(await closeMotion(committee.chair, closing(id)))).toMatchObject({ passes: false });
});

test('two of four do not remove the chair against two', async () => {
  const committee = await addCommittee(4);
  const [chair, second] = committee.members;
  const fields = proposal({ kind: 'chair-removal' });
  const { id } = valueOf(await proposeMotion(committee.outsider, fields));
  const open = { id, revision: 1, closesAt: new Date(Date.now() + 8 * DAY) };
  expect(refusalOf(await openMotion(chair!, open)), 'its end is the rule’s').toBe('end-not-yours');
  valueOf(await openMotion(second!, { id, revision: 1 }));
  await vote(committee.members, id, ['no', 'yes', 'yes', 'no']);
  const said = await sayComment(committee.outsider, { id, revision: 1, text: 'Time to go.' });
  const hiding = { ...why(id), commentId: valueOf(said).commentId };
  expect(refusalOf(await hideComment(chair!, hiding)), 'no moderation of it').toBe('not-chair');
  await letDaysPass(id, 14);
  expect(await closeDueMotions()).toEqual([id]);
  expect((await getMotion(id))?.state).toBe('rejected');
});

describe('a resolution', () => {
  /** Adds a resolution made by another body's motion, and one from the record. */
  async function resolutions() {
    const other = await db.motion.create({
      data: { body: 'board', kind: 'resolution', title: 'Of the board' },
    });
    const made = { date: new Date('2024-03-22'), status: 'current', html: '', text: '' };
    await db.resolution.createMany({
      data: [
        { ...made, slug: 'of-the-board', title: 'Board', path: 'a.md', motionId: other.id },
        { ...made, slug: 'of-the-record', title: 'Record', path: 'b.rst' },
      ],
    });
  }

  test.each([
    ['tc', 'of-the-record', 'done'],
    ['tc', 'of-the-board', 'other-body'],
    ['demo', 'of-the-record', 'other-body'],
  ])('the %s supersedes %s: %s', async (body, slug, outcome) => {
    await resolutions();
    const outsider = await addActor('Outsider');
    const fields = proposal({ body, supersedes: [slug] });
    expect(refusalOf(await proposeMotion(outsider, fields))).toBe(outcome);
  });

  test('of another body is not superseded by what was proposed before that was asked', async () => {
    await resolutions();
    const committee = await addCommittee(2);
    const { id } = valueOf(await proposeMotion(committee.outsider, proposal()));
    await db.motion.update({ where: { id }, data: { supersedes: ['of-the-board'] } });
    expect(refusalOf(await openMotion(committee.chair, { id, revision: 1 }))).toBe('other-body');
  });
});

describe('beside a decided motion', () => {
  test('nobody puts a line, by a proposal or by a link', async () => {
    const committee = await addCommittee(3);
    const decided = await openOne(committee);
    await vote(committee.members, decided, ['yes', 'yes']);
    await letDaysPass(decided, 8);
    valueOf(await closeMotion(committee.chair, closing(decided)));
    const rival = proposal({ title: 'The decision beside is void', motions: [String(decided)] });
    expect(refusalOf(await proposeMotion(committee.outsider, rival))).toBe('link-decided');
    const { id } = valueOf(await proposeMotion(committee.outsider, proposal()));
    const none = { id, revision: 1, resolutions: [], teams: [], threads: [] };
    const link = { ...none, motions: [String(decided)] };
    expect(refusalOf(await linkMotion(committee.outsider, link))).toBe('link-decided');
    expect((await getMotion(decided))?.links).toEqual([]);
  });

  test('of two that compete, one passes, whichever comes first', async () => {
    const committee = await addCommittee(3);
    const first = await openOne(committee);
    const second = await openOne(committee, { motions: [String(first)] });
    for (const id of [first, second]) {
      await vote(committee.members, id, ['yes', 'yes', 'yes']);
      await letDaysPass(id, 8);
    }
    const closed = await Promise.all(
      [first, second].map((id) => closeMotion(committee.chair, closing(id))),
    );
    expect(closed.filter((result) => result.ok && result.value.passes)).toHaveLength(1);
    const lost = closed.find((result) => result.ok && !result.value.passes);
    const rejected = (await getMotion(valueOf(lost!).id))!;
    expect(rejected.outcome?.narrative.join(' ')).toContain('which it competes with, has passed');
    const late = { ...why(first), resolutions: [], teams: [], threads: [], motions: ['1'] };
    expect(refusalOf(await linkMotion(committee.chair, late))).toBe('decided');
  });
});

describe('a revert', () => {
  /** Adds a passed motion of a kind, with three yes votes and the lead's consent where it is required. */
  async function passed(kind: string) {
    await db.team.create({ data: { name: 'Nova', slug: 'nova', status: 'current', position: 0 } });
    const committee = await addCommittee(3);
    const id = await openOne(committee, { kind, team: 'nova' });
    await vote(committee.members, id, ['yes', 'yes', 'yes']);
    await db.motionApproval.create({
      data: {
        motionId: id,
        personId: committee.chair.personId,
        capacity: 'team-lead',
        revision: 1,
      },
    });
    await letDaysPass(id, 8);
    expect(valueOf(await closeMotion(committee.chair, closing(id)))).toMatchObject({
      passes: true,
    });
    return { ...committee, id };
  }

  test.each([
    ['documentation-change', 'revert', 'done'],
    ['documentation-change', 'formal-vote', 'done'],
    ['project-update', 'revert', 'not-revertible'],
    ['project-update', 'formal-vote', 'done'],
    ['formal-vote', 'revert', 'not-revertible'],
  ])('of a %s by a %s: %s', async (kind, by, outcome) => {
    const { id, outsider } = await passed(kind);
    const fields = proposal({ kind: by, reverts: String(id) });
    expect(refusalOf(await proposeMotion(outsider, fields))).toBe(outcome);
  });

  test('says what it takes back, and what it took back says so once it passes', async () => {
    const { id, outsider, chair, members } = await passed('code-change');
    const kind = 'revert';
    expect(refusalOf(await proposeMotion(outsider, proposal({ kind })))).toBe('reverts-nothing');
    const fields = proposal({ kind, reverts: `https://vote.example.org/motions/${id}` });
    const revert = valueOf(await proposeMotion(outsider, fields));
    expect((await getMotion(id))?.links).toEqual([]);
    valueOf(await openMotion(chair, { id: revert.id, revision: 1 }));
    await vote(members, revert.id, ['yes']);
    valueOf(await closeMotion(chair, closing(revert.id)));
    expect((await getMotion(revert.id))?.links).toMatchObject([
      { kind: 'reverts', target: String(id), state: 'passed' },
    ]);
    expect((await getMotion(id))?.links).toMatchObject([
      { kind: 'reverted-by', target: String(revert.id), href: `/motions/${revert.id}` },
    ]);
  });
});

test('numbers of motions have no gaps, whatever was refused or rolled back', async () => {
  const outsider = await addActor('Outsider');
  const propose = (fields = {}) => proposeMotion(outsider, proposal(fields));
  valueOf(await propose());
  await Promise.all([propose({ teams: ['nobody'] }), propose(), propose({ motions: ['99'] })]);
  await db
    .$transaction(async (tx) => {
      await tx.motion.create({ data: { body: 'tc', kind: 'formal-vote', title: 'Undone' } });
      throw new Error('rolled back');
    })
    .catch(() => null);
  await Promise.all(Array.from({ length: 5 }, () => propose()));
  const rows = await db.motion.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

describe('a merge that is undone', () => {
  test('takes with it what the other account did on the seat of somebody else', async () => {
    const admin = await addUser('Root', { roles: ['admin'] });
    const committee = await addCommittee(3);
    const noor = committee.members[1]!;
    const id = await openOne(committee);
    const other = await openOne(committee, { title: 'Another' });
    await vote([committee.chair, noor], id, ['no', 'yes']);
    const official = await addActor('Olu');
    const { id: userId } = await db.user.create({
      data: { personId: official.personId },
      select: { id: true },
    });
    const merging = { from: official.handle, into: noor.handle, reason: 'One person.' };
    const { mergeId } = valueOf(await mergePeople(admin, merging));
    const posing = { ...noor, userId, sessionId: crypto.randomUUID() };
    const no = { id, revision: 1, choice: 'no' as const, comment: 'Cast by the official.' };
    valueOf(await castVote(posing, no));
    valueOf(await castVote(posing, { ...no, id: other }));
    valueOf(await sayComment(posing, { id, revision: 1, text: 'I am not Noor.' }));
    const logged = await db.auditEntry.findFirstOrThrow({
      where: { action: 'motion.vote' },
      orderBy: { seq: 'desc' },
    });
    expect(JSON.parse(logged.detail)).toMatchObject({ account: userId, session: posing.sessionId });

    valueOf(await undoMerge(admin, { mergeId, reason: 'They are two.' }, takePartedAlong));

    const motion = (await getMotion(id))!;
    const seat = motion.electors.find(({ person }) => person.name === noor.name)!;
    expect(seat.vote).toMatchObject({ choice: 'yes' });
    expect(seat.history).toHaveLength(2);
    expect(motion.comments[0]?.by.name).toBe('Olu');
    expect((await getMotion(other))?.electors.map((one) => one.vote)).toEqual([null, null, null]);
    expect(motion.history.at(-1)?.sentence).toContain('their own vote yes stands again');
  });
});

describe('an admin', () => {
  const lastDay = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10);
  const seat = { scope: 'demo', lastDay, reason: 'For a test.' };

  test('gives nobody more than there is: no role to themself, no seat too many, no second chair', async () => {
    const admin = await addUser('Root', { roles: ['admin'] });
    const people: Actor[] = [];
    for (let number = 1; number <= 6; number++) people.push(await addActor(`Person${number}`));
    const give = async (person: Pick<Actor, 'handle'>, role: 'member' | 'chair' | 'admin') => {
      const scope = role === 'admin' ? null : seat.scope;
      return refusalOf(await giveGrant(admin, { ...seat, scope, handle: person.handle, role }));
    };
    expect(await give(admin, 'member')).toBe('own-grant');
    expect(await give(people[0]!, 'chair')).toBe('done');
    expect(await give(people[1]!, 'chair')).toBe('chair-held');
    for (const person of people.slice(1, 5)) expect(await give(person, 'member')).toBe('done');
    expect(await give(people[5]!, 'member')).toBe('no-seat-left');
    expect(await give(people[0]!, 'member'), 'the chair has a seat').toBe('done');
    expect(await give(people[5]!, 'admin'), 'a role of no body').toBe('done');
  });

  test('of two who give the last seat at once, one does', async () => {
    const admins = [
      await addUser('Root', { roles: ['admin'] }),
      await addUser('Second', { roles: ['admin'] }),
    ];
    const people: Actor[] = [];
    for (let number = 1; number <= 6; number++) people.push(await addActor(`Person${number}`));
    for (const { handle } of people.slice(0, 4)) {
      valueOf(await giveGrant(admins[0]!, { ...seat, handle, role: 'member' }));
    }
    const given = await Promise.all(
      people
        .slice(4)
        .map(({ handle }, index) => giveGrant(admins[index]!, { ...seat, handle, role: 'member' })),
    );
    expect(given.map(refusalOf).sort()).toEqual(['done', 'no-seat-left']);
  });
});
