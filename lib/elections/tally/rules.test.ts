import { describe, expect, test } from 'vitest';
import { tally } from './count';
import { readContest } from './formats/read';
import { presets } from './presets';
import { fillSeats, halfOf, ordinal } from './seats';
import { seededOrder } from './tie-break';
import type { Candidate, Contest, Rules } from './types';
import type { PairwiseDetail, RoundsDetail } from './detail-types';

/** Builds a contest from CEF lines, with affiliations by name. */
const contest = (lines: string, of: Record<string, string> = {}): Contest => {
  const read = readContest(lines);
  const candidates = read.candidates.map((candidate) => ({
    ...candidate,
    affiliation: of[candidate.name] ?? null,
  }));
  return { ...read, candidates };
};
const tied = () => contest('#/Candidates: Ana ; Bo ; Cy\nAna > Bo > Cy\nBo > Ana > Cy\n');

describe('a tie at the cut', () => {
  test('stops the count and says what must be decided', () => {
    const result = tally(tied(), { method: 'schulze' });
    expect(result.elected).toEqual([]);
    expect(result.tie).toMatchObject({ kind: 'cut', candidates: ['Ana', 'Bo'], seats: 1 });
    expect(result.tie?.question).toMatch(/Ana, Bo are tied, and only 1 of the 2/);
    expect(result.narrative.join(' ')).toMatch(/The count stops at a tie/);
  });

  test('settled by a seed puts the lowest hash first', () => {
    const hashes = seededOrder('any', ['a', 'b', 'c', 'd', 'e']).map(({ hash }) => hash);
    expect(hashes).toEqual([...hashes].sort());
  });

  test('that no seat hangs on is no tie', () => {
    const result = tally(tied(), { method: 'schulze', seats: 2 });
    expect([result.tie, result.elected]).toEqual([null, ['Ana', 'Bo']]);
  });

  test('is settled by a seed that anybody can repeat', () => {
    const order = seededOrder('closing prices of 20 November', ['Ana', 'Bo', 'Cy']);
    // printf '%s' 'closing prices of 20 NovemberAna' | sha256sum
    expect(order.find(({ id }) => id === 'Ana')?.hash).toMatch(/^[0-9a-f]{64}$/);
    const result = tally(tied(), {
      method: 'schulze',
      tie: { kind: 'seed', seed: 'closing prices of 20 November' },
    });
    const first = order.find(({ id }) => id !== 'Cy')?.id;
    expect(result.elected).toEqual([first]);
    expect(result.tieBreaks).toMatchObject([{ by: 'seed', between: ['Ana', 'Bo'] }]);
    expect(result.tieBreaks[0]?.transcript).toHaveLength(3);
  });

  test('is settled by a decision, unless it leaves out somebody tied', () => {
    const decide = (order: string[]) =>
      tally(tied(), {
        method: 'schulze',
        tie: { kind: 'decision', by: 'the officials', reason: 'a coin', order },
      });
    expect(decide(['Bo', 'Ana']).elected).toEqual(['Bo']);
    expect(decide(['Bo']).tie?.candidates).toEqual(['Ana', 'Bo']);
  });

  test('the hash is SHA-256 of the seed and the id', () => {
    // printf 'abc' | sha256sum
    expect(seededOrder('ab', ['c'])[0]?.hash).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

describe('the seat cap', () => {
  const four = '#/Candidates: Ana ; Bo ; Cy ; Di\nAna > Bo > Cy > Di * 3\n';

  test('passes over a winner whose organisation has its share, and says so', () => {
    const of = { Ana: 'Acme', Bo: 'Acme' };
    const result = tally(contest(four, of), {
      method: 'schulze',
      seats: 2,
      cap: { atMost: 1, ofBody: 2, sitting: {} },
    });
    expect(result.elected).toEqual(['Ana', 'Cy']);
    expect(result.skipped).toMatchObject([{ candidate: 'Bo', affiliation: 'Acme' }]);
    expect(result.narrative.join(' ')).toMatch(/Bo is passed over: Acme already has 1/);
    expect(result.succession).toEqual([['Bo'], ['Di']]);
  });

  test('counts members who stay', () => {
    const result = tally(contest(four, { Ana: 'Acme' }), {
      method: 'schulze',
      seats: 1,
      cap: halfOf(3, { Acme: 1 }),
    });
    expect(result.elected).toEqual(['Bo']);
  });

  test('stops at a tie for the last place of an organisation', () => {
    const three = '#/Candidates: Ana ; Bo ; Cy\nAna > Bo > Cy\nBo > Ana > Cy\n';
    const rules = {
      method: 'schulze',
      seats: 2,
      cap: { atMost: 1, ofBody: 2, sitting: {} },
    } as const;
    const result = tally(contest(three, { Ana: 'Acme', Bo: 'Acme' }), rules);
    expect(result.tie).toMatchObject({ kind: 'cap', candidates: ['Ana', 'Bo'] });
  });

  test('counts again without the one passed over under STV', () => {
    const text = '#/Candidates: Ana ; Bo ; Cy\nAna > Bo * 6\nBo > Cy * 5\nCy * 2\n';
    const rules = {
      method: 'scottish-stv',
      seats: 2,
      cap: { atMost: 1, ofBody: 2, sitting: {} },
    } as const;
    const result = tally(contest(text, { Ana: 'Acme', Bo: 'Acme' }), rules);
    expect(result.elected).toEqual(['Cy', 'Ana']);
    expect(result.skipped).toMatchObject([{ candidate: 'Bo' }]);
  });

  test('lets an organisation have half of the body, never more', () => {
    expect([2, 3, 9].map((size) => halfOf(size).atMost)).toEqual([1, 1, 4]);
  });
});

describe("Debian's rules", () => {
  const sheet = contest(
    '#/Candidates: Ana ; Bo ; None of the above\nAna > Bo > None of the above * 10\nBo > None of the above > Ana * 9\nNone of the above * 5\n',
  );
  const debian = (electors: number) =>
    tally(sheet, presets.debian.rulesFor(sheet, { electors, bodySize: 0 }));

  test('drop an option that does not beat the default option', () => {
    const result = debian(0);
    expect(result.elected).toEqual(['Bo']);
    expect((result.detail as PairwiseDetail).dropped).toMatchObject([{ candidate: 'Ana' }]);
    expect(result.order).toEqual([['Bo'], ['None of the above'], ['Ana']]);
  });

  test('drop an option that is level with the default option: a majority is more than half', () => {
    const level = contest('Ana > None of the above > Bo * 2\nNone of the above > Ana > Bo * 2\n');
    expect(
      tally(level, presets.debian.rulesFor(level, { electors: 0, bodySize: 0 })),
    ).toMatchObject({
      elected: [],
      tie: null,
      detail: { dropped: [{ candidate: 'Ana' }, { candidate: 'Bo' }] },
    });
  });

  test('ask for 3Q votes above the default option: 4 V² at least 9 times the electors', () => {
    expect(debian(160).elected).toEqual(['Bo']); // 19 votes, 3Q is 18.97
    expect(debian(161).elected).toEqual([]); // 3Q is 19.03
  });

  test('give nobody a seat where the default option is best, and stop where it is level', () => {
    const worse = contest('#/Candidates: Ana ; Further Discussion\nFurther Discussion > Ana\n');
    expect(
      tally(worse, presets.debian.rulesFor(worse, { electors: 0, bodySize: 0 })).elected,
    ).toEqual([]);
    expect(() => presets.debian.rulesFor(tied(), { electors: 0, bodySize: 0 })).toThrow(
      /default option/,
    );
  });

  test('can ask an option for more than a plain majority', () => {
    const defaultOption = {
      id: 'None of the above',
      quorum: { kind: 'none' as const },
      ratios: { Bo: 4 },
    };
    expect(tally(sheet, { method: 'schulze', defaultOption }).elected).toEqual([]);
  });
});

describe('rules and contest that do not fit each other', () => {
  const equal = contest('#/Candidates: Ana ; Bo\nAna = Bo * 3\nBo\n');

  test.each<[string, Partial<Rules> & Pick<Rules, 'method'>, RegExp]>([
    ['equal ranks under STV', { method: 'scottish-stv' }, /3 ballots rank candidates equally/],
    [
      'equal ranks where they are refused',
      { method: 'schulze', equalRanks: 'refused' },
      /3 ballots rank/,
    ],
    ['no seats', { method: 'schulze', seats: 0 }, /number of seats is 0/],
    [
      'Schulze by opposition',
      { method: 'schulze', strength: 'pairwise-opposition' },
      /not counted by/,
    ],
    [
      'a default option nobody knows',
      { method: 'schulze', defaultOption: { id: 'Cy', quorum: { kind: 'none' }, ratios: {} } },
      /does not stand/,
    ],
  ])('%s', (_, rules, words) => {
    expect(() => tally(equal, rules)).toThrow(words);
  });

  test('a ballot can be read down to its first equal rank instead', () => {
    const result = tally(equal, { method: 'irv', equalRanks: 'stop-there' });
    expect(result.elected).toEqual(['Bo']);
    expect((result.detail as RoundsDetail).rounds[0]?.exhausted).toBe('3');
  });

  test('ballots let go to save memory cannot be transferred', () => {
    const large = readContest('3 1\n1 1 0\n1 2 0\n1 3 0\n0\n"A"\n"B"\n"C"\n', { limit: 2 });
    expect(() => tally(large, { method: 'irv' })).toThrow(/too many different ballots/);
    expect(tally(large, { method: 'approval' }).order).toEqual([['A', 'B', 'C']]);
    expect(tally(large, { method: 'plurality' }).order).toEqual([['A', 'B', 'C']]);
  });
});

test('the withdrawn are taken off the ballots, and lower preferences move up', () => {
  const text = '3 1\n-1\n5 1 2 0\n4 3 0\n0\n"Ana"\n"Bo"\n"Cy"\n"t"\n';
  const result = tally(readContest(text), { method: 'irv' });
  expect(result.withdrawn).toEqual(['Ana']);
  expect(result.elected).toEqual(['Bo']);
  expect(result.candidates.map(({ id }) => id)).toEqual(['Bo', 'Cy']);
});

test('Scottish STV: a tie looks back to the most recent stage at which the tied differed', () => {
  // Stage 1: Ana 4, Bo 3, Cy 2, Di 1. Di's ballot goes to Cy, who is then level with Bo but was behind before.
  const text = '#/Candidates: Ana ; Bo ; Cy ; Di\nAna * 4\nBo * 3\nCy * 2\nDi > Cy * 1\n';
  const result = tally(contest(text), { method: 'scottish-stv', seats: 1 });
  const { rounds } = result.detail as RoundsDetail;
  expect(rounds.map(({ excluded }) => excluded)).toEqual([['Di'], ['Cy'], ['Bo']]);
  expect(result.tieBreaks).toMatchObject([{ by: 'earlier-stage', between: ['Bo', 'Cy'] }]);
});

test('seats go down the order by the room there is', () => {
  const candidates: Candidate[] = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
  const room = { candidates, cap: null, breakTie: () => null };
  expect(
    fillSeats([[0], [1, 2]], { ...room, count: 1 }).seats.map(({ candidate }) => candidate),
  ).toEqual(['a']);
  expect(fillSeats([[0], [1, 2]], { ...room, count: 2 }).tie?.candidates).toEqual(['b', 'c']);
  expect(fillSeats([[0], [1, 2]], { ...room, count: 5 }).seats).toHaveLength(3);
});

test('ordinals', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal).join()).toBe(
    '1st,2nd,3rd,4th,11th,12th,13th,21st,102nd,111th',
  );
});

test('a result says in plain words who beats whom', () => {
  const text = 'Ana > Bo > Cy * 5\nBo > Cy > Ana * 4\nCy > Ana > Bo * 3\n';
  const { narrative } = tally(contest(text), { method: 'schulze' });
  expect(narrative).toContain('Ana beats Bo 8 to 4.');
  expect(narrative).toContain('Nobody beats everybody else head to head.');
});
