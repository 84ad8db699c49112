import { describe, expect, test } from 'vitest';
import { after, CHAIR, elector, member, motion, OPENED, ruleOf, who } from '@/test/motion-facts';
import {
  electorOf,
  isChair,
  refuseClockChoice,
  refuseHold,
  refuseOpening,
  refuseProposal,
  refuseResume,
  refuseRevision,
  refuseWithdrawal,
} from './refusal-rules';
import { refuseClose } from './close-refusal-rules';
import {
  refuseApproval,
  refuseRecusal,
  refuseRetraction,
  refuseReturn,
  refuseVote,
} from './vote-refusal-rules';
import { MOTION_STATES, type Capacity, type MotionFacts, type MotionState } from './types';

const FORMAL = ruleOf('formal-vote');
const TYPO = ruleOf('typo-fix');
const REMOVAL = ruleOf('chair-removal');
const WEEK = after(7);
const VICE = who('p2', 'member:tc', 'vice-chair:tc');
const OTHER_CHAIR = who('p3', 'member:tc', 'chair:board');
const PROPOSER = who('outsider');
const NOBODY = null;
const open = motion('---------');
const as = (state: MotionState, changes: Partial<MotionFacts> = {}) =>
  motion('---------', { state, ...changes });

/** The result of a rule in each state, in the order of {@link MOTION_STATES}. */
const inEachState = (ask: (facts: MotionFacts) => unknown) =>
  MOTION_STATES.map((state) => ask(as(state)) ?? 'yes');

test('the chair is that of the body; the vice-chair acts where the rule says so', () => {
  expect(isChair(CHAIR, 'tc', FORMAL)).toBe(true);
  expect(isChair(OTHER_CHAIR, 'tc', FORMAL)).toBe(false);
  expect(isChair(VICE, 'tc', FORMAL)).toBe(true);
  expect(isChair(VICE, 'tc', { viceChairActs: false })).toBe(false);
  expect(isChair(NOBODY, 'tc', FORMAL)).toBe(false);
});

test('anybody who has signed in proposes; a project update says which team', () => {
  expect(refuseProposal(NOBODY, FORMAL, { team: null })).toBe('signed-out');
  expect(refuseProposal(PROPOSER, FORMAL, { team: null })).toBeNull();
  expect(refuseProposal(PROPOSER, ruleOf('project-update'), { team: null })).toBe('team-needed');
  expect(refuseProposal(PROPOSER, ruleOf('project-update'), { team: 'nova' })).toBeNull();
});

describe('opening', () => {
  const proposed = as('proposed', { openedAt: null, clockStartedAt: null });
  const refuse = (actor: typeof CHAIR | null, rule = FORMAL, facts = proposed, closesAt?: Date) =>
    refuseOpening(actor, facts, rule, { closesAt: closesAt ?? null, now: OPENED });

  test('is for the chair, in a fast track for any member', () => {
    expect([refuse(NOBODY), refuse(CHAIR), refuse(VICE)]).toEqual(['signed-out', null, null]);
    expect([refuse(member(3)), refuse(PROPOSER)]).toEqual(['not-chair', 'not-chair']);
    expect([refuse(member(3), TYPO), refuse(PROPOSER, TYPO)]).toEqual([null, 'not-member']);
    expect([refuse(CHAIR, TYPO), refuse(who('x', 'chair:tc'), TYPO)]).toEqual([null, null]);
  });

  test('happens once', () => {
    expect(inEachState((facts) => refuse(CHAIR, FORMAL, facts))).toEqual([
      'yes',
      'already-open',
      'already-open',
      'decided',
      'decided',
      'decided',
    ]);
  });

  test('waits for seconders other than the proposer, each counted once', () => {
    const rule = ruleOf('formal-vote', { seconds: 2 });
    const seconded = (...ids: string[]) =>
      refuse(CHAIR, rule, {
        ...proposed,
        proposerId: 'p2',
        approvals: ids.map((personId) => ({ capacity: 'second', personId, revision: 1 })),
      });
    expect(seconded()).toBe('seconds-missing');
    expect(seconded('p3')).toBe('seconds-missing');
    expect(seconded('p3', 'p3')).toBe('seconds-missing');
    expect(seconded('p3', 'p2')).toBe('seconds-missing');
    expect(seconded('p3', 'p4')).toBeNull();
    const lead = {
      ...proposed,
      approvals: [{ capacity: 'team-lead' as const, personId: 'p3', revision: 1 }],
    };
    expect(refuse(CHAIR, { ...rule, seconds: 1 }, lead)).toBe('seconds-missing');
  });

  test.each([
    ['a millisecond too soon', after(7, -1), 'ends-too-soon'],
    ['as soon as the rule lets it pass', after(7), null],
    ['later', after(20), null],
  ])('with voting ending %s', (_, closesAt, refusal) => {
    expect(refuse(CHAIR, FORMAL, proposed, closesAt)).toBe(refusal);
  });

  test('with an end of voting, by whoever the rule names and not before the least voting time', () => {
    expect(refuse(CHAIR, TYPO, proposed, OPENED)).toBe('ends-too-soon');
    expect(refuse(CHAIR, TYPO, proposed, after(2, -1))).toBe('ends-too-soon');
    expect(refuse(CHAIR, TYPO, proposed, after(2))).toBeNull();
    expect(refuse(member(3), TYPO, proposed, after(9))).toBe('end-not-yours');
    expect(refuse(CHAIR, REMOVAL, proposed, after(9))).toBe('end-not-yours');
    expect(refuse(member(3), { ...TYPO, endChosenBy: 'opener' }, proposed, after(2))).toBeNull();
  });
});

