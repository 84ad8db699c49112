import { describe, expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import {
  actionsOf,
  addActor,
  addCommittee,
  addSeat,
  expectUnbrokenChain,
  letDaysPass,
  openOne,
  proposal,
  refusalOf,
  removeSeat,
  roleOf,
  valueOf,
} from '@/test/motions';
import { approveMotion, retractApproval } from './approval-commands';
import {
  chooseClock,
  holdMotion,
  openMotion,
  resumeMotion,
  withdrawMotion,
} from './chair-commands';
import { closeMotion } from './decision-commands';
import { proposeMotion, reviseMotion } from './commands';
import { getMotion } from './queries';
import { followSeats } from './seat-commands';
import { castVote } from './vote-commands';

const DAY = 86_400_000;

describe('opening', () => {
  test('takes a snapshot of the seats and of the rule, and starts the clock', async () => {
    const committee = await addCommittee(3);
    await db.membership.create({
      data: { body: 'tc', name: 'Nobody Knows', isCurrent: true, position: 9 },
    });
    const { id } = valueOf(await proposeMotion(committee.outsider, proposal()));

    valueOf(await openMotion(committee.chair, { id, revision: 1 }));

    const motion = await getMotion(id);
    expect(motion).toMatchObject({ state: 'open', closesAt: null, rule: { kind: 'formal-vote' } });
    expect(motion?.openedAt).toEqual(motion?.clockStartedAt);
    expect(motion?.electors.map(({ person, role }) => [person.name, person.handle, role])).toEqual([
      ['Member01', 'member01', 'chair'],
      ['Member02', 'member02', null],
      ['Member03', 'member03', null],
      ['Nobody Knows', null, null],
    ]);
    expect(motion?.history.at(-1)?.sentence).toBe('opened the vote among 4 members');
    const row = await db.motion.findUnique({ where: { id }, select: { rule: true } });
    expect(row?.rule).toMatchObject({ minimumDays: 7 });
  });

  test('is refused to who may not, twice, and with an end before the minimum time', async () => {
    const { chair, members, outsider } = await addCommittee(2);
    const { id } = valueOf(await proposeMotion(outsider, proposal()));
    expect(refusalOf(await openMotion(members[1]!, { id, revision: 1 }))).toBe('not-chair');
    expect(refusalOf(await openMotion(outsider, { id, revision: 1 }))).toBe('not-chair');
    expect(refusalOf(await openMotion(chair, { id: id + 1, revision: 1 }))).toBe('no-such-motion');
    const soon = new Date(Date.now() + 6 * DAY);
    expect(refusalOf(await openMotion(chair, { id, revision: 1, closesAt: soon }))).toBe(
      'ends-too-soon',
    );
    expect(await db.motionElector.count()).toBe(0);
    const later = new Date(Date.now() + 8 * DAY);
    valueOf(await openMotion(chair, { id, revision: 1, closesAt: later }));
    expect((await getMotion(id))?.closesAt).toEqual(later);
    expect(refusalOf(await openMotion(chair, { id, revision: 1 }))).toBe('already-open');
  });

  test('of ten simultaneous openings, one takes the snapshot', async () => {
    const { chair, outsider } = await addCommittee(3);
    const { id } = valueOf(await proposeMotion(outsider, proposal()));

    const results = await Promise.all(
      Array.from({ length: 10 }, () => openMotion(chair, { id, revision: 1 })),
    );

    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.motionElector.count()).toBe(3);
  });
});

describe('holding, resuming, withdrawing', () => {
  test('each is for the chair, in its state, and leaves its reason', async () => {
    const committee = await addCommittee(2);
    const { chair, members } = committee;
    const id = await openOne(committee);
    const why = { id, revision: 1, reason: 'The debate goes on.' };
    expect(refusalOf(await holdMotion(members[1]!, why))).toBe('not-chair');
    expect(refusalOf(await resumeMotion(chair, why))).toBe('not-held');
    valueOf(await holdMotion(chair, why));
    expect(refusalOf(await holdMotion(chair, why))).toBe('already-held');
    expect(refusalOf(await resumeMotion(members[1]!, why))).toBe('not-chair');
    valueOf(await resumeMotion(chair, why));
    expect(refusalOf(await withdrawMotion(members[1]!, why))).toBe('not-proposer-or-chair');
    valueOf(await withdrawMotion(committee.outsider, why));
    expect(refusalOf(await withdrawMotion(chair, why))).toBe('decided');
    expect(refusalOf(await holdMotion(chair, why))).toBe('decided');
    for (const command of [holdMotion, resumeMotion, withdrawMotion]) {
      expect(refusalOf(await command(chair, { ...why, id: 9999 }))).toBe('no-such-motion');
    }

    expect((await actionsOf(id)).slice(2)).toEqual([
      'motion.hold',
      'motion.resume',
      'motion.withdraw',
    ]);
    expect((await getMotion(id))?.history.at(-1)).toMatchObject({
      ...{
        sentence: 'withdrew the motion, with 0 yes, 0 no, 0 abstaining, 2 not voting',
        reason: 'The debate goes on.',
      },
      actor: { name: 'Outsider' },
    });
  });
});

