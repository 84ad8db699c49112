import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeElection, type ElectionFiles, type FiledStatement } from './archive-rules';
import type { ElectionResults, ResultEntry } from './results-rules';

const statement = (path: string, facts: Partial<FiledStatement> = {}): FiledStatement => {
  const [, , directory = '', file = ''] = path.split('/');
  return {
    directory,
    path,
    text: 'Hello',
    html: '<p>Hello</p>',
    encoding: 'utf-8',
    name: null,
    email: file.includes('@') ? file : null,
    ...facts,
  };
};

const entry = (
  directory: string,
  name: string | null,
  facts: Partial<ResultEntry> = {},
): ResultEntry => ({
  directory,
  place: 'election:doc/source/results/epoxy/ptl.yaml:9',
  electedRaw: 'true',
  outcome: 'elected',
  name,
  irc: null,
  email: name ? `${name.toLowerCase()}@example.org` : null,
  url: null,
  statement: null,
  ...facts,
});

const results = (facts: Partial<ElectionResults>): ElectionResults => ({
  kind: 'ptl',
  entries: [],
  polls: new Map(),
  resolutions: new Map(),
  turnout: new Map(),
  leaderless: [],
  projects: [],
  ...facts,
});

const files = (facts: Partial<ElectionFiles>): ElectionFiles => ({
  name: 'epoxy',
  directories: [],
  statements: [],
  results: [],
  ...facts,
});

test('an entry belongs to the statement its address names, also after the file was renamed for the address', () => {
  const { contests, warnings } = composeElection(
    files({
      statements: [statement('candidates/epoxy/Nova/ann.txt', { name: 'ann' })],
      results: [
        results({
          entries: [
            entry('Nova', 'Ann Lee', {
              url: 'https://x.org/cgit/plain/candidates/epoxy/Nova/ann.txt',
            }),
          ],
        }),
      ],
    }),
  );
  expect(contests).toMatchObject([
    {
      slug: 'nova',
      outcome: 'acclaimed',
      seats: 1,
      candidacies: [{ name: 'Ann Lee', statement: 'Hello' }],
    },
  ]);
  expect(warnings).toEqual([]);
});

test('an entry belongs to the statement filed under its address, or named by its nick', () => {
  const { contests, warnings } = composeElection(
    files({
      statements: [
        statement('candidates/epoxy/Nova/ann@example.org'),
        statement('candidates/epoxy/Nova/bo.txt', { name: 'bo' }),
      ],
      results: [
        results({
          entries: [
            entry('Nova', 'Ann'),
            entry('Nova', 'Bo Chen', { irc: 'Bo', electedRaw: 'false', outcome: 'not-elected' }),
          ],
        }),
      ],
    }),
  );
  expect(
    contests[0]?.candidacies.map(({ name, statementPath }) => [name, statementPath !== null]),
  ).toEqual([
    ['Ann', true],
    ['Bo Chen', true],
  ]);
  expect(contests[0]).toMatchObject({ outcome: 'polled', method: 'condorcet' });
  expect(warnings).toEqual([]);
});

test('an entry without a statement and a statement without an entry are kept, each with a warning', () => {
  const { contests, warnings } = composeElection(
    files({
      statements: [statement('candidates/epoxy/Nova/ann@example.org', { name: 'Ann' })],
      results: [results({ entries: [entry('Nova', 'Bo')] })],
    }),
  );
  expect(contests[0]?.candidacies.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['Ann', 'unknown'],
    ['Bo', 'elected'],
  ]);
  expect(warnings.map(({ kind }) => kind)).toEqual(['unresolved', 'unresolved']);
  expect(JSON.stringify(warnings)).not.toContain('@');
});

test('an entry without an address takes no statement but its own', () => {
  const { contests } = composeElection(
    files({
      statements: [statement('candidates/epoxy/Nova/bo.txt', { name: 'bo' })],
      results: [results({ entries: [entry('Nova', 'Ann Lee', { email: null })] })],
    }),
  );
  expect(contests[0]?.candidacies).toHaveLength(2);
});

test('two spellings of a team are one contest, under the spelling of the candidates', () => {
  const { contests } = composeElection(
    files({
      directories: ['Puppet_OpenStack'],
      results: [
        results({ entries: [entry('PuppetOpenstack', 'Ann')], leaderless: ['puppet openstack'] }),
      ],
    }),
  );
  expect(contests.map(({ directory, slug }) => [directory, slug])).toEqual([
    ['Puppet_OpenStack', 'puppet-openstack'],
  ]);
});

