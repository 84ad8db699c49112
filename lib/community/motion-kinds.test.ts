import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCommunity } from './community';
import { motionRule, motionRules } from '@/lib/motions/community-kinds';
import { refuseOpening } from '@/lib/motions/refusal-rules';
import { requirementsOf } from '@/lib/motions/requirement-rules';
import { standingOf } from '@/lib/motions/standing-rules';
import { after, motion, OPENED, who } from '@/test/motion-facts';
import { communitySchema } from './schema';
import { parseYaml } from '@/lib/formats/schema-yaml';

const BOARD = 'test/fixture-content/board.yaml';
const text = readFileSync(BOARD, 'utf8');

function problemsOf(changed: string): string[] {
  const parsed = parseYaml(
    { file: 'community.yaml', text: changed, firstLine: 1 },
    communitySchema,
  );
  return parsed.ok
    ? []
    : parsed.problems.map(({ line, field, message }) => `${line}: ${field}: ${message}`);
}

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe("the committee's kinds", () => {
  test.each([
    'formal-vote',
    'charter-change',
    'typo-fix',
    'code-change',
    'documentation-change',
    'goal-proposal',
    'goal-update',
    'project-update',
    'liaison-change',
    'release-management',
    'election-results',
    'appointment',
    'new-project',
    'chair-removal',
    'diversity-waiver',
  ])('has a rule for %s', (kind) => {
    expect(motionRule('tc', kind)?.kind).toBe(kind);
  });

  test('who merges is as the house rules have it', () => {
    const closers = (closedBy: string) =>
      motionRules('tc').flatMap((rule) => (rule.closedBy === closedBy ? [rule.kind] : []));
    expect(closers('any-member')).toEqual(['liaison-change', 'chair-removal']);
    expect(closers('other-member')).toEqual([
      'goal-proposal',
      'election-results',
      'documentation-change',
      'code-change',
      'typo-fix',
      'revert',
    ]);
  });

  test('a kind or a body that is not there has no rule', () => {
    expect(motionRule('tc', 'none')).toBeNull();
    expect(motionRules('none')).toEqual([]);
  });
});

describe('a board with seconding and abstentions is configuration', () => {
  const [body] = readCommunity(BOARD).bodies;
  const [resolution, bylaw] = body?.motions ?? [];
  if (!resolution || !bylaw) throw new Error('The board has two kinds of motions.');
  const chair = who('p1', 'member:board', 'chair:board');
  const on = (votes: string) => motion(votes, { body: 'board' });

  test('a resolution is opened once it is seconded, and by the chair alone', () => {
    const proposed = { ...on(''), state: 'proposed' as const };
    const seconded = {
      ...proposed,
      approvals: [{ capacity: 'second' as const, personId: 'p2', revision: 1 }],
    };
    const refuse = (actor: typeof chair, facts: typeof proposed) =>
      refuseOpening(actor, facts, resolution, { closesAt: null, now: OPENED });
    expect(refuse(chair, proposed)).toBe('seconds-missing');
    expect(refuse(chair, seconded)).toBeNull();
    expect(refuse(who('p2', 'member:board', 'vice-chair:board'), seconded)).toBe('not-chair');
  });

  test.each([
    ['yyy----', false],
    ['yyya---', true],
    ['yyan---', false],
    ['yyyaaa-', false],
    ['yyyyaaa', true],
    ['yyynnn-', false],
  ])('a resolution with %s passes: %s', (votes, passes) => {
    expect(standingOf(on(votes), resolution, after(3)).passes).toBe(passes);
  });

  test.each([
    ['yyyyy--', true],
    ['yyyy---', false],
    ['yyyyn--', true],
    ['yyyynn-', false],
    ['yyyyyn-', true],
    ['yyyyyna', false],
  ])('a change of the bylaws with %s passes: %s', (votes, passes) => {
    expect(standingOf(on(votes), bylaw, after(3)).passes).toBe(passes);
  });

  test('what it takes is told in the same words', () => {
    expect(requirementsOf(bylaw, { members: 7, all: 7 })).toEqual([
      'Yes from at least 3/4 of those who vote.',
      'Yes from more than 1/2 of the members: 4 of 7.',
      'A vote of any kind from at least 2/3 of the members: 5 of 7.',
      '2 other members to second it before it is opened.',
      'No minimum time.',
    ]);
  });
});

