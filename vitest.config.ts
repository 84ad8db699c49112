import { defineConfig } from 'vitest/config';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const alias = {
  '@': path.resolve(import.meta.dirname),
  // `server-only` throws outside a React server build; in tests the modules it guards are under test.
  'server-only': path.resolve(import.meta.dirname, 'test/empty.ts'),
};

/**
 * Tests of the database that need modules of their own: they put others in their place, load them with other settings,
 * or run the engine of migrations, which can be loaded once. All others share a process, its modules and its database.
 */
export const alone = [
  'lib/access/auth-github.db.test.ts',
  'lib/access/auth.db.test.ts',
  'lib/access/rate-limit.db.test.ts',
  'lib/access/session-token.db.test.ts',
  'lib/motions/closing.db.test.ts',
  'lib/motions/vote-commands.db.test.ts',
  'lib/operations/migrations.db.test.ts',
  'lib/operations/two-roles.db.test.ts',
  'lib/operations/verify-baseline.db.test.ts',
  'lib/people/notices/choice.db.test.ts',
  'lib/sync/corpus.db.test.ts',
  'test/attacks/lookalike-addresses.db.test.ts',
  'test/attacks/new-browser.db.test.ts',
  'test/attacks/stolen-session.db.test.ts',
  'test/attacks/wrong-clock.db.test.ts',
];

const exclude = ['node_modules/**', '.next/**', '.data/**', 'e2e/**'];

const onDatabase = {
  globalSetup: ['test/database.global.ts'],
  setupFiles: ['test/database.setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/** Files that take longest, the slowest first; one that begins late keeps one core busy while the others wait. */
const SLOWEST = [
  'test/new-concept.test.ts',
  'lib/elections/tally/agreement.test.ts',
  'lib/sync/corpus.db.test.ts',
  'lib/sync/kill.db.test.ts',
  'lib/operations/mail-job.db.test.ts',
  'test/attacks/slow-text.test.ts',
  'lib/markup/pool.test.ts',
];

/** Vitest's own order, with the slowest files first. A fresh clone knows no durations from runs before. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = SLOWEST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at === -1 ? SLOWEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    // All cores: the tests of the database wait for it more than they work.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts'],
          // How long a slow machine may take; a test that passes ends long before.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: [...exclude, ...alone],
          isolate: false,
          ...onDatabase,
        },
      },
      {
        resolve: { alias },
        test: { name: 'db-alone', include: alone, exclude, ...onDatabase },
      },
    ],
  },
});
