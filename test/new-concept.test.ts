import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * A made-up concept in test/fixture-concept/: a table that refers to a person, a source, a page, an API address, a kind
 * of search result and a job. The test adds its files, and two lines in each of two files of lib/parts, to a copy of
 * the project.
 */
const FIXTURE = 'test/fixture-concept';

/**
 * Files that a concept may touch: its own folders, app/, its schema file with a migration, its access decisions, and
 * lib/parts.
 */
const ITS_OWN = [
  /^lib\/meetups\//,
  /^app\/(api\/v1\/)?meetups\//,
  /^prisma\/schema\/meetups\.prisma$/,
  /^prisma\/migrations\/\d+_meetups\//,
  /^test\/authorization\/meetups\.decisions\.ts$/,
  /^lib\/parts\//,
];

/** The configuration of dependency-cruiser for a folder whose packages are elsewhere. */
const FLOORS = 'floors-here.mjs';

const TIMEOUT = 300_000;
const LEFT_OUT = /^(node_modules|\.next|\.data|\.git|test-results)(\/|$)/;

let house: string;
const changed = new Set<string>();

const bin = (name: string) => path.resolve('node_modules/.bin', name);

function change(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(house, file), 'utf8');
  expect(text, file).toContain(from);
  writeFileSync(path.join(house, file), text.replace(from, to));
  changed.add(file);
}

/**
 * Runs a program in the copy, and returns its output.
 *
 * @throws with the output as the message if the program fails
 */
async function run(program: string, ...words: string[]): Promise<string> {
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
  const env = {
    ...(Object.fromEntries(outside) as NodeJS.ProcessEnv),
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
  try {
    const { stdout } = await promisify(execFile)(bin(program), words, { cwd: house, env });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${words.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

beforeAll(async () => {
  house = mkdtempSync(path.join(tmpdir(), 'rollcall-house-'));
  cpSync('.', house, {
    recursive: true,
    filter: (file) => !LEFT_OUT.test(path.normalize(file)) && !file.endsWith('.tsbuildinfo'),
  });
  symlinkSync(path.resolve('node_modules'), path.join(house, 'node_modules'));
  for (const name of readdirSync(FIXTURE, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.txt')) continue;
    const file = name.replace(/\.txt$/, '');
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    cpSync(path.join(FIXTURE, name), path.join(house, file));
    changed.add(file);
  }
  const concepts = 'lib/parts/concepts.ts';
  change(
    concepts,
    'import { motionsParts',
    `import { meetupsParts } from '@/lib/meetups/parts';\nimport { motionsParts`,
  );
  change(concepts, '  motionsParts,\n', '  motionsParts,\n  meetupsParts,\n');
  const kinds = 'lib/parts/search-kinds.ts';
  change(
    kinds,
    'import { motionKind',
    `import { meetupKind } from '@/lib/meetups/search-queries';\nimport { motionKind`,
  );
  change(kinds, '  motionKind,\n', '  motionKind,\n  meetupKind,\n');
  writeFileSync(
    path.join(house, FLOORS),
    `import config from './.dependency-cruiser.mjs';
     export default { ...config, options: { ...config.options, preserveSymlinks: true } };`,
  );
  await run('prisma', 'generate');
}, TIMEOUT);

afterAll(() => {
  rmSync(house, { recursive: true });
});

test('a new concept touches its own folders, app/, its schema file and lib/parts alone', () => {
  expect([...changed].filter((file) => !ITS_OWN.some((own) => own.test(file)))).toEqual([]);
});

test('a new concept fits the types and the floors', { timeout: TIMEOUT }, async () => {
  await run('next', 'typegen');
  await run('tsc', '--noEmit');
  await run('depcruise', '--config', FLOORS, 'app', 'lib', 'test');
});

test('what a new concept hands up works, and no list lacks it', { timeout: TIMEOUT }, async () => {
  const unit = ['test/authorization.test.ts', 'lib/parts', 'lib/audit/permits.test.ts'];
  const database = ['lib/meetups', 'lib/parts/person-references', 'lib/audit/columns'];
  await run('vitest', 'run', '--project', 'unit', '--project', 'db', ...unit, ...database);
});