describe('holding and resuming', () => {
  test('are for the chair, and not for a motion about the chair', () => {
    for (const refuse of [refuseHold, refuseResume]) {
      const facts = as(refuse === refuseHold ? 'open' : 'held');
      expect(refuse(NOBODY, facts, FORMAL)).toBe('signed-out');
      expect(refuse(CHAIR, facts, FORMAL)).toBeNull();
      expect(refuse(VICE, facts, FORMAL)).toBeNull();
      expect(refuse(OTHER_CHAIR, facts, FORMAL)).toBe('not-chair');
      expect(refuse(PROPOSER, facts, FORMAL)).toBe('not-chair');
      expect(refuse(CHAIR, facts, REMOVAL)).toBe('not-led');
      expect(refuse(CHAIR, facts, TYPO)).toBeNull();
    }
  });

  test('depend on the state', () => {
    const decided = ['decided', 'decided', 'decided'];
    expect(inEachState((facts) => refuseHold(CHAIR, facts, FORMAL))).toEqual([
      'not-open',
      'yes',
      'already-held',
      ...decided,
    ]);
    expect(inEachState((facts) => refuseResume(CHAIR, facts, FORMAL))).toEqual([
      'not-held',
      'not-held',
      'yes',
      ...decided,
    ]);
  });
});

describe('withdrawing', () => {
  test('is for the proposer and the chair, until the decision', () => {
    expect(refuseWithdrawal(NOBODY, open, FORMAL, OPENED)).toBe('signed-out');
    expect(refuseWithdrawal(PROPOSER, open, FORMAL, OPENED)).toBeNull();
    expect(refuseWithdrawal(CHAIR, open, FORMAL, OPENED)).toBeNull();
    expect(refuseWithdrawal(member(3), open, FORMAL, OPENED)).toBe('not-proposer-or-chair');
    expect(inEachState((facts) => refuseWithdrawal(PROPOSER, facts, FORMAL, OPENED))).toEqual([
      'yes',
      'yes',
      'yes',
      'decided',
      'decided',
      'decided',
    ]);
  });

  test('ends with the voting, also while the motion is on hold', () => {
    const asked = (state: MotionState, now: Date) =>
      refuseWithdrawal(PROPOSER, as(state, { closesAt: WEEK }), FORMAL, now);
    expect(asked('open', after(7, -1))).toBeNull();
    expect(asked('open', WEEK)).toBe('voting-over');
    expect(asked('held', WEEK)).toBe('voting-over');
  });

  test('is for the proposer while the result is open', () => {
    const asked = (votes: string, now: Date, state: MotionState = 'open') =>
      refuseWithdrawal(PROPOSER, motion(votes, { state }), FORMAL, now);
    expect(asked('yyyy-----', after(6)), 'the minimum time is not over').toBeNull();
    expect(asked('yyyy-----', WEEK), 'it can be closed as passed').toBe('result-is-clear');
    expect(asked('yyyy-----', WEEK, 'held'), 'a hold makes no difference').toBe('result-is-clear');
    expect(asked('ynnnnn---', after(1)), 'it can no longer pass').toBe('result-is-clear');
    expect(asked('ynn------', WEEK), 'votes to come can make it pass').toBeNull();
  });

  test('by the chair takes nothing back that passes', () => {
    const asked = (votes: string, state: MotionState = 'open') =>
      refuseWithdrawal(CHAIR, motion(votes, { state }), FORMAL, after(1));
    expect(asked('yy-------')).toBeNull();
    expect(asked('nyyyy----')).toBe('passes-as-it-stands');
    expect(asked('nyyyy----', 'held')).toBe('passes-as-it-stands');
    const own = motion('nyyyy----', { proposerId: 'p1' });
    expect(refuseWithdrawal(CHAIR, own, FORMAL, after(1)), 'their own motion').toBeNull();
  });

  test('the removal of the chair is withdrawn by its proposer alone', () => {
    expect(refuseWithdrawal(CHAIR, open, REMOVAL, OPENED)).toBe('not-proposer');
    expect(refuseWithdrawal(PROPOSER, open, REMOVAL, OPENED)).toBeNull();
  });

  test('an imported motion without a proposer is nobody else’s', () => {
    expect(refuseWithdrawal(member(3), as('open', { proposerId: null }), FORMAL, OPENED)).toBe(
      'not-proposer-or-chair',
    );
  });
});

