import { expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { getElectionOutlook, listElections } from './archive-queries';
import { electionAnswer } from './api-answer';
import { electionEndpoint } from './api-schema';
import { findElectionSlug, getElection, pageOfElections } from './queries';
import { listStatements, statementLengths } from './statement-queries';

const utc = (text: string) => new Date(`${text}Z`);

async function addElection(
  name: string,
  facts: { slug: string; ordinal: number; releaseId?: string },
) {
  await db.election.create({
    data: { name, title: `${name} election`, releaseId: facts.releaseId ?? name, ...facts },
  });
}

/**
 * Creates the 2025.1 election: a poll for the committee with four seats, one lead acclaimed, one team without a lead.
 */
async function addEpoxy(): Promise<void> {
  await addElection('2025.1', { slug: '2025-1', ordinal: 30 });
  await db.electionEvent.createMany({
    data: [
      { name: 'TC Nominations', startAt: utc('2024-08-14T23:45'), endAt: utc('2024-08-28T23:45') },
      { name: 'TC Election', startAt: utc('2024-09-04T23:45'), endAt: utc('2024-09-18T23:45') },
    ].map((event, position) => ({ ...event, position, electionSlug: '2025-1' })),
  });
  const base = { electionSlug: '2025-1', directory: 'X' };
  await db.contest.create({
    data: {
      ...base,
      slug: 'tc',
      title: 'Technical Committee',
      kind: 'tc',
      seats: 1,
      outcome: 'polled',
      method: 'condorcet',
      pollUrl: 'https://civs1.civs.us/results.pl?id=E_1',
      electorateSize: 100,
      votesCast: 25,
      candidacies: {
        createMany: {
          data: [
            {
              name: 'Ann Lee',
              email: 'ann@example.org',
              outcome: 'elected',
              position: 0,
              statementPath: 'candidates/2025.1/TC/ann@example.org',
              statementHtml: '<p>Hi</p>',
              statement: 'Hi',
            },
            { name: 'Ann Lee', email: 'ann2@example.org', outcome: 'not-elected', position: 1 },
          ],
        },
      },
    },
  });
  await db.contest.create({
    data: {
      ...base,
      slug: 'loci',
      title: 'Loci',
      kind: 'ptl',
      seats: 1,
      outcome: 'leaderless',
      note: 'Nobody.',
      candidacies: {
        create: { name: '', outcome: 'leaderless', electedRaw: 'LEADERLESS', position: 0 },
      },
    },
  });
}

const AFTER = utc('2026-01-01T00:00');

test('an election is found by its slug, its name, and the id or name of its series', async () => {
  await addEpoxy();
  await addElection('antelope', { slug: 'antelope', ordinal: 26, releaseId: '2023.1' });
  await db.series.create({
    data: { name: 'epoxy', releaseId: '2025.1', ordinal: 30, status: 'maintained' },
  });

  for (const asked of ['2025-1', '2025.1', 'epoxy', 'Epoxy', ' 2025.1 ']) {
    expect(await findElectionSlug(asked)).toBe('2025-1');
  }
  for (const asked of ['antelope', 'ANTELOPE', '2023.1', '2023-1']) {
    expect(await findElectionSlug(asked)).toBe('antelope');
  }
});

test.each([
  '',
  'nothing',
  '2025',
  'a\0b',
  '\uD800',
  '%',
  "'; drop table",
  'x'.repeat(10_000),
  '💥',
])('no election is called %j', async (asked) => {
  await addEpoxy();
  expect(await findElectionSlug(asked)).toBeNull();
  expect(await getElection(asked, AFTER)).toBeNull();
});

test('after its end an election tells outcome, turnout and poll; entries for a missing lead are no people', async () => {
  await addEpoxy();
  const election = await getElection('2025-1', AFTER);
  expect(election?.state).toBe('closed');
  expect(election?.contests).toMatchObject([
    { slug: 'tc', outcome: 'polled', isContested: true, electorateSize: 100, votesCast: 25 },
    { slug: 'loci', outcome: 'leaderless', candidates: [], note: 'Nobody.' },
  ]);
  expect(election?.contests[0]?.candidates.map(({ anchor, outcome }) => [anchor, outcome])).toEqual(
    [
      ['tc--ann-lee', 'elected'],
      ['tc--ann-lee-2', 'not-elected'],
    ],
  );
});

test('before its end nothing of the outcome is told', async () => {
  await addEpoxy();
  const election = await getElection('2025-1', utc('2024-09-10T00:00'));
  expect(election?.state).toBe('voting');
  expect(election?.contests[0]).toMatchObject({
    outcome: 'open',
    pollUrl: null,
    electorateSize: null,
    votesCast: null,
  });
  expect(election?.contests[0]?.candidates.map(({ outcome }) => outcome)).toEqual([
    'pending',
    'pending',
  ]);
  expect(election?.contests[1]?.note).toBeNull();
});

test('no address leaves by the API or the pages, and the answer keeps its contract', async () => {
  await addEpoxy();
  const election = await getElection('2025-1', AFTER);
  expect(election).not.toBeNull();
  const answer = electionEndpoint.answer.parse(electionAnswer(election!));
  expect(JSON.stringify([election, answer])).not.toContain('@');
  expect(answer.contests[0]?.outcome).toEqual({
    kind: 'polled',
    elected: [{ name: 'Ann Lee', irc: null }],
    pollUrl: 'https://civs1.civs.us/results.pl?id=E_1',
    resolutionUrl: null,
    note: null,
  });
  expect(
    answer.contests[0]?.candidates.map(({ statementUrl }) => statementUrl?.split('?')[1]),
  ).toEqual(['contest=tc#tc--ann-lee', undefined]);
});

test('pages of elections go on where they stopped, the latest first', async () => {
  await addEpoxy();
  await addElection('antelope', { slug: 'antelope', ordinal: 26 });
  await addElection('b-special', { slug: 'b-special', ordinal: 26 });
  const slugs = async (after?: readonly [number, string]) =>
    (await pageOfElections({ after, take: 2, at: AFTER })).map(({ slug }) => slug);
  expect(await slugs()).toEqual(['2025-1', 'antelope']);
  expect(await slugs([26, 'antelope'])).toEqual(['b-special']);
  expect(await slugs([26, 'b-special'])).toEqual([]);
});

test('the archive counts people, contests and turnout', async () => {
  await addEpoxy();
  const [summary] = await listElections(AFTER);
  expect(summary).toMatchObject({
    state: 'closed',
    candidates: 2,
    contests: { total: 2, contested: 1, polled: 1, leaderless: 1 },
    electorate: 100,
    votesCast: 25,
    startAt: utc('2024-08-14T23:45'),
    endAt: utc('2024-09-18T23:45'),
  });
});

test('the front page is told what runs and what ended last', async () => {
  await addEpoxy();
  await addElection('antelope', { slug: 'antelope', ordinal: 26 });
  const during = await getElectionOutlook(utc('2024-08-20T00:00'));
  expect(during).toMatchObject({
    ahead: [{ slug: '2025-1', state: 'nominations', current: [{ name: 'TC Nominations' }] }],
    latest: null,
  });
  const between = await getElectionOutlook(utc('2024-08-30T00:00'));
  expect(between.ahead[0]?.current.map(({ name }) => name)).toEqual(['TC Election']);
  expect(await getElectionOutlook(AFTER)).toMatchObject({
    ahead: [],
    latest: { slug: '2025-1' },
  });
});

test('statements are listed by contest, and their lengths summed', async () => {
  await addEpoxy();
  expect([...(await listStatements('2025-1', ['tc', 'loci'])).values()]).toEqual([
    { html: '<p>Hi</p>', encoding: 'utf-8' },
  ]);
  expect((await listStatements('2025-1', ['loci'])).size).toBe(0);
  expect((await statementLengths('2025-1')).get('tc')).toBe('<p>Hi</p>'.length);
});
