import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankingsOf } from '@/lib/elections/tally/ballots';
import { pairwiseMatrix } from '@/lib/elections/tally/pairwise';
import { contestFrom, strictSheets, weakSheets } from '@/lib/elections/tally/random-contests';
import { BallotFileError, type FormatName, type ReadOptions } from './ballot-file';
import { openReader, readContest } from './read';
import { fromBytes } from './utf8';
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

/** What is wrong, the text, and the line, column and words of the message. */
const mistakes: [string, string, number, number, RegExp][] = [
  ['an empty file', ' \n', 1, 1, /empty/],
  ['something else altogether', 'Dear all,\nplease vote.\n', 1, 1, /not in a format/],
  [
    'CEF: a candidate listed twice',
    '#/Candidates: A ; B ; A\nA > B\n',
    1,
    23,
    /"A" is listed twice/,
  ],
  ['CEF: nobody of that name', '#/Candidates: A ; B\nA > Bee\n', 2, 5, /"Bee"/],
  ['CEF: ranked twice', '#/Candidates: A ; B\n\nA > B = A\n', 3, 9, /twice/],
  ['CEF: a gap', '#/Candidates: A ; B ; C\nA > > C\n', 2, 5, /nobody in it/],
  ['CEF: a count that is none', '#/Candidates: A ; B\nA > B * many\n', 2, 8, /many/],
  [
    'CEF: a late parameter',
    '#/Candidates: A ; B\nA > B\n#/Number of Seats: 2\n',
    3,
    1,
    /before the first ballot/,
  ],
  ['BLT: unknown number', '2 1\n1 1 3 0\n0\n"A"\n"B"\n', 2, 5, /no candidate 3/],
  ['BLT: ranked twice', '2 1\n1 1 2 1 0\n0\n"A"\n"B"\n', 2, 7, /twice/],
  ['BLT: a gap', '2 1\n1 1 - 2 0\n0\n"A"\n"B"\n', 2, 5, /gap/],
  ['BLT: a weight in parts', '2 1\n1.5 1 2 0\n0\n"A"\n"B"\n', 2, 2, /whole numbers/],
  ['BLT: withdrawing nobody', '2 1\n-3\n1 1 0\n0\n"A"\n"B"\n', 2, 1, /no candidate 3 to withdraw/],
  ['BLT: cut off in a ballot', '2 1\n1 1 2', 2, 1, /ends early: a ballot/],
  ['BLT: cut off before the end', '2 1\n1 1 2 0\n', 2, 1, /ends early: no 0/],
  ['BLT: cut off in the names', '2 1\n1 1 2 0\n0\n"A"\n', 4, 1, /1 names for 2/],
  ['BLT: one name twice', '2 1\n1 1 2 0\n0\n"A"\n"A"\n', 5, 1, /listed twice/],
  ['BLT: a quotation mark left open', '2 1\n1 1 2 0\n0\n"A\n"B"\n', 4, 1, /not closed/],
  [
    'BLT: too many ballots',
    '2 1\n4000000000 1 0\n4000000000 2 0\n0\n"A"\n"B"\n',
    3,
    14,
    /more than 4294967295/,
  ],
  ['CSV: a row too short', 'A,B,C\n1,2\n', 2, 3, /2 ranks for 3/],
  ['CSV: a rank that is none', 'A,B\n1,2\n1,first\n', 3, 3, /"first" is not a rank/],
  ['CSV: one name twice', 'A,B,A\n1,2,3\n', 1, 5, /listed twice/],
  [
    'PrefLib: unknown number',
    '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n2: 1,3\n',
    3,
    6,
    /no candidate "3"/,
  ],
  [
    'PrefLib: a gap',
    '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n2: 1,,2\n',
    3,
    6,
    /nobody in it/,
  ],
  [
    'PrefLib: cut off',
    '# NUMBER VOTERS: 5\n# ALTERNATIVE NAME 1: A\n2: 1\n',
    3,
    1,
    /announces 5 voters, but 2/,
  ],
  [
    'Debian: a mark too few',
    'Option 1: A\nOption 2: B\nV: 1 0123456789abcdef0123456789abcdef\n',
    3,
    4,
    /1 marks for 2/,
  ],
  [
    'Debian: a mark that is none',
    'Option 1: A\nOption 2: B\nV: 1? 0123456789abcdef0123456789abcdef\n',
    3,
    5,
    /"\?" is not a rank/,
  ],
  ['JSON: not JSON', '{\n  "format": rollcall\n}', 2, 13, /not JSON/],
  ['JSON: cut off', '{\n  "format": "rollcall-ballots"', 2, 31, /ends early/],
  ['a NUL', 'A,B\n1,2\n1,\u00002\n', 3, 3, /NUL/],
];

const jsonMistakes: [string, unknown, number, RegExp][] = [
  [
    'listed twice',
    {
      candidates: [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
      ballots: [],
    },
    10,
    /listed twice/,
  ],
  [
    'nobody of that id',
    { candidates: [{ id: 'a', name: 'A' }], ballots: [{ ranking: [['b']] }] },
    14,
    /"b"/,
  ],
  [
    'an empty rank',
    { candidates: [{ id: 'a', name: 'A' }], ballots: [{ ranking: [[]] }] },
    13,
    /ranking/,
  ],
  [
    'a count of none',
    { candidates: [{ id: 'a', name: 'A' }], ballots: [{ count: 0, ranking: [] }] },
    12,
    /count/,
  ],
];

describe('a mistake is named with its line and column', () => {
  const failureOf = (text: string, options: ReadOptions = {}) => {
    try {
      readContest(text, options);
    } catch (error) {
      if (error instanceof BallotFileError) return error;
      throw error;
    }
    throw new Error('it was read without complaint');
  };

  test.each(mistakes)('%s', (_, text, line, column, words) => {
    const { message, ...place } = failureOf(text);
    expect(place).toMatchObject({ line, column });
    expect(message).toMatch(words);
  });

  test.each(jsonMistakes)('JSON: %s', (_, document, line, words) => {
    const { message, ...place } = failureOf(
      JSON.stringify({ format: 'rollcall-ballots', version: 1, ...(document as object) }, null, 2),
    );
    expect(place.line).toBe(line);
    expect(message).toMatch(words);
  });

  test('bytes that are not UTF-8', () => {
    const bytes = fromBytes(openReader());
    expect(() => {
      bytes.push(Uint8Array.from([65, 44, 66, 10, 49, 44, 255, 10]));
    }).toThrow(/line 2, column 3: not UTF-8/);
  });

  test('a line without an end', () => {
    expect(() => readContest(`A,B\n${'1,2,'.repeat(400_000)}`)).toThrow(/line 2, .*no end/);
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
