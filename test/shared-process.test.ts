import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { alone } from '@/vitest.config';

const databaseTests = ['lib', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.db.test.ts'))
    .map((file) => path.join(folder, file)),
);

test('a test of the database that changes modules for the whole process runs in one of its own', () => {
  const changing = databaseTests.filter((file) =>
    /\bvi\.(mock|doMock|resetModules|stubEnv|stubGlobal|useFakeTimers)\(/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(changing.length).toBeGreaterThan(0);
  expect(changing.filter((file) => !alone.includes(file))).toEqual([]);
});

test('every file that is named to run alone is there', () => {
  expect(alone.filter((file) => !existsSync(file))).toEqual([]);
});