describe('the clock after a revision', () => {
  async function revised() {
    const committee = await addCommittee(3);
    const { id } = valueOf(await proposeMotion(committee.outsider, proposal()));
    const closesAt = new Date(Date.now() + 10 * DAY);
    valueOf(await openMotion(committee.chair, { id, revision: 1, closesAt }));
    await letDaysPass(id, 5);
    const text = 'The team is retired in March.';
    const revision = { id, revision: 1, title: 'Retire the Murano team', note: 'Says when.', text };
    valueOf(await reviseMotion(committee.chair, revision));
    const before = await getMotion(id);
    return { ...committee, id, before: before! };
  }

  test('restarts from the new text when the chair says so, and the end moves along', async () => {
    const { id, chair, before } = await revised();
    const choice = {
      id,
      revision: 2,
      clock: 'restarts' as const,
      reason: 'It changes what is voted on.',
    };

    valueOf(await chooseClock(chair, choice));

    const motion = (await getMotion(id))!;
    const revisedAt = motion.revisions[1]!.revisedAt;
    expect(motion.clockStartedAt).toEqual(revisedAt);
    expect(motion.openedAt).toEqual(before.openedAt);
    const moved = revisedAt.getTime() - before.clockStartedAt!.getTime();
    expect(motion.closesAt!.getTime() - before.closesAt!.getTime()).toBe(moved);
    expect(motion.revisions[1]?.clock).toMatchObject({
      ...{ clock: 'restarts', by: { name: 'Member01' }, reason: choice.reason },
    });
    expect(refusalOf(await chooseClock(chair, choice))).toBe('clock-chosen');
    await letDaysPass(id, 3); // Eight days after the opening, three after the new text.
    expect(refusalOf(await closeMotion(chair, { id, revision: 2, comment: '' }))).toBe(
      'before-announced-end',
    );
  });

  test('runs on when the chair says so', async () => {
    const { id, chair, before } = await revised();
    const choice = { id, revision: 2, clock: 'runs-on' as const, reason: 'It is a detail.' };
    valueOf(await chooseClock(chair, choice));
    expect(await getMotion(id)).toMatchObject({
      ...{ clockStartedAt: before.clockStartedAt, closesAt: before.closesAt },
      history: expect.arrayContaining([
        expect.objectContaining({ sentence: 'let the clock run on for revision 2' }),
      ]) as unknown,
    });
  });

  test('is for the chair to choose, of the current revision, where there is one', async () => {
    const { id, chair, members } = await revised();
    const choice = { id, revision: 2, clock: 'restarts' as const, reason: 'It matters.' };
    expect(refusalOf(await chooseClock(members[1]!, choice))).toBe('not-chair');
    expect(refusalOf(await chooseClock(chair, { ...choice, revision: 1 }))).toBe(
      'revised-meanwhile',
    );
    expect(refusalOf(await chooseClock(chair, { ...choice, revision: 3 }))).toBe('no-revision');
    expect(refusalOf(await chooseClock(chair, { ...choice, id: 9999 }))).toBe('no-such-motion');
  });
});

