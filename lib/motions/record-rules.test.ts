import { describe, expect, test } from 'vitest';
import { csvOf, votesCsv } from './csv-rules';
import {
  agreementOf,
  memberRecords,
  participationOf,
  termsOf,
  type RollCall,
  type RollCallVoter,
} from './record-rules';
import type { Uncounted } from './outcome-types';
import type { Choice } from './types';

const CHOICES: Record<string, Choice> = { y: 'yes', n: 'no', a: 'abstain' };
const REASONS: Record<string, Uncounted> = { r: 'recused', l: 'left', p: 'proposer' };

/** A decision in which each letter is a member: `y`es, `n`o, `a`bstain, `-` absent, `r`ecused, `l`eft, `p`roposer. */
function rollCall(letters: string, changes: Partial<RollCall> = {}): RollCall {
  return {
    id: 1,
    title: 'A motion',
    kind: 'formal-vote',
    state: 'passed',
    decidedAt: new Date('2026-11-10T12:00:00Z'),
    isForAll: true,
    voters: Array.from(letters).map((letter, index): RollCallVoter => ({
      key: `k${index + 1}`,
      name: `Member ${index + 1}`,
      handle: null,
      choice: CHOICES[letter] ?? null,
      uncounted: REASONS[letter] ?? null,
    })),
    ...changes,
  };
}

const recordOf = (calls: RollCall[], number: number) =>
  memberRecords(calls).find(({ key }) => key === `k${number}`);

describe('the record of a member', () => {
  test('counts each kind of vote, and absences only where they were called', () => {
    const calls = ['y', 'n', 'n', 'a', '-', '-', 'r', 'l', 'p'].map((letters) => rollCall(letters));
    expect(recordOf(calls, 1)).toEqual({
      ...{ key: 'k1', name: 'Member 1', handle: null },
      ...{ called: 6, yes: 1, no: 2, abstain: 1, absent: 2, recused: 1, fastTracks: 0 },
    });
  });

  test('a fast track asks for a few: who stays away misses nothing', () => {
    const calls = [rollCall('y-', { isForAll: false }), rollCall('yy')];
    expect(recordOf(calls, 1)).toMatchObject({ called: 1, yes: 1, fastTracks: 1 });
    expect(recordOf(calls, 2)).toMatchObject({ called: 1, absent: 0, fastTracks: 0 });
    const own = [rollCall('p', { isForAll: false })];
    expect(recordOf(own, 1)).toMatchObject({ called: 0, fastTracks: 0 });
  });

  test('who left before every decision has no record', () => {
    expect(memberRecords([rollCall('yl')]).map(({ key }) => key)).toEqual(['k1']);
  });

  test('two members of one name are two', () => {
    const call = rollCall('yn');
    const voters = call.voters.map((voter) => ({ ...voter, name: 'Same Name' }));
    expect(memberRecords([{ ...call, voters }])).toMatchObject([{ yes: 1 }, { no: 1 }]);
  });

  test('records are in the order of names, whatever the order of seats', () => {
    const call = rollCall('yyyy');
    const names = ['Mei', 'Émile', 'Ana', 'Mei'];
    const voters = call.voters.map((voter, index) => ({ ...voter, name: names[index] ?? '' }));
    const keys = (list: readonly RollCallVoter[]) =>
      memberRecords([{ ...call, voters: list }]).map(({ key }) => key);
    expect(keys(voters)).toEqual(['k3', 'k2', 'k1', 'k4']);
    expect(keys(voters.toReversed())).toEqual(['k3', 'k2', 'k1', 'k4']);
  });

  test('nothing decided is nobody’s record', () => {
    expect(memberRecords([])).toEqual([]);
  });

  test.each([
    ['yyyy', 1],
    ['yn--', 0.5],
    ['----', 0],
    ['aaaa', 1],
    ['rrll', null],
  ])('the participation of one with %s is %s', (letters, share) => {
    const calls = [rollCall('-l'), ...Array.from(letters).map((letter) => rollCall(`y${letter}`))];
    const record = recordOf(calls, 2);
    expect(record ? participationOf(record) : null).toBe(share);
  });
});

describe('agreement', () => {
  test('is of what both voted on, abstaining being a vote of its own', () => {
    const calls = ['yy', 'nn', 'aa', 'yn', 'ya', 'y-', '-n', 'yr', 'rl'].map((letters) =>
      rollCall(letters),
    );
    expect(agreementOf(calls, 'k1', 'k2')).toEqual({ together: 5, same: 3 });
    expect(agreementOf(calls, 'k2', 'k1')).toEqual({ together: 5, same: 3 });
    expect(agreementOf(calls, 'k1', 'k9')).toEqual({ together: 0, same: 0 });
  });

  test('leaves out fast tracks and votes that did not count', () => {
    const call = rollCall('yy');
    const [first, second] = call.voters;
    const voters = [first!, { ...second!, uncounted: 'left' as const }];
    expect(agreementOf([{ ...call, voters }], 'k1', 'k2').together).toBe(0);
    expect(agreementOf([{ ...call, isForAll: false }], 'k1', 'k2').together).toBe(0);
  });
});

test('a term begins when an election ends and ends with the next; one to come begins none', () => {
  const election = (slug: string, day: string) => ({ slug, title: slug, endAt: new Date(day) });
  const terms = termsOf(
    [
      election('b', '2026-03-01'),
      election('a', '2025-09-01'),
      election('c', '2026-09-01'),
      election('d', '2027-03-01'),
    ],
    new Date('2026-09-01'),
  );
  expect(terms.map(({ slug, from, until }) => [slug, from, until])).toEqual([
    ['c', new Date('2026-09-01'), null],
    ['b', new Date('2026-03-01'), new Date('2026-09-01')],
    ['a', new Date('2025-09-01'), new Date('2026-03-01')],
  ]);
});

describe('votes as CSV', () => {
  test('have a row for each member and motion', () => {
    expect(votesCsv([rollCall('y-r', { title: 'Say "no", or not' })])).toBe(
      [
        'motion,title,kind,asks,decided,result,member,vote,counted',
        '1,"Say ""no"", or not",formal-vote,all,2026-11-10T12:00:00.000Z,passed,Member 1,yes,yes',
        '1,"Say ""no"", or not",formal-vote,all,2026-11-10T12:00:00.000Z,passed,Member 2,none,yes',
        '1,"Say ""no"", or not",formal-vote,all,2026-11-10T12:00:00.000Z,passed,Member 3,none,recused',
        '',
      ].join('\r\n'),
    );
    expect(votesCsv([rollCall('y', { isForAll: false })])).toContain(',some,');
  });

  test.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@x', `"'@x"`],
    ['\t=1', `"'\t'=1"`],
    ['a=1', '"a=1"'],
    ['x;=1+1;y', `"x;'=1+1;y"`],
    ['x; @SUM(1)', `"x;' @SUM(1)"`],
    ['x;"=1"', `"x;'""=1"""`],
    ['x,-1\n+1', `"x,'-1\n'+1"`],
    ['x|=1', `"x|'=1"`],
    ['＝1', `"'＝1"`],
    ['A plain title: 2.1 or 2026-11', 'A plain title: 2.1 or 2026-11'],
    ['José', '"José"'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
  ])('%j is no formula', (text, cell) => {
    expect(csvOf([[text]])).toBe(`${cell}\r\n`);
  });
});
