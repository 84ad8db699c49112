import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankingsOf } from '@/lib/elections/tally/ballot-sets';
import { pairwiseMatrix } from '@/lib/elections/tally/pairwise';
import { contestFrom, strictSheets, weakSheets } from '@/test/tally/random-contests';
import type { FormatName } from './ballot-file';
import { openReader, readContest } from './read';
import { writeBlt, writeCef } from './write';

const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '../fixtures', name), 'utf8');
const council = [
  [0, 4, 4],
  [3, 0, 7],
  [1, 1, 0],
];

describe('the same council vote in every format', () => {
  test.each<[string, FormatName, number]>([
    ['council.cvotes', 'cef', 10],
    ['council.blt', 'blt', 10],
    ['council-elekto.csv', 'ranks-csv', 10],
    ['council.toi', 'preflib', 8],
    ['council-old.toi', 'preflib', 8],
    ['council.debian_votes', 'debian', 10],
    ['council.json', 'rollcall', 10],
  ])('%s is told to be %s', (file, format, total) => {
    const reader = openReader();
    reader.push(fixture(file));
    const contest = reader.end();
    expect(reader.format).toBe(format);
    expect(contest.candidates.map(({ name }) => name)).toEqual(['Ana', 'Bo', 'Cy']);
    expect(contest.ballots.total).toBe(total);
    expect(pairwiseMatrix(contest.ballots, 'last')).toEqual(council);
  });
});

describe('what a file says beside its ballots', () => {
  test('CEF: seats and what unranked means; a weight counts only where it is allowed', () => {
    const contest = readContest(fixture('council.cvotes'));
    expect([contest.seats, contest.unranked]).toEqual([1, 'last']);
    const [plain, weighted] = ['false', 'true'].map((is) =>
      readContest(`#/Candidates: A ; B\n#/Weight Allowed: ${is}\ntag, other || A > B ^7 * 2\n`),
    );
    expect(plain?.ballots.total).toBe(2);
    expect(plain?.notes.join()).toMatch(/weight/);
    expect(weighted?.ballots.total).toBe(14);
  });

  test('CEF without a list of candidates finds them on the ballots, however many', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `C${i} > C${i + 1} * ${i + 1}`);
    const contest = readContest(lines.join('\n'));
    expect(contest.candidates).toHaveLength(31);
    expect(contest.ballots.total).toBe((30 * 31) / 2);
    expect(pairwiseMatrix(contest.ballots, 'no-opinion')[29]?.[30]).toBe(30);
  });

  test('BLT: withdrawn candidates and the title', () => {
    const contest = readContest(fixture('council.blt'));
    expect(contest.title).toBe('Council');
    expect(contest.candidates.map(({ withdrawn }) => withdrawn ?? false)).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('BLT: comments, blank lines and a ballot over two lines', () => {
    const contest = readContest(
      '# made by hand\n2 1 # two, one\n\n3 1\n 2 0\n1 2 0 # last\n0\n"A \\"a\\" B"\nB\n',
    );
    expect(contest.ballots.total).toBe(4);
    expect(contest.candidates.map(({ name }) => name)).toEqual(['A "a" B', 'B']);
  });

  test('CSV: quoted names, and the highest number first where asked for', () => {
    const text = '"Ana, of Oslo","Bo ""B"""\n1,2\n1,2\n2,1\n';
    expect(readContest(text).candidates.map(({ name }) => name)).toEqual([
      'Ana, of Oslo',
      'Bo "B"',
    ]);
    expect(pairwiseMatrix(readContest(text).ballots, 'last')).toEqual([
      [0, 2],
      [1, 0],
    ]);
    expect(pairwiseMatrix(readContest(text, { isHigherBetter: true }).ballots, 'last')).toEqual([
      [0, 1],
      [2, 0],
    ]);
  });

  test('CSV and Debian: rank numbers may be left out, only their order counts', () => {
    const contest = readContest('A,B,C\n9,2,9\n1,2,2\n');
    expect([...rankingsOf(['A', 'B', 'C'], contest.ballots)].map(({ ranking }) => ranking)).toEqual(
      [
        [['B'], ['A', 'C']],
        [['A'], ['B', 'C']],
      ],
    );
    expect(contest.notes).toHaveLength(1);
  });

  test('JSON: affiliation, ids beside names', () => {
    const contest = readContest(fixture('council.json'));
    expect(contest.candidates[0]).toEqual({ id: 'Ana', name: 'Ana', affiliation: 'Acme' });
  });
});

test('all line ends are read, mixed too, and that is remarked on', () => {
  const mixed = readContest('A,B\r\n1,2\n2,1\r1,2');
  expect(mixed.ballots.total).toBe(3);
  expect(mixed.notes.join()).toMatch(/line ends/);
  expect(readContest('A,B\r\n1,2\r\n').notes).toEqual([]);
});

test('it makes no difference where a stream is cut', () => {
  for (const file of [
    'council.cvotes',
    'council.blt',
    'council-elekto.csv',
    'council.toi',
    'council.debian_votes',
  ]) {
    const whole = fixture(file).replaceAll('\n', '\r\n');
    for (const size of [1, 2, 7]) {
      const reader = openReader({ format: openFormat(whole) });
      for (let at = 0; at < whole.length; at += size) reader.push(whole.slice(at, at + size));
      expect(pairwiseMatrix(reader.end().ballots, 'last')).toEqual(
        pairwiseMatrix(readContest(whole).ballots, 'last'),
      );
    }
  }
});

const openFormat = (text: string): FormatName => {
  const reader = openReader();
  reader.push(text);
  reader.end();
  return reader.format!;
};

test('ballots let go to save memory still count by pairs, and STV says why it cannot', () => {
  const text = fixture('council.blt');
  const [held, folded] = [readContest(text), readContest(text, { limit: 2 })];
  expect(folded.ballots.folded).not.toBeNull();
  expect(folded.ballots.blank).toBe(held.ballots.blank);
  for (const unranked of ['last', 'no-opinion'] as const) {
    expect(pairwiseMatrix(folded.ballots, unranked)).toEqual(
      pairwiseMatrix(held.ballots, unranked),
    );
  }
});

test('what is written as CEF or BLT is read back the same', () => {
  const rankings = (contest: ReturnType<typeof contestFrom>) => [
    ...rankingsOf(
      contest.candidates.map(({ id }) => id),
      contest.ballots,
    ),
  ];
  fc.assert(
    fc.property(fc.oneof(weakSheets, strictSheets), (sheet) => {
      const contest = contestFrom(sheet);
      expect(rankings(readContest([...writeCef(contest)].join('')))).toEqual(rankings(contest));
      expect(rankings(readContest([...writeBlt(contest, 2)].join('')))).toEqual(rankings(contest));
    }),
    { numRuns: 300 },
  );
});
