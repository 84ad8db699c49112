import { expect, test } from 'vitest';
import { testsOf } from '@/scripts/affected.mjs';

const changed = (...files: string[]) => testsOf({ files, gone: [] });

test('a change of how votes are cast asks the tests that reach it, and no others', async () => {
  const { unit, db, e2e } = await changed('lib/motions/vote-commands.ts', 'docs/MOTIONS.md');
  expect(db).toContain('lib/motions/vote-commands.db.test.ts');
  expect(db).toContain('lib/motions/closing.db.test.ts');
  expect(db).not.toContain('lib/releases/source.db.test.ts');
  expect(unit).toContain('test/authorization.test.ts');
  expect(unit).not.toContain('lib/elections/tally/rules.test.ts');
  expect(e2e).toContain('e2e/motion-votes.spec.ts');
  expect(e2e).not.toContain('e2e/sandbox.spec.ts');
}, 60_000);

test('a change of a document asks the tests that read it', async () => {
  expect((await changed('docs/OPERATING.md')).db).toEqual(['lib/operations/two-roles.db.test.ts']);
}, 60_000);

test.each([
  ['content/community.yaml', []],
  ['package.json', []],
  ['docs/API.md', ['app/globals.css']],
])('a change of %s (removed: %s) that no import leads to asks all', async (file, gone) => {
  expect(await testsOf({ files: [file], gone })).toEqual({ unit: null, db: null, e2e: null });
});
