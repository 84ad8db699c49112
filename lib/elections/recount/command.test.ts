import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const fixture = (name: string) => path.join(root, 'lib/elections/tally/fixtures', name);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollcall-recount-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Ending = { code: number; stdout: string; stderr: string };

/** Runs `npm run tally` as it would be run, without npm. */
async function recount(...words: string[]): Promise<Ending> {
  const command = ['--import', 'tsx', '--conditions=react-server', 'scripts/tally.ts', ...words];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { cwd: root })) };
  } catch (error) {
    return error as Ending;
  }
}

test('one document with --json, in the shape that is promised', { timeout: 30_000 }, async () => {
  const { code, stdout } = await recount(
    fixture('council.cvotes'),
    '--method',
    'schulze',
    '--unranked',
    'last',
    '--json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    method: 'schulze',
    options: { seats: 1, unranked: 'last', strength: 'winning-votes', tie: { kind: 'stop' } },
    format: 'cef',
    candidates: ['Ana', 'Bo', 'Cy'],
    ballots: 10,
    order: [['Ana'], ['Bo'], ['Cy']],
    elected: ['Ana'],
    tie: null,
  });
});

test('a report for people, and the ballots in other formats', { timeout: 30_000 }, async () => {
  const [cef, blt] = [path.join(folder, 'out.cvotes'), path.join(folder, 'out.blt')];
  const words = ['--preset', 'openstack', '--seats', '2', '--write-cef', cef, '--write-blt', blt];
  const { code, stdout } = await recount(fixture('council-elekto.csv'), ...words);
  expect(code).toBe(0);
  expect(stdout).toContain('Ana beats Bo 4 to 3.');
  expect(stdout).toContain('Unranked candidates: last');
  expect(await readFile(cef, 'utf8')).toContain('#/Candidates: Ana ; Bo ; Cy\n');
  const again = await recount(blt, '--method', 'schulze', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ order: [['Ana'], ['Bo'], ['Cy']], ballots: 10 });
});

test(
  'a mistake in the file ends with 1 and its place; misuse ends with 2',
  { timeout: 30_000 },
  async () => {
    const file = path.join(folder, 'wrong.blt');
    await writeFile(file, '2 1\n1 1 3 0\n0\n"A"\n"B"\n');
    const [wrong, misused, missing] = await Promise.all([
      recount(file, '--method', 'irv'),
      recount(file, '--method', 'borda'),
      recount(path.join(folder, 'none.blt'), '--method', 'irv'),
    ]);
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toMatch(/wrong\.blt: line 2, column 5: there is no candidate 3/);
    expect(misused).toMatchObject({ code: 2 });
    expect(missing.code).toBe(1);
  },
);
