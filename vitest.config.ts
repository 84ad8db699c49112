import { defineConfig } from 'vitest/config';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const alias = {
  '@': path.resolve(import.meta.dirname),
  // `server-only` throws outside a React server build; in tests the modules it guards are under test.
  'server-only': path.resolve(import.meta.dirname, 'test/empty.ts'),
};

const exclude = ['node_modules/**', '.next/**', '.data/**', 'e2e/**'];

export default defineConfig({
  test: {
    // All cores: the tests of the database wait for it more than they work.
    maxWorkers: availableParallelism(),
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
          exclude,
          globalSetup: ['test/database.global.ts'],
          setupFiles: ['test/database.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