/** The proposer of a motion that member 4 proposed. */
const SEATED = member(4);

describe('revising', () => {
  const refuse = (actor: typeof CHAIR | null, facts = open, revision = 1, now = OPENED) => {
    const isSeated = actor?.personId === SEATED.personId;
    const asked = isSeated ? { ...facts, proposerId: SEATED.personId } : facts;
    return refuseRevision(actor, asked, FORMAL, { revision, now });
  };

  test('is for the proposer and the chair, of the current text', () => {
    expect(refuse(NOBODY)).toBe('signed-out');
    expect(refuse(SEATED)).toBeNull();
    expect(refuse(CHAIR)).toBeNull();
    expect(refuse(member(3))).toBe('not-proposer-or-chair');
    expect(refuse(CHAIR, as('open', { revision: 2 }))).toBe('revised-meanwhile');
    expect(refuse(CHAIR, open, 2)).toBe('revised-meanwhile');
    expect(refuseRevision(CHAIR, open, REMOVAL, { revision: 1, now: OPENED })).toBe('not-proposer');
  });

  test('is no longer for a proposer without a seat once the vote is open', () => {
    expect(refuse(PROPOSER, as('proposed'))).toBeNull();
    expect(refuse(PROPOSER)).toBe('no-seat-to-revise');
    expect(refuse(PROPOSER, as('held'))).toBe('no-seat-to-revise');
    const left = as('open', { electors: [elector(4, { leftAt: after(1) })], proposerId: 'p4' });
    expect(refuse(member(4), left, 1, after(1, -1))).toBeNull();
    expect(refuse(member(4), left, 1, after(1))).toBe('no-seat-to-revise');
  });

  test('is for those the kind names', () => {
    const asked = (revisedBy: ('proposer' | 'chair')[], actor: typeof CHAIR) =>
      refuseRevision(actor, as('proposed'), { ...FORMAL, revisedBy }, { revision: 1, now: OPENED });
    expect(asked(['proposer'], CHAIR)).toBe('not-proposer');
    expect(asked(['proposer'], PROPOSER)).toBeNull();
    expect(asked(['chair'], PROPOSER)).toBe('not-chair');
    expect(asked(['chair'], CHAIR)).toBeNull();
  });

  test('ends with the voting', () => {
    const closing = as('open', { closesAt: WEEK });
    expect(refuse(CHAIR, closing, 1, after(7, -1))).toBeNull();
    expect(refuse(CHAIR, closing, 1, WEEK)).toBe('voting-over');
    expect(inEachState((facts) => refuse(CHAIR, facts))).toEqual([
      'yes',
      'yes',
      'yes',
      'decided',
      'decided',
      'decided',
    ]);
  });
});

