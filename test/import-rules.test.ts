import { execFile } from 'node:child_process';
import {
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
import { ESLint } from 'eslint';
import * as prettier from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';
import { drawnRooms, rooms } from '@/floors.mjs';

const TIMEOUT = 60_000;

describe('ESLint', () => {
  let eslint: ESLint;

  beforeAll(() => {
    // These rules need no types, and checking a planted file without them is fast.
    eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
  }, TIMEOUT);

  async function complaintsOn(filePath: string, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(code, { filePath });
    return (result?.messages ?? [])
      .filter(({ ruleId }) => /^(no-restricted|max-lines)/.test(ruleId ?? ''))
      .map(({ message }) => message);
  }

  const lines = (count: number) => Array.from({ length: count }, () => ';').join('\n');

  test.each([
    [
      'a page',
      'app/page.tsx',
      `import { db } from '@/lib/database/client';\ndb;`,
      'Only queries, commands',
    ],
    [
      'a component that reads',
      'components/badge.tsx',
      `import { listSeries } from '@/lib/releases/queries';\nlistSeries;`,
      'as props',
    ],
    [
      'a component that reads by a longer name',
      'components/badge.tsx',
      `import { listDeliverables } from '@/lib/releases/deliverable-queries';\nlistDeliverables;`,
      'as props',
    ],
    [
      'a component that writes by a longer name',
      'components/badge.tsx',
      `import { castVote } from '@/lib/motions/vote-commands';\ncastVote;`,
      'as props',
    ],
    [
      'a component that opens a transaction',
      'components/badge.tsx',
      `import { inTransaction } from '@/lib/motions/motion-transaction';\ninTransaction;`,
      'as props',
    ],
    ['a library file', 'lib/slug.ts', `import { x } from '@/app/fonts';\nx;`, 'never import app/'],
    [
      'a library file that needs a test’s helper',
      'lib/slug.ts',
      `import { x } from '@/test/people';\nx;`,
      'never import app/',
    ],
    [
      'a rule',
      'lib/releases/rules.ts',
      `import { readFile } from 'node:fs/promises';\nreadFile;`,
      'A pure file',
    ],
    [
      'a rule that reads from beside it',
      'lib/motions/count-rules.ts',
      `import { x } from './row-queries';\nx;`,
      'A pure file',
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
      `import { headers } from 'next/headers';\nheaders;`,
      'A pure file',
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
    [
      'a page with an address of one community',
      'app/page.tsx',
      `export const Page = () => <a href={\`https://opendev.org/a\`}>code</a>;`,
      'lib/community/openstack.ts',
    ],
    [
      'a component whose words name a host of one community',
      'components/badge.tsx',
      `export const Badge = () => <b>docs.openstack.org</b>;`,
      'lib/community/openstack.ts',
    ],
    [
      'an expression that fits a host of one community',
      'lib/sync/run.ts',
      `export const host = /^https:\\/\\/opendev\\.org/;`,
      'lib/community/openstack.ts',
    ],
    [
      'a rule with an address of one community',
      'lib/releases/rules.ts',
      `export const host = 'https://releases.openstack.org/';`,
      'lib/community/openstack.ts',
    ],
    ['a file that is too long', 'lib/sync/run.ts', lines(301), 'too many lines (301)'],
    [
      'a function that is too long',
      'app/page.tsx',
      `export function f() {\n${lines(59)}\n}`,
      'too many lines (61)',
    ],
  ])(
    '%s that breaks the rules is refused',
    async (_, file, code, reason) => {
      expect((await complaintsOn(file, code)).join('\n')).toContain(reason);
    },
    TIMEOUT,
  );

  test.each(['lib/releases/queries.ts', 'lib/people/identity/merge-commands.ts'])(
    '%s may talk to the database',
    async (file) => {
      const code = `import { db } from '@/lib/database/client';\ndb;`;
      expect(await complaintsOn(file, code)).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'addresses of the community may stand in their own file',
    async () => {
      const code = `export const host = 'https://opendev.org';`;
      expect(await complaintsOn('lib/community/openstack.ts', code)).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'what is just short enough passes',
    async () => {
      expect(await complaintsOn('lib/sync/run.ts', lines(300))).toEqual([]);
      expect(await complaintsOn('app/page.tsx', `export function f() {\n${lines(58)}\n}`)).toEqual(
        [],
      );
    },
    TIMEOUT,
  );
});

describe('dependency-cruiser', () => {
  /** A small project that breaks each rule once, with files that break none. */
  const planted: Record<string, string> = {
    'lib/motions/types.ts': 'export type Motion = { id: number };',
    'lib/time.ts': 'export const day = 1;',
    'lib/sync/run.ts': `import { day } from '@/lib/time';\nexport const run = day;`,
    'lib/governance/letters.ts': 'export const letters = 1;',
    'app/page.ts': `import { run } from '@/lib/sync/run';\nexport const page = run;`,
    // One broken rule each:
    'lib/releases/rules.ts': `import type { Motion } from '@/lib/motions/types';\nexport type Release = Motion;`,
    'lib/slug.ts': `import { run } from '@/lib/sync/run';\nexport const slug = run;`,
    'lib/attic/box.ts': `import { day } from '@/lib/time';\nexport const box = day;`,
    'lib/search/words.ts': `import { page } from '@/app/page';\nexport const words = page;`,
    'lib/feeds/hen.ts': `import type { Egg } from './egg';\nexport type Hen = Egg;`,
    'lib/feeds/egg.ts': `import type { Hen } from './hen';\nexport type Egg = Hen | null;`,
    'lib/people/roles/grant.ts': `import { row } from '@/lib/people/identity/row';\nexport const grant = row;`,
    'lib/people/roles/role.ts': 'export const role = 1;',
    'lib/people/identity/row.ts': 'export const row = 1;',
    'lib/people/identity/claim.ts': `import { role } from '@/lib/people/roles/role';\nexport const claim = role;`,
    'lib/governance/text-rules.ts': `import { letters } from './letters';\nexport const text = letters;`,
  };

  let folder: string;
  let found: { rule: string; from: string; to: string }[];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'rollcall-floors-'));
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const tsconfig = { compilerOptions: { module: 'esnext', paths: { '@/*': ['./*'] } } };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    for (const [file, code] of Object.entries(planted)) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), code);
    }
    const bin = path.resolve('node_modules/.bin/depcruise');
    const args = ['--config', path.resolve('.dependency-cruiser.mjs'), '--output-type', 'json'];
    const { stdout } = await promisify(execFile)(bin, [...args, 'app', 'lib'], { cwd: folder });
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    };
    found = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  }, TIMEOUT);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['floor-of-releases', 'lib/releases/rules.ts', 'lib/motions/types.ts'],
    ['ground-floor', 'lib/slug.ts', 'lib/sync/run.ts'],
    ['room-without-a-floor', 'lib/attic/box.ts', 'lib/time.ts'],
    ['outward', 'lib/search/words.ts', 'app/page.ts'],
    ['circle-of-files', 'lib/feeds/egg.ts', 'lib/feeds/hen.ts'],
    ['circle-of-folders', 'lib/people/roles', 'lib/people/identity'],
    ['pure-file', 'lib/governance/text-rules.ts', 'lib/governance/letters.ts'],
  ])('finds what breaks the rule %s', (rule, from, to) => {
    expect(found).toContainEqual({ rule, from, to });
  });

  test('finds nothing else', () => {
    const broken = new Set(found.map(({ from }) => from));
    expect([...broken].sort()).toEqual([
      'lib/attic/box.ts',
      'lib/feeds/egg.ts',
      'lib/governance/text-rules.ts',
      'lib/people/identity',
      'lib/people/roles',
      'lib/releases/rules.ts',
      'lib/search/words.ts',
      'lib/slug.ts',
    ]);
  });

  test('every folder of lib has its floor, and every floor its folder', () => {
    const folders = readdirSync('lib', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
      .map(({ name }) => name);
    expect(folders.sort()).toEqual([...rooms].sort());
  });
});

