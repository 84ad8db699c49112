import { describe, expect, test } from 'vitest';
import { BallotFileError, type ReadOptions } from './ballot-file';
import { openReader, readContest } from './read';
import { fromBytes } from './utf8';

/** The mistake, the text, and the line, column and words of the message. */
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