describe('voting', () => {
  const refuse = (actor: typeof CHAIR | null, facts = open, revision = 1, now = after(1)) =>
    refuseVote(actor, facts, { revision, now });

  test('is for members with a seat', () => {
    expect(refuse(NOBODY)).toBe('signed-out');
    expect(refuse(member(3))).toBeNull();
    expect(refuse(CHAIR)).toBeNull();
    expect(refuse(PROPOSER)).toBe('not-member');
    expect(refuse(member(10)), 'a member whose seat is not in this motion yet').toBe(
      'seat-not-taken',
    );
    expect(refuse(who('p3')), 'a seat whose term has ended').toBe('not-member');
    expect(refuse(who('p3', 'member:board'))).toBe('not-member');
  });

  test('is possible while the motion is open or held', () => {
    expect(inEachState((facts) => refuse(member(3), facts))).toEqual([
      'not-open',
      'yes',
      'yes',
      'decided',
      'decided',
      'decided',
    ]);
  });

  test.each([
    ['a second before', after(7, -1000), null],
    ['a millisecond before', after(7, -1), null],
    ['at', WEEK, 'voting-over'],
    ['a millisecond after', after(7, 1), 'voting-over'],
  ])('%s the end of voting', (_, now, refusal) => {
    expect(refuse(member(3), as('open', { closesAt: WEEK }), 1, now)).toBe(refusal);
  });

  test.each([
    ['a millisecond before', -1, null],
    ['at', 0, 'seat-not-taken'],
  ])('%s the end of the seat', (_, offset, refusal) => {
    const facts = as('open', { electors: [elector(3, { leftAt: after(3) })] });
    expect(refuse(member(3), facts, 1, after(3, offset))).toBe(refusal);
  });

  test.each([
    ['a millisecond before', -1, 'seat-not-taken'],
    ['at', 0, null],
  ])('%s the beginning of the seat', (_, offset, refusal) => {
    const facts = as('open', { electors: [elector(3, { joinedAt: after(3) })] });
    expect(refuse(member(3), facts, 1, after(3, offset))).toBe(refusal);
  });

  test('is not for the recused, and not on a text that was not read', () => {
    const recused = as('open', { electors: [elector(3, { recusedAt: after(0) })] });
    expect(refuse(member(3), recused)).toBe('recused');
    expect(refuse(member(3), as('open', { revision: 2 }))).toBe('revised-meanwhile');
    expect(refuse(member(3), open, 2)).toBe('revised-meanwhile');
  });

  test('counts the seat of the person, not one of nobody', () => {
    const facts = as('open', { electors: [elector(3, { personId: null })] });
    expect(electorOf(member(3), facts, OPENED)).toBeNull();
    expect(electorOf(NOBODY, facts, OPENED)).toBeNull();
  });
});

describe('recusal', () => {
  const recused = as('open', { electors: [elector(3, { recusedAt: after(0) })] });

  test('is for who may vote, and can be taken back', () => {
    expect(refuseRecusal(member(3), open, after(1))).toBeNull();
    expect(refuseRecusal(member(3), recused, after(1))).toBe('already-recused');
    expect(refuseReturn(member(3), recused, after(1))).toBeNull();
    expect(refuseReturn(member(3), open, after(1))).toBe('not-recused');
    for (const refuse of [refuseRecusal, refuseReturn]) {
      expect(refuse(NOBODY, recused, after(1))).toBe('signed-out');
      expect(refuse(PROPOSER, recused, after(1))).toBe('not-member');
      expect(refuse(member(3), { ...recused, closesAt: WEEK }, WEEK)).toBe('voting-over');
      expect(refuse(member(3), { ...recused, state: 'passed' }, after(1))).toBe('decided');
    }
  });
});

