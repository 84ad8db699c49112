import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOfEntry, readResults, statementPathIn, webAddress } from './results-rules';

const WHERE = 'election:doc/source/results/epoxy/ptl.yaml';
const read = (text: string) =>
  readResults(Buffer.from(text), WHERE, { kind: 'ptl', election: 'epoxy' });

test.each([
  ['true', 'elected'],
  ['True', 'elected'],
  ['yes', 'elected'],
  ['false', 'not-elected'],
  ['TC-APPOINTED', 'appointed'],
  ['INCUMBENT-PTL', 'incumbent'],
  ['LEADERLESS', 'leaderless'],
  ['maybe', 'unknown'],
  ['constructor', 'unknown'],
])('elected: %s means %s', (raw, outcome) => {
  expect(outcomeOfEntry(raw)).toBe(outcome);
});

test('a whole file is read, everything as text', () => {
  const { results, warnings } = read(`---
candidates:
  Nova:
  - elected: true
    email: Ann@Example.org
    fullname: Ann Lee
    ircname: ''
    url: https://opendev.org/x/raw/candidates/epoxy/Nova/ann%40example.org
  Loci:
  - elected: LEADERLESS
    statement: |
      See \`this <https://example.org>\`_
  Senlin :
  - elected: 'false'
    email: bo@example.org
    fullname: '007'
    ircname: null
    url: nonsense
election: epoxy
elections_results:
  Nova: https://civs1.civs.us/cgi-bin/results.pl?id=E_1
  TC_resolution: https://example.org/r
  Senlin: null
  Zun:
election_statistics:
  - Nova:
      electorate: 100
      votes_cast: 40
leaderless:
- Loci
projects:
- Nova
- Loci
`);
  expect(warnings).toEqual([]);
  expect(results?.entries).toMatchObject([
    { directory: 'Nova', electedRaw: 'true', email: 'ann@example.org', name: 'Ann Lee', irc: null },
    { directory: 'Loci', outcome: 'leaderless', name: null, place: `${WHERE}:10` },
    { directory: 'Senlin', outcome: 'not-elected', name: '007', irc: null, url: null },
  ]);
  expect(results?.polls).toEqual(
    new Map([['Nova', 'https://civs1.civs.us/cgi-bin/results.pl?id=E_1']]),
  );
  expect(results?.resolutions).toEqual(new Map([['TC', 'https://example.org/r']]));
  expect(results?.turnout).toEqual(new Map([['Nova', { electorate: 100, votesCast: 40 }]]));
  expect([results?.leaderless, results?.projects]).toEqual([['Loci'], ['Nova', 'Loci']]);
});

test('a malformed entry is left out with its line, and the others stay', () => {
  const { results, warnings } = read(`candidates:
  Nova:
  - fullname: Ann Lee
  - elected: true
    fullname: Bo Chen
    shoe_size: 44
  - text
  Glance: nobody
election: yoga
election_statistics:
  - Nova: {electorate: 10, votes_cast: 11}
`);
  expect(results?.entries.map(({ name }) => name)).toEqual(['Bo Chen']);
  expect(results?.turnout.size).toBe(0);
  expect(warnings.map(({ kind }) => kind).sort()).toEqual(
    [
      'contradiction',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'unknown-field',
    ].sort(),
  );
  expect(warnings.every(({ where }) => /ptl\.yaml:\d+$/.test(where))).toBe(true);
});

test('a key that is given twice is a warning and no end', () => {
  const { results, warnings } = read('election: epoxy\nprojects: [A]\nprojects: [B]\n');
  expect(results?.projects).toEqual(['B']);
  expect(warnings).toMatchObject([
    { kind: 'duplicate', where: `${WHERE}:3`, otherWhere: `${WHERE}:2` },
  ]);
});

test.each(['', '7', '- a', 'a: [', '{a: {b: *c}}'])('“%s” holds no results', (text) => {
  const { results, warnings } = read(text);
  expect(results).toBeNull();
  expect(warnings).not.toEqual([]);
});

test('no text makes the reader fail', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 10 }),
    fc.constantFrom(
      'candidates:\n',
      '  Nova:\n',
      '  - elected: true\n',
      '    fullname: x\n',
      'leaderless:\n',
    ),
  );
  fc.assert(fc.property(fc.array(piece), (pieces) => void read(pieces.join(''))));
});

test('only http(s) addresses are addresses', () => {
  expect(webAddress('https://example.org/a')).toBe('https://example.org/a');
  expect([webAddress('javascript:alert(1)'), webAddress('http://'), webAddress(null)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('the statement an address leads to is told by its path', () => {
  const path = statementPathIn(
    'https://example.org/raw/candidates/epoxy/Nova/ann%40example.org?h=x',
  );
  expect(path).toBe('candidates/epoxy/Nova/ann@example.org');
  expect([
    statementPathIn('https://example.org/candidates/%E0%A4%A'),
    statementPathIn(null),
  ]).toEqual([null, null]);
});