describe('a mistake names its line and field', () => {
  const first = 'bodies[0].motions[0]';

  test.each([
    [
      'more than 1/2 of votes cast',
      'most of the votes',
      `${first}.thresholds[0]: must be like "more than 1/2 of yes and no", "at least 1/3 of all members", "at least 1/3 of members" (without the recused) or "at least 2/3 of votes cast"`,
    ],
    [
      'more than 1/2 of votes cast',
      'more than 2/2 of votes cast',
      `${first}.thresholds[0]: can never be met: nothing is more than the whole`,
    ],
    [
      'more than 1/2 of votes cast',
      'at least 3/2 of votes cast',
      `${first}.thresholds[0]: must be of more than nothing and at most the whole`,
    ],
    [
      'more than 1/2 of votes cast',
      'at least 0/2 of votes cast',
      `${first}.thresholds[0]: must be of more than nothing and at most the whole`,
    ],
    ['quorum: 1/2', 'quorum: half', `${first}.quorum: must be a fraction like 1/2`],
    [
      'quorum: 1/2',
      'quorum: 1/0',
      `${first}.quorum: must be more than nothing and at most the whole`,
    ],
    ['minimumDays: 3', 'minimumDays: 3.5', `${first}.minimumDays: must be a whole number`],
    ['minimumDays: 3', 'minimumDays: -1', `${first}.minimumDays: must not be negative`],
    [
      'closesAfterDays: 10',
      'closesAfterDays: 2',
      `${first}.closesAfterDays: ends voting before minimumDays are over`,
    ],
    ['seconds: 1', 'second: 1', `${first}.second: is not a field that is known here`],
    ['record: resolution', 'record: page', `${first}.record: must be one of: resolution, file`],
    [
      'viceChairActs: false',
      'chairLeads: false',
      `${first}.chairLeads: is false, so openedBy and closedBy must name others than the chair`,
    ],
    [
      'viceChairActs: false',
      'closedBy: janitor',
      `${first}.closedBy: must be one of: chair, other-member, any-member`,
    ],
    [
      'https://bylaws.example/#votes',
      'javascript:alert(1)',
      `${first}.source.url: must be a path like /governance/reference/charter or a web address`,
    ],
    ['kind: resolution', 'kind: Re Solution', expect.stringContaining(`${first}.kind: must be`)],
  ])('%s changed to %s', (before, after_, problem) => {
    const found = problemsOf(text.replace(before, after_));
    expect(found).toEqual([
      typeof problem === 'string' ? `${lineOf(before)}: ${problem}` : problem,
    ]);
  });

  test('two rules for one kind', () => {
    expect(problemsOf(text.replace('kind: bylaw', 'kind: resolution'))).toEqual([
      expect.stringMatching(/^\d+: bodies\[0\]\.motions: has two entries of the same kind$/),
    ]);
  });

  test('a rule by which a motion would pass by itself', () => {
    const open = text.replace(/ {8}thresholds:\n {10}- more than 1\/2 of votes cast\n/, '');
    expect(problemsOf(open)).toEqual([
      `${lineOf('- kind: resolution')}: ${first}.kind: would pass by itself: give it yesVotes, thresholds, approvals, or minimumDays with objectionHolds`,
    ]);
    expect(problemsOf(open.replace('quorum: 1/2', 'objectionHolds: true'))).toEqual([]);
    expect(problemsOf(open.replace('quorum: 1/2', 'yesVotes: 1'))).toEqual([]);
    expect(problemsOf(open.replace('quorum: 1/2', 'approvals: [team-lead]'))).toEqual([]);
    expect(problemsOf(open.replace('quorum: 1/2', 'approvals: [team-lead, team-lead]'))).toEqual([
      expect.stringContaining('names one twice'),
    ]);
  });

  test('a body without motions votes on nothing here', () => {
    const silent =
      text.slice(0, text.indexOf('    motions:')) + text.slice(text.indexOf('lists: []'));
    expect(problemsOf(silent)).toEqual([]);
  });
});