describe('consents', () => {
  const rule = ruleOf('project-update', {
    approvals: ['team-lead', 'release-lead', 'election-official'],
    seconds: 1,
  });
  const nova = as('open', { team: 'nova' });
  const refuse = (
    actor: ReturnType<typeof who> | null,
    capacity: Capacity,
    facts: MotionFacts = nova,
    now = OPENED,
  ) => refuseApproval(actor, facts, rule, { capacity, now });

  test.each([
    ['team-lead', who('x', 'ptl:nova'), null],
    ['team-lead', who('x', 'liaison:nova'), null],
    ['team-lead', who('outsider', 'ptl:nova'), null],
    ['team-lead', who('x', 'ptl:neutron'), 'not-team-lead'],
    ['team-lead', CHAIR, 'not-team-lead'],
    ['release-lead', who('x', 'release-manager'), null],
    ['release-lead', who('x', 'liaison:release-management'), null],
    ['release-lead', who('x', 'ptl:nova'), 'not-release-lead'],
    ['election-official', who('x', 'election-official'), null],
    ['election-official', who('x', 'admin'), 'not-election-official'],
    ['team-lead', null, 'signed-out'],
  ] as const)('%s by %o: %s', (capacity, actor, refusal) => {
    expect(refuse(actor, capacity)).toBe(refusal);
  });

  test('a motion about no team has no team lead', () => {
    expect(refuse(who('x', 'ptl:nova'), 'team-lead', open)).toBe('not-team-lead');
  });

  test('only what the rule asks for', () => {
    const asked = (capacity: Capacity) =>
      refuseApproval(who('x', 'ptl:nova', 'member:tc'), nova, FORMAL, { capacity, now: OPENED });
    expect(asked('team-lead')).toBe('not-asked-for');
    expect(asked('second')).toBe('not-asked-for');
  });

  test('a second comes from another member, before the opening', () => {
    const proposed = as('proposed', { proposerId: 'p2' });
    expect(refuse(member(3), 'second', proposed)).toBeNull();
    expect(refuse(member(2), 'second', proposed)).toBe('own-motion');
    expect(refuse(who('x'), 'second', proposed)).toBe('not-member');
    expect(refuse(member(3), 'second', open)).toBe('already-open');
  });

  test('is given once, and can be taken back until the decision', () => {
    const lead = who('x', 'ptl:nova');
    const given = {
      ...nova,
      approvals: [{ capacity: 'team-lead' as const, personId: 'x', revision: 1 }],
    };
    const retract = (actor: typeof lead | null, facts: MotionFacts, now = OPENED) =>
      refuseRetraction(actor, facts, { capacity: 'team-lead', now });
    expect(refuse(lead, 'team-lead', given)).toBe('already-approved');
    expect(retract(lead, given)).toBeNull();
    expect(retract(who('x'), given), 'who is no lead any more').toBeNull();
    expect(retract(NOBODY, given)).toBe('signed-out');
    expect(retract(lead, nova)).toBe('not-approved');
    expect(retract(who('y'), given)).toBe('not-approved');
    expect(retract(lead, { ...given, state: 'passed' })).toBe('decided');
    expect(retract(lead, { ...given, closesAt: WEEK }, after(7, -1))).toBeNull();
    expect(retract(lead, { ...given, closesAt: WEEK }, WEEK)).toBe('voting-over');
    expect(refuse(lead, 'team-lead', { ...nova, closesAt: WEEK }, WEEK)).toBe('voting-over');
    expect(refuse(lead, 'team-lead', { ...nova, state: 'withdrawn' })).toBe('decided');
  });
});

describe('the choice about the clock', () => {
  const revised = as('open', { revision: 2 });
  const refuse = (
    actor: typeof CHAIR | null,
    facts: MotionFacts = revised,
    changes: Partial<Parameters<typeof refuseClockChoice>[3]> = {},
    rule = FORMAL,
  ) =>
    refuseClockChoice(actor, facts, rule, {
      number: 2,
      revisedAt: after(1),
      clock: null,
      now: after(2),
      ...changes,
    });

  test('is the chair’s, once, for the current revision of an open motion', () => {
    expect(refuse(NOBODY)).toBe('signed-out');
    expect(refuse(CHAIR)).toBeNull();
    expect(refuse(PROPOSER)).toBe('not-chair');
    expect(refuse(CHAIR, revised, {}, REMOVAL)).toBe('not-led');
    expect(refuse(CHAIR, revised, { number: 1 })).toBe('revised-meanwhile');
    expect(refuse(CHAIR, revised, { clock: 'runs-on' })).toBe('clock-chosen');
    expect(refuse(CHAIR, open, { number: 1 })).toBe('no-revision');
    expect(refuse(CHAIR, { ...revised, state: 'held' })).toBeNull();
    expect(refuse(CHAIR, { ...revised, state: 'proposed' })).toBe('not-open');
    expect(refuse(CHAIR, { ...revised, closesAt: after(2) })).toBe('voting-over');
    expect(refuse(CHAIR, { ...revised, closesAt: after(2, 1) })).toBeNull();
  });

  test('is not asked for a text that was there at the opening', () => {
    expect(refuse(CHAIR, revised, { revisedAt: after(0, -1) })).toBe('no-revision');
    expect(refuse(CHAIR, revised, { revisedAt: after(0) })).toBeNull();
  });
});