describe('the picture of the floors in docs/ARCHITECTURE.md', () => {
  const text = readFileSync('docs/ARCHITECTURE.md', 'utf8');
  const picture = /```mermaid\n(flowchart BT\n[\s\S]*?)```/.exec(text)?.[1] ?? '';
  const lineOf = (floor: string) =>
    new RegExp(`subgraph ${floor} \\[[^\\]]*\\]\\n([\\s\\S]*?)\\n {2}end`).exec(picture)?.[1] ?? '';
  const names = (block: string) => [...new Set(block.match(/[a-z]+/g))];
  const concepts = names(lineOf('concepts'));

  test('shows every room, from the ground up', () => {
    const shown = [...names(lineOf('engines')), ...concepts, ...names(lineOf('above'))];
    expect(shown).toEqual(drawnRooms);
  });

  test('shows the imports among concepts as they are', () => {
    const found = new Set<string>();
    for (const from of concepts) {
      for (const file of readdirSync(`lib/${from}`, { recursive: true, encoding: 'utf8' })) {
        if (!/\.tsx?$/.test(file) || /\.test\./.test(file)) continue;
        const code = readFileSync(`lib/${from}/${file}`, 'utf8');
        for (const [, to = ''] of code.matchAll(/from '@\/lib\/(\w+)\//g)) {
          if (to !== from && concepts.includes(to)) found.add(`${from} --> ${to}`);
        }
      }
    }
    const shown = lineOf('concepts').match(/\w+ --> \w+/g) ?? [];
    expect([...shown].sort()).toEqual([...found].sort());
  });

  test('every room is explained below it', () => {
    const explained = [...text.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(([, cell = '']) =>
      names(cell),
    );
    expect(drawnRooms.filter((room) => !explained.includes(room))).toEqual([]);
  });
});

test.each(['lib/content/schema.ts', 'app/page.tsx', 'floors.mjs'])(
  '%s is formatted',
  async (file) => {
    const { ignored } = await prettier.getFileInfo(file, { ignorePath: '.prettierignore' });
    expect(ignored).toBe(false);
  },
);

test('what the community writes is left as it is written', async () => {
  const options = { ignorePath: '.prettierignore' };
  expect((await prettier.getFileInfo('content/community.yaml', options)).ignored).toBe(true);
});
