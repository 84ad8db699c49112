import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readCommunityAs } from '@/lib/community/community';
import { communityWithSources, repositorySettings } from '@/lib/community/schema';
import { readSettings } from '@/lib/env';
import { ContentError } from '@/lib/formats/problems';
import type { RegisteredSource } from '@/lib/sync/register';
import { checkSourceSettings } from './source-settings';
import { roundsOf, sources } from './sources';

afterEach(() => {
  vi.unstubAllEnvs();
});

function source(name: string, schedule: string | null): RegisteredSource {
  const run = () => Promise.reject(new Error('is not read here'));
  return { name, title: name, schedule, settings: {}, run };
}

const shown = (all: readonly RegisteredSource[]) =>
  roundsOf(all).map(
    (round) => `${round.schedule}: ${round.sources.map(({ name }) => name).join(' ')}`,
  );

test('sources that share a schedule are read in one round, and what sums up ends each', () => {
  const all = [
    source('releases', '*/10 * * * *'),
    source('dns', '0 * * * *'),
    source('election', '*/10 * * * *'),
    source('record', null),
  ];
  expect(shown(all)).toEqual(['*/10 * * * *: releases election record', '0 * * * *: dns record']);
  expect(sources.at(-1)?.name).toBe('record');
  for (const round of roundsOf(sources)) expect(round.sources.at(-1)?.name).toBe('record');
});

test('the community of this house tells its sources what they ask for', () => {
  expect(() => {
    checkSourceSettings();
  }).not.toThrow();
});

test.each([
  [{ releases: repositorySettings }, 'sources.governance: is not a field that is known here'],
  [{ planet: repositorySettings }, 'sources.planet: is missing'],
  [
    { releases: z.strictObject({ title: z.string(), zone: z.string() }) },
    'sources.releases.zone: is missing',
  ],
])('a file that does not fit its sources is refused with the field', async (told, problem) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'community-'));
  const file = path.join(folder, 'community.yaml');
  await writeFile(file, await readFile('content/community.yaml', 'utf8'));
  try {
    readCommunityAs(file, communityWithSources(told));
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    expect(error.problems.map(({ field, message }) => `${field ?? ''}: ${message}`)).toContain(
      problem,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a source reads variables of its own, and a wrong one is named', () => {
  const environment = z.object({ PLANET_TOKEN: z.string().min(8, 'is too short').optional() });
  vi.stubEnv('PLANET_TOKEN', '');
  expect(readSettings(environment)).toEqual({});
  vi.stubEnv('PLANET_TOKEN', 'short');
  const planet = { ...source('planet', '0 * * * *'), settings: { environment } };
  expect(() => {
    checkSourceSettings([...sources, planet]);
  }).toThrow('PLANET_TOKEN: is too short.');
});
