import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getCommunity, getCommunityBody, readCommunity, sourceUrl } from './community';
import { ContentError } from '@/lib/formats/problems';

let folder = '';
let good = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'community-'));
  good = await readFile('content/community.yaml', 'utf8');
});
afterEach(() => rm(folder, { recursive: true }));

async function problemsOf(text: string | Buffer): Promise<string[]> {
  const file = path.join(folder, 'community.yaml');
  await writeFile(file, text);
  try {
    readCommunity(file);
  } catch (error) {
    if (error instanceof ContentError) {
      return error.problems.map(({ line, field, message }) => `${line}: ${field}: ${message}`);
    }
    throw error;
  }
  return [];
}

const lineOf = (text: string) => good.slice(0, good.indexOf(text)).split('\n').length;

test('the community has a committee of nine in which no organisation has more than half', () => {
  expect(getCommunity().name).toBe('OpenStack');
  expect(getCommunityBody('tc')).toMatchObject({ seats: 9, affiliationCap: 'half' });
  expect(getCommunityBody('none')).toBeNull();
});

test('each source has an address', () => {
  expect(getCommunity().sources.releases?.url).toBe('https://opendev.org/openstack/releases');
  expect(sourceUrl('governance')).toBeTruthy();
});

test.each([
  [
    'timeZone: UTC',
    'timeZone: Mars/Olympus',
    'timeZone: must be a time zone like UTC or Europe/Dublin',
  ],
  ['seats: 9', 'seats: nine', 'bodies[0].seats: must be a number, not text'],
  ['seats: 9', 'seat: 9', 'bodies[0].seat: is not a field that is known here'],
  ['name: OpenStack', 'name: 7', 'name: must be text, not a number; put it in quotes'],
  ['affiliationCap: half', 'affiliationCap: third', 'bodies[0].affiliationCap: must be half'],
  [
    '    url: https://opendev.org/openstack/releases',
    '    url: "--upload-pack=x"',
    'sources.releases.url: must be an address or a path without spaces',
  ],
])('%s changed to %s is named with its line', async (before, after, problem) => {
  expect(await problemsOf(good.replace(before, after))).toContain(`${lineOf(before)}: ${problem}`);
});

test('a field that is missing and one that is given twice are named', async () => {
  expect(await problemsOf(good.replace('timeZone: UTC\n', ''))).toContain(
    '5: timeZone: is missing',
  );
  expect(await problemsOf(`${good}\nname: Again\n`)).toEqual([
    expect.stringMatching(/^\d+: name: is given twice$/),
  ]);
});

test('a file that is empty, not UTF-8 or not there says so', async () => {
  expect(await problemsOf('')).toEqual(['1: null: must be a group of fields, not nothing']);
  expect(await problemsOf(Buffer.from([0xff, 0xfe]))).toEqual([
    '1: null: is not UTF-8; save it as UTF-8',
  ]);
  expect(() => readCommunity(path.join(folder, 'none.yaml'))).toThrow(
    /none\.yaml:1: can't be read/,
  );
});

test('a million repetitions by aliases are refused and not written out', async () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghij'
      .split('')
      .map((key, i) => `${key}: &${key} [*${'abcdefghij'[i]}, *${'abcdefghij'[i]}]`),
  ];

  expect(await problemsOf(bomb.join('\n'))).toContain(
    '2: null: *a repeats another part; write it out instead',
  );
});
