import { describe, expect, test } from 'vitest';
import { refuseApproval } from './vote-refusal-rules';
import { after, CHAIR, elector, member, motion, OPENED, ruleOf, who } from '@/test/motion-facts';
import { motionRules } from './community-kinds';
import { refuseClose } from './close-refusal-rules';
import { standingOf } from './standing-rules';

const WEEK = after(7);

describe("the six ways in which today's tool deviates from the rules", () => {
  test('1. six of nine pass a charter change, and no four days are waited after that', () => {
    const rule = ruleOf('charter-change');
    const facts = motion('yyyyyynnn');

    expect(standingOf(facts, rule, WEEK)).toMatchObject({ needed: 6, passes: true });
    expect(standingOf(motion('yyyyynnnn'), rule, WEEK).passes).toBe(false);

    const late = facts.votes.map((vote) => ({ ...vote, castAt: after(7, -1) }));
    expect(standingOf({ ...facts, votes: late }, rule, WEEK).passes).toBe(true);
  });

  test('2. in a majority a minus one is not a plus one', () => {
    const rule = ruleOf('formal-vote');

    expect(standingOf(motion('yynnn----'), rule, WEEK).passes).toBe(false);
    expect(standingOf(motion('yyyyn----'), rule, WEEK).passes).toBe(true);
    expect(standingOf(motion('nnnnnnnnn'), rule, WEEK).passes).toBe(false);
    expect(standingOf(motion('ynnnnnnnn'), rule, WEEK).tally).toMatchObject({ yes: 1, no: 8 });
  });

  test('3. a new revision does not start the clock again by itself', () => {
    const rule = ruleOf('formal-vote');
    const facts = motion('yyy------', { revision: 5 });
    const votes = facts.votes.map((vote) => ({ ...vote, revision: 5 }));
    const revised = { ...facts, votes, revisedAt: after(5) };

    expect(standingOf(revised, rule, WEEK)).toMatchObject({
      passes: true,
      earliestDecisionAt: WEEK,
    });
    expect(motionRules('tc').filter((kind) => kind.revisionRestartsClock)).toMatchObject([
      { kind: 'goal-update' },
    ]);
  });

  test("4. a typo fix needs one, a new team a formal vote, and the owner's vote does not count", () => {
    const pass = (votes: string, kind: string, proposerId = 'outsider', now = WEEK) =>
      standingOf(motion(votes, { proposerId }), ruleOf(kind), now).passes;

    expect(pass('y--------', 'typo-fix', 'outsider', OPENED)).toBe(true);
    expect(pass('y--------', 'typo-fix', 'p1')).toBe(false);
    expect(pass('yy-------', 'typo-fix', 'p1')).toBe(true);

    expect(pass('yy-------', 'new-project')).toBe(false);
    expect(pass('yyy------', 'new-project')).toBe(true);
    expect(pass('yyy------', 'new-project', 'outsider', after(7, -1))).toBe(false);

    for (const kind of ['goal-proposal', 'code-change', 'documentation-change']) {
      expect(pass('yy-------', kind, 'p2'), kind).toBe(false);
      expect(pass('yyy------', kind, 'p2'), kind).toBe(true);
    }
  });

  test('5. release management works with a team that is led in a distributed way', () => {
    const rule = ruleOf('release-management');
    const facts = motion('---------');
    const approve = (actor: ReturnType<typeof who>) =>
      refuseApproval(actor, facts, rule, { capacity: 'release-lead', now: OPENED });

    expect(approve(who('lead', 'ptl:release-management'))).toBeNull();
    expect(approve(who('liaison', 'liaison:release-management'))).toBeNull();
    expect(approve(who('manager', 'release-manager'))).toBeNull();
    expect(approve(who('other', 'ptl:nova', 'liaison:nova'))).toBe('not-release-lead');

    const approvals = [{ capacity: 'release-lead' as const, personId: 'liaison', revision: 1 }];
    expect(standingOf(facts, rule, OPENED).passes).toBe(false);
    expect(standingOf({ ...facts, approvals }, rule, OPENED).passes).toBe(true);
    expect(refuseClose(CHAIR, { ...facts, approvals }, rule, OPENED)).toBeNull();
  });

  test('6. only roll-call votes count, goal updates have a rule, N is counted, and who left keeps no vote', () => {
    const approvals = [
      { capacity: 'team-lead' as const, personId: 'p3', revision: 1 },
      { capacity: 'second' as const, personId: 'p4', revision: 1 },
    ];
    expect(
      standingOf(motion('yy-------', { approvals }), ruleOf('formal-vote'), WEEK).tally,
    ).toEqual({ yes: 2, no: 0, abstain: 0, notVoted: 7 });
    const stranger = { electorId: 'x', choice: 'yes' as const, revision: 1, castAt: OPENED };
    const facts = motion('yy-------');
    expect(
      standingOf({ ...facts, votes: [...facts.votes, stranger] }, ruleOf('formal-vote'), WEEK).tally
        .yes,
    ).toBe(2);

    const update = ruleOf('goal-update');
    expect(standingOf(motion('---------'), update, after(7, -1)).passes).toBe(false);
    expect(standingOf(motion('---------'), update, WEEK).passes).toBe(true);
    expect(standingOf(motion('yyyyyyyyn'), update, WEEK).passes).toBe(false);
    expect(refuseClose(CHAIR, motion('---------'), update, WEEK)).toBeNull();
    expect(refuseClose(member(2), motion('---------'), update, WEEK)).toBe('not-chair');

    const needed = (members: number) =>
      standingOf(motion('-'.repeat(members)), ruleOf('charter-change'), WEEK).needed;
    expect([8, 9, 11, 13].map(needed)).toEqual([6, 6, 8, 9]);

    const left = motion('yyy------');
    const electors = [elector(1, { leftAt: after(1) }), ...left.electors.slice(1)];
    expect(standingOf({ ...left, electors }, ruleOf('formal-vote'), WEEK)).toMatchObject({
      members: 8,
      tally: { yes: 2 },
      passes: false,
    });
  });
});
