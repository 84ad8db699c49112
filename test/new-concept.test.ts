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
 * A concept that nobody needs, in test/fixture-concept/: a table that names a person, a source, a page, an address of the
 * API, a kind of the search and a job. Its files are put into a copy of the house, and two lines into lib/parts.
 */
const FIXTURE = 'test/fixture-concept';

/** What a concept may be made of: its own folders, app/, its file of the schema with a migration, and lib/parts. */
const ITS_OWN = [
  /^lib\/meetups\//,
  /^app\/(api\/v1\/)?meetups\//,
  /^prisma\/schema\/meetups\.prisma$/,
  /^prisma\/migrations\/\d+_meetups\//,
  /^test\/authorization\/meetups\.decisions\.ts$/,
  /^lib\/parts\//,
];

/** The configuration of dependency-cruiser for a folder whose packages lie elsewhere. */
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

/** Runs a program in the house. Answers what it prints; of one that fails, that is the message. */
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
  await run('vitest', 'run', '--project', 'unit', ...unit);
  const database = ['lib/meetups', 'lib/parts/person-references', 'lib/audit/columns'];
  await run('vitest', 'run', '--project', 'db', ...database);
});
