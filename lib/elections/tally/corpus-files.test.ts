import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpus, hasCorpus } from '@/test/corpus';
import { tally } from './count';
import { readContest } from './formats/read';
import { writeBlt, writeCef } from './formats/write';
import { at } from './pairwise';
import { presets } from './presets';
import type { Contest, Rules } from './types';
import type { PairwiseDetail } from './detail-types';

const voting = path.join(corpus, 'voting');
const counted = { files: 0, assertions: 0 };
const same = (actual: unknown, expected: unknown, what: string) => {
  counted.assertions++;
  expect(actual, what).toEqual(expected);
};
const list = (folder: string, ending: string) =>
  hasCorpus ? readdirSync(path.join(voting, folder)).filter((file) => file.endsWith(ending)) : [];
const readFile = (file: string) => readFileSync(path.join(voting, file), 'utf8');
const matrixOf = (contest: Contest, choices: Partial<Rules> = {}) =>
  (tally(contest, { method: 'schulze', seats: 1, ...choices }).detail as PairwiseDetail).matrix;

type Published = {
  numberedLines?: string[];
  civsPerl?: Record<'unranked-no-opinion' | 'unranked-last', { beatpath2: string }>;
};
type Entry = {
  id: string;
  candidates: string[];
  seats: number;
  published: Published;
  computed: Record<'unranked-last' | 'unranked-no-opinion', { pairwise: number[][] }>;
};
const entryOf = (id: string) => {
  const file = path.join(voting, 'corpus', `${id}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Entry) : null;
};

/** The expected matrix with rows and columns in the order of the contest's own candidates. */
function expectedMatrix(
  entry: Entry,
  contest: Contest,
  policy: 'unranked-last' | 'unranked-no-opinion',
): number[][] {
  const squeeze = (name: string) => name.trim().replace(/ +/g, ' ');
  const known = entry.candidates.map(squeeze);
  const places = contest.candidates.map(({ name }) => known.indexOf(squeeze(name)));
  return places.map((a) => places.map((b) => at(entry.computed[policy].pairwise, a, b)));
}

function compareWithEntry(contest: Contest, id: string): void {
  const entry = entryOf(id);
  if (!entry) return;
  counted.files++;
  same(
    matrixOf(contest, { unranked: 'last' }),
    expectedMatrix(entry, contest, 'unranked-last'),
    `${id} last`,
  );
  same(
    matrixOf(contest, { unranked: 'no-opinion' }),
    expectedMatrix(entry, contest, 'unranked-no-opinion'),
    `${id} no opinion`,
  );
}

describe.runIf(hasCorpus)('files of real elections', () => {
  test.each(list('tideman-cef', '.cvotes'))('CEF %s', (file) => {
    const contest = readContest(readFile(`tideman-cef/${file}`));
    compareWithEntry(contest, `tideman-${path.parse(file).name}`);
    compareWithEntry(contest, `debian-${path.parse(file).name}`);
    const again = readContest([...writeCef(contest)].join(''));
    same(matrixOf(again), matrixOf(contest), `${file} written as CEF and read back`);
  });

  test.each(list('stv-blt', '.blt'))('BLT %s', (file) => {
    const contest = readContest(readFile(`stv-blt/${file}`));
    compareWithEntry(contest, path.parse(file).name);
    const again = readContest([...writeBlt(contest, 1)].join(''));
    same(again.ballots.total, contest.ballots.total, `${file} written as BLT and read back`);
    same(matrixOf(again), matrixOf(contest), `${file} written as BLT and read back`);
  });

  test.each(list('votelib-blt', '.blt'))('BLT %s', (file) => {
    compareWithEntry(readContest(readFile(`votelib-blt/${file}`)), `blt-${path.parse(file).name}`);
  });

  test.each(list('community', ''))('community %s', (id) => {
    const files = readdirSync(path.join(voting, 'community', id));
    for (const file of files.filter((name) => /\.(csv|blt)$/.test(name))) {
      const isHigherBetter = file === 'civs_ballots.csv';
      const contest = readContest(readFile(`community/${id}/${file}`), { isHigherBetter });
      // 2024's BLT omits the last rank that the CSV has, so only "last" gives the same result in both.
      const entry = entryOf(id);
      if (!entry) continue;
      counted.files++;
      same(
        matrixOf(contest, { unranked: 'last' }),
        expectedMatrix(entry, contest, 'unranked-last'),
        `${id} ${file}`,
      );
    }
  });
});

/**
 * Finds the candidate a line of a published result names: by the handle it links to, else by a word of it that is in
 * the id.
 */
function whoIs(line: string, ids: readonly string[]): string | undefined {
  const handle = /github\.com\/([^)\s]+)/.exec(line)?.[1]?.toLowerCase();
  const words = line.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  return (
    ids.find((id) => id.toLowerCase() === handle) ??
    ids.find((id) => words.every((word) => id.includes(word))) ??
    ids.find((id) => words.some((word) => id.toLowerCase().includes(word.toLowerCase())))
  );
}

describe.runIf(hasCorpus)('orders that communities published', () => {
  test.each(list('community', '').filter((id) => id !== 'nixos-sc-2025'))('%s', (id) => {
    const entry = entryOf(id);
    const file = path.join(voting, 'community', id, 'ballots.csv');
    if (!entry || !existsSync(file)) return;
    const contest = readContest(readFileSync(file, 'utf8'));
    const rules = presets.kubernetes.rulesFor(contest, { electors: 0, bodySize: 0 });
    const { order } = tally(contest, { ...rules, seats: entry.seats });
    const civs = entry.published.civsPerl?.['unranked-no-opinion'].beatpath2 ?? '';
    const theirs = civs.split(' > ').map((group) => group.split('=').sort());
    same(
      order.map((group) => [...group].sort()),
      theirs,
      `${id}: CIVS's own beatpath`,
    );

    // The ballots of Code of Conduct 2025 do not give Elekto's order; a test below shows that.
    const lines = (entry.published.numberedLines ?? []).map((line) => line.replace(/ {2}.*/, ''));
    if (lines.length === 0 || id === 'k8s-cocc-2025') return;
    const ids = contest.candidates.map((candidate) => candidate.id);
    const published = lines.slice(0, ids.length).map((line) => whoIs(line, ids));
    same(order.flat().slice(0, published.length), published, `${id}: the published order`);
  });

  afterAll(() => {
    console.info(`Files: ${counted.files} files, ${counted.assertions} assertions.`);
  });
});