describe('closing', () => {
  const passing = motion('yyyyy----');
  const failing = motion('nnnnn----');

  test('what passes is for whoever the rule names', () => {
    expect(refuseClose(NOBODY, passing, FORMAL, WEEK)).toBe('signed-out');
    expect(refuseClose(CHAIR, passing, FORMAL, WEEK)).toBeNull();
    expect(refuseClose(VICE, passing, FORMAL, WEEK)).toBeNull();
    expect(refuseClose(member(3), passing, FORMAL, WEEK)).toBe('not-chair');

    expect(refuseClose(member(3), passing, TYPO, OPENED)).toBeNull();
    expect(refuseClose(PROPOSER, passing, TYPO, OPENED)).toBe('not-member');
    const own = motion('yyyyy----', { proposerId: 'p3' });
    expect(refuseClose(member(3), own, TYPO, OPENED)).toBe('own-motion');
    expect(refuseClose(member(3), own, ruleOf('liaison-change'), OPENED)).toBe('does-not-pass');
    const approved = {
      ...own,
      approvals: [{ capacity: 'team-lead' as const, personId: 'x', revision: 1 }],
    };
    expect(refuseClose(member(3), approved, ruleOf('liaison-change'), OPENED)).toBeNull();
  });

  test('takes an open motion', () => {
    expect(inEachState((facts) => refuseClose(CHAIR, facts, FORMAL, WEEK))).toEqual([
      'not-open',
      'yes',
      'held',
      'decided',
      'decided',
      'decided',
    ]);
  });

  test.each([
    ['a millisecond before', after(7, -1), 'too-early'],
    ['exactly then', WEEK, null],
    ['a millisecond after', after(7, 1), null],
  ])('whatever the count, after the minimum time: %s', (_, now, refusal) => {
    expect(refuseClose(CHAIR, passing, FORMAL, now)).toBe(refusal);
    expect(refuseClose(CHAIR, failing, FORMAL, now)).toBe(refusal);
  });

  test('a fast track is rejected by the chair, and only when somebody said no', () => {
    expect(refuseClose(CHAIR, open, TYPO, WEEK)).toBe('undecided');
    expect(refuseClose(member(2), open, TYPO, WEEK)).toBe('does-not-pass');
    const objected = motion('yn-------');
    expect(refuseClose(CHAIR, objected, TYPO, WEEK)).toBeNull();
    expect(refuseClose(member(2), objected, TYPO, WEEK)).toBe('does-not-pass');
    const byProposer = motion('--n------', { proposerId: 'p3' });
    expect(refuseClose(CHAIR, byProposer, TYPO, WEEK)).toBeNull();
    const abstained = motion('aaaaaaaaa');
    expect(refuseClose(CHAIR, abstained, TYPO, WEEK)).toBeNull();
  });

  test('a fast track on which a no does not hold can still be rejected for it', () => {
    expect(refuseClose(CHAIR, motion('n--------'), ruleOf('revert'), WEEK)).toBeNull();
  });

  test('the removal of the chair is rejected when it is lost or its time is over', () => {
    const removal = { proposerId: 'p2', closesAt: after(14) };
    const undecided = motion('ynn------', removal);
    expect(refuseClose(CHAIR, undecided, REMOVAL, after(8))).toBe('undecided');
    expect(refuseClose(CHAIR, undecided, REMOVAL, after(14))).toBeNull();
    expect(refuseClose(CHAIR, motion('ynnnnn---', removal), REMOVAL, after(8))).toBeNull();
    expect(refuseClose(member(5), motion('yyyyy----', removal), REMOVAL, after(8))).toBeNull();
    expect(refuseClose(PROPOSER, motion('yyyyy----'), REMOVAL, after(8))).toBe('not-member');
  });

  test('after the end of voting whoever closes may reject', () => {
    const over = motion('---------', { closesAt: WEEK });
    expect(refuseClose(member(3), over, TYPO, after(7, -1))).toBe('does-not-pass');
    expect(refuseClose(member(3), over, TYPO, WEEK)).toBeNull();
  });
});