test('a team without candidates counts, one said to be leaderless too, with what was said', () => {
  const { contests } = composeElection(
    files({
      directories: ['Loci', 'Zun'],
      results: [
        results({
          entries: [
            entry('Loci', null, {
              outcome: 'leaderless',
              electedRaw: 'LEADERLESS',
              statement: 'Ask ann@example.org',
            }),
          ],
          projects: ['Vitrage'],
        }),
      ],
    }),
  );
  expect(contests.map(({ slug, outcome, note }) => [slug, outcome, note])).toEqual([
    ['loci', 'leaderless', 'Ask [address hidden]'],
    ['vitrage', 'leaderless', null],
    ['zun', 'leaderless', null],
  ]);
  expect(contests[0]?.candidacies).toMatchObject([{ name: '', electedRaw: 'LEADERLESS' }]);
});

test('the committee comes first, its seats are those elected, its poll and resolution are kept', () => {
  const { contests } = composeElection(
    files({
      directories: ['Barbican', 'TC'],
      results: [
        results({
          kind: 'tc',
          entries: [
            entry('TC', 'Ann'),
            entry('TC', 'Bo', { outcome: 'not-elected', electedRaw: 'false' }),
          ],
          polls: new Map([['TC', 'https://civs1.civs.us/cgi-bin/results.pl?id=E_1']]),
          resolutions: new Map([['TC', 'https://example.org/r']]),
          turnout: new Map([['tc', { electorate: 10, votesCast: 4 }]]),
        }),
      ],
    }),
  );
  expect(contests[0]).toMatchObject({
    slug: 'tc',
    title: 'Technical Committee',
    kind: 'tc',
    seats: 1,
    outcome: 'polled',
    pollUrl: 'https://civs1.civs.us/cgi-bin/results.pl?id=E_1',
    resolutionUrl: 'https://example.org/r',
    electorateSize: 10,
    votesCast: 4,
    note: null,
  });
});

test('words in place of a poll are kept as a note, and are no address', () => {
  const { contests } = composeElection(
    files({
      results: [
        results({
          entries: [entry('Nova', 'Ann')],
          polls: new Map([['Nova', 'no poll required']]),
        }),
      ],
    }),
  );
  expect(contests[0]).toMatchObject({
    outcome: 'acclaimed',
    pollUrl: null,
    note: 'no poll required',
  });
});

test('somebody who is there twice, and a leaderless team with a lead, are told', () => {
  const { warnings } = composeElection(
    files({
      results: [
        results({ entries: [entry('Nova', 'Ann'), entry('Nova', 'Ann')], leaderless: ['Nova'] }),
      ],
    }),
  );
  expect(warnings.map(({ kind }) => kind).sort()).toEqual([
    'contradiction',
    'duplicate',
    'unresolved',
    'unresolved',
  ]);
});

test('an address in the place of a name or nick is hidden', () => {
  const { contests } = composeElection(
    files({
      results: [
        results({ entries: [entry('Nova', 'ann@example.org', { irc: 'ann@example.org' })] }),
      ],
    }),
  );
  expect(contests[0]?.candidacies[0]).toMatchObject({
    name: '[address hidden]',
    irc: '[address hidden]',
  });
});

test('no statement and no entry is lost, and slugs are unique, whatever the names', () => {
  const directory = fc.stringMatching(/^[A-Za-z_ .-]{1,6}$/);
  const file = fc.stringMatching(/^[a-z]{1,3}(@x\.org|\.txt)$/);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(directory, file)),
      fc.array(fc.tuple(directory, file)),
      (filed, counted) => {
        const { contests } = composeElection(
          files({
            statements: filed.map(([team, name]) => statement(`candidates/epoxy/${team}/${name}`)),
            results: [results({ entries: counted.map(([team, name]) => entry(team, name)) })],
          }),
        );
        const all = contests.flatMap(({ candidacies }) => candidacies);
        expect(all.filter(({ statementPath }) => statementPath !== null)).toHaveLength(
          filed.length,
        );
        expect(all.filter(({ electedRaw }) => electedRaw !== null)).toHaveLength(counted.length);
        expect(new Set(contests.map(({ slug }) => slug)).size).toBe(contests.length);
        expect(contests.every(({ slug }) => slug !== '')).toBe(true);
      },
    ),
  );
});