/** Winners of Debian's leader elections, their closest rivals, and options that lost to none of the above. */
const debianLeaders = [
  { sheet: 'D03', winner: /Michlmayr/, rival: /Garbee/, votes: [228, 224], below: {} },
  {
    sheet: 'D05',
    winner: /Robinson/,
    rival: /Towns/,
    votes: [245, 222],
    below: { Walther: [112, 337] },
  },
  {
    sheet: 'D06',
    winner: /Towns/,
    rival: /McIntyre/,
    votes: [190, 184],
    below: { Pollak: [158, 202], Walther: [73, 301] },
  },
  {
    sheet: 'D07',
    winner: /Hocevar/,
    rival: /McIntyre/,
    votes: [211, 203],
    below: { Richter: [183, 233], Mahinovs: [142, 270] },
  },
  { sheet: 'D22', winner: /Carter/, rival: /Yamane/, votes: null, below: { Lechner: [151, 188] } },
];

describe.runIf(hasCorpus)("Debian's own tally sheets", () => {
  test.each(list('debian-tally-sheets', '.debian_votes'))('%s', (file) => {
    const contest = readContest(readFile(`debian-tally-sheets/${file}`));
    const id = path.parse(file).name;
    const known = { electors: 0, bodySize: 0 };
    const result = tally(contest, presets.debian.rulesFor(contest, known));
    const detail = result.detail as PairwiseDetail;
    same(result.elected, detail.condorcetWinner === null ? [] : [detail.condorcetWinner], id);
    const entry = entryOf(`debian-${id}`);
    if (entry) same(detail.matrix, entry.computed['unranked-last'].pairwise, `${id} matrix`);
  });

  test.each(debianLeaders)(
    '$sheet elects whom Debian elected',
    ({ sheet, winner, rival, votes, below }) => {
      const contest = readContest(readFile(`debian-tally-sheets/${sheet}.debian_votes`));
      const result = tally(contest, presets.debian.rulesFor(contest, { electors: 0, bodySize: 0 }));
      const { matrix, dropped } = result.detail as PairwiseDetail;
      const placeOf = (name: RegExp) =>
        contest.candidates.findIndex((candidate) => name.test(candidate.name));
      const none = placeOf(/none of the above/i);
      expect(result.elected[0]).toMatch(winner);
      if (votes) {
        const pair = [
          at(matrix, placeOf(winner), placeOf(rival)),
          at(matrix, placeOf(rival), placeOf(winner)),
        ];
        same(pair, votes, `${sheet} closest pair`);
      }
      for (const [name, expected] of Object.entries(below)) {
        const place = placeOf(new RegExp(name));
        same(
          [at(matrix, place, none), at(matrix, none, place)],
          expected,
          `${sheet} ${name} against the default`,
        );
      }
      expect(
        dropped
          .map(({ candidate }) => candidate)
          .filter((name) => Object.keys(below).some((part) => name.includes(part))),
      ).toHaveLength(Object.keys(below).length);
    },
  );
});