describe('consents', () => {
  test('of the lead of the team let a project update pass', async () => {
    await db.team.create({ data: { name: 'Nova', slug: 'nova', status: 'current', position: 0 } });
    const committee = await addCommittee(3);
    const { chair, members } = committee;
    const id = await openOne(committee, { kind: 'project-update', team: 'nova' });
    const lead = await addActor('Lead', [roleOf('ptl', 'nova')]);
    const consent = { id, revision: 1, capacity: 'team-lead' as const, comment: '' };
    for (const member of members) {
      valueOf(await castVote(member, { id, revision: 1, choice: 'yes', comment: '' }));
    }

    expect(refusalOf(await approveMotion(chair, consent))).toBe('not-team-lead');
    const wrong = { ...consent, capacity: 'election-official' as const };
    expect(refusalOf(await approveMotion(lead, wrong))).toBe('not-asked-for');
    expect(refusalOf(await retractApproval(lead, consent))).toBe('not-approved');
    valueOf(await approveMotion(lead, consent));
    expect(refusalOf(await approveMotion(lead, consent))).toBe('already-approved');
    valueOf(await retractApproval(lead, consent));
    expect((await getMotion(id))?.facts.approvals).toEqual([]);
    expect((await getMotion(id))?.approvals).toMatchObject([
      { by: { name: 'Lead' }, capacity: 'team-lead' },
    ]);
    valueOf(await approveMotion(lead, consent));

    expect(valueOf(await closeMotion(chair, { id, revision: 1, comment: '' }))).toMatchObject({
      passes: true,
      resolution: null,
    });
    expect((await getMotion(id))?.outcome?.approvals).toEqual([
      { name: 'Lead', capacity: 'team-lead' },
    ]);
    expect(refusalOf(await retractApproval(lead, consent))).toBe('decided');
    expect(refusalOf(await approveMotion(lead, { ...consent, id: 9999 }))).toBe('no-such-motion');
    expect(refusalOf(await retractApproval(lead, { ...consent, id: 9999 }))).toBe('no-such-motion');
    expect((await actionsOf(id)).slice(5)).toEqual([
      ...['motion.approve', 'motion.retract', 'motion.approve', 'motion.pass'],
    ]);
  });
});

describe('the seats', () => {
  test('who joins gets a vote, who leaves loses it, and who comes back votes anew', async () => {
    const committee = await addCommittee(3);
    const { members } = committee;
    const id = await openOne(committee);
    valueOf(await castVote(members[1]!, { id, revision: 1, choice: 'yes', comment: '' }));
    const late = await addActor('Late', [roleOf('member', 'tc')]);
    await addSeat(late);
    await removeSeat(members[1]!);

    expect(await followSeats()).toEqual({ motions: 1, changes: 2 });
    expect(await followSeats()).toEqual({ motions: 1, changes: 0 });

    const vote = { id, revision: 1, choice: 'no' as const, comment: '' };
    valueOf(await castVote(late, vote));
    expect(refusalOf(await castVote(members[1]!, vote))).toBe('seat-not-taken');
    await addSeat(members[1]!);
    expect(await followSeats()).toEqual({ motions: 1, changes: 1 });
    const motion = await getMotion(id);
    const back = motion?.electors.find(({ person }) => person.name === 'Member02');
    expect(back).toMatchObject({ leftAt: null, vote: null, history: [{ choice: 'yes' }] });
    valueOf(await castVote(members[1]!, vote));

    expect((await actionsOf(id)).filter((action) => action.includes('seat'))).toEqual([
      ...['motion.leave-seat', 'motion.join-seat', 'motion.resume-seat'],
    ]);
    await expectUnbrokenChain();
  });

  test('are looked at before a motion is closed', async () => {
    const committee = await addCommittee(9);
    const { members, chair } = committee;
    const id = await openOne(committee);
    for (const member of members.slice(0, 3)) {
      valueOf(await castVote(member, { id, revision: 1, choice: 'yes', comment: '' }));
    }
    await letDaysPass(id, 8);
    await removeSeat(members[2]!);

    expect(valueOf(await closeMotion(chair, { id, revision: 1, comment: '' }))).toMatchObject({
      passes: false,
    });
    expect((await getMotion(id))?.outcome?.votes[2]).toMatchObject({
      choice: 'yes',
      uncounted: 'left',
    });
  });

  test('stay as they are when voting has ended, and when the record names nobody', async () => {
    const committee = await addCommittee(3);
    const id = await openOne(committee);
    await db.membership.deleteMany();
    expect(await followSeats()).toEqual({ motions: 1, changes: 0 });
    await addSeat(committee.chair, 'chair');
    await letDaysPass(id, 8);
    await db.$executeRaw`update "Motion" set "closesAt" = clock_timestamp() where "id" = ${id}`;
    expect(await followSeats()).toEqual({ motions: 1, changes: 0 });
    await db.motion.update({ where: { id }, data: { closesAt: null } });
    expect(await followSeats()).toEqual({ motions: 1, changes: 2 });
  });
});
