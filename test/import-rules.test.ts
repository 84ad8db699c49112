import { ESLint } from 'eslint';
import { beforeAll, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';

let eslint: ESLint;

beforeAll(() => {
  // The boundaries need no types, and without them a planted file is judged in a moment.
  eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
}, 60_000);

async function complaintsOn(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId?.startsWith('no-restricted'))
    .map(({ message }) => message);
}

test.each([
  ['a page', 'app/page.tsx', `import { db } from '@/lib/database/client';\ndb;`, 'Only queries.ts'],
  [
    'a component',
    'components/badge.tsx',
    `import { listSeries } from '@/lib/releases/queries';\nlistSeries;`,
    'as props',
  ],
  ['a library file', 'lib/slug.ts', `import { x } from '@/app/fonts';\nx;`, 'never import app/'],
  [
    'a rule',
    'lib/releases/rules.ts',
    `import { readFile } from 'node:fs/promises';\nreadFile;`,
    'pure file',
  ],
  [
    'a rule that asks the clock',
    'lib/releases/rules.ts',
    `export const t = () => new Date();`,
    'time as a parameter',
  ],
  [
    "a page that asks this machine's clock",
    'app/page.tsx',
    `export const t = () => [new Date(), Date.now()];`,
    "Pages go by the database's clock",
  ],
  [
    'a tally',
    'lib/elections/tally/schulze.ts',
    `import { env } from '@/lib/env';\nenv;`,
    'pure file',
  ],
  [
    'an import that climbs',
    'lib/releases/queries.ts',
    `import { x } from '../db';\nx;`,
    "Use './x'",
  ],
  [
    'a setting read elsewhere',
    'lib/sync/run.ts',
    `export const port = process.env.PORT;`,
    'lib/env.ts only',
  ],
])(
  '%s that breaks the import rules is refused',
  async (_, file, code, reason) => {
    expect((await complaintsOn(file, code)).join('\n')).toContain(reason);
  },
  60_000,
);

test('queries may talk to the database', async () => {
  const code = `import { db } from '@/lib/database/client';\ndb;`;
  expect(await complaintsOn('lib/releases/queries.ts', code)).toEqual([]);
}, 60_000);