describe.runIf(hasCorpus)('traps that others fell into', () => {
  const seatsOf = (contest: Contest, choices: Partial<Rules>) =>
    tally(contest, { method: 'schulze', seats: 4, ...choices })
      .elected.slice(0, 4)
      .sort();

  test('Debian 2003 read from its tally sheet is won 228 to 224, not lost 228 to 252', () => {
    const contest = readContest(readFile('debian-tally-sheets/D03.debian_votes'));
    expect(tally(contest, { method: 'schulze' }).elected[0]).toMatch(/Michlmayr/);
  });

  test('no STV count elects more than the seats', () => {
    for (const file of list('stv-blt', '.blt')) {
      const contest = readContest(readFile(`stv-blt/${file}`));
      for (const method of ['scottish-stv', 'wigm-prf', 'meek-stv'] as const) {
        const { elected, rules } = tally(contest, { method, tie: { kind: 'seed', seed: 'lot' } });
        same(elected.length, Math.min(rules.seats, contest.candidates.length), `${file} ${method}`);
      }
    }
  });

  test('CIVS in proportional mode has the higher number for the better rank', () => {
    const csv = readFile('community/nixos-sc-2024/civs_ballots.csv');
    const opavote = readContest(readFile('community/nixos-sc-2024/opavote_ballots.blt'));
    expect(matrixOf(readContest(csv, { isHigherBetter: true }))).toEqual(matrixOf(opavote));
    expect(matrixOf(readContest(csv))).not.toEqual(matrixOf(opavote));
  });

  test('the seats in a file are a hint that the rules overrule', () => {
    const contest = readContest(readFile('community/nixos-sc-2024/opavote_ballots.blt'));
    expect(contest.seats).toBe(23);
    expect(tally(contest, { method: 'schulze', seats: 7 }).elected).toHaveLength(7);
  });

  test('Kubernetes 2021: who is elected depends on what an unranked candidate means', () => {
    const contest = readContest(readFile('community/k8s-steering-2021/ballots.csv'));
    const isNoOpinion = seatsOf(contest, { unranked: 'no-opinion' });
    const isLast = seatsOf(contest, { unranked: 'last' });
    expect(isNoOpinion).toEqual(['cblecker', 'justaugustus', 'parispittman', 'tpepper']);
    expect(isLast).toEqual(['deads2k', 'justaugustus', 'parispittman', 'tpepper']);
  });

  test('Kubernetes Code of Conduct 2025: the third seat is a tie, not an order', () => {
    const contest = readContest(readFile('community/k8s-cocc-2025/ballots.csv'));
    const result = tally(contest, { method: 'schulze', seats: 3, unranked: 'no-opinion' });
    expect(result.tie).toMatchObject({
      kind: 'cut',
      candidates: ['swatisehgal', 'stmcginnis'],
      seats: 1,
    });
    expect(result.elected).toEqual(['endocrimes', 'divya-mohan0209']);
  });
});
