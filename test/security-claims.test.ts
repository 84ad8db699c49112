import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const PROOF = /`([\w/.-]+\.(?:test|spec)\.tsx?)`: “([^”]+)”/g;

test('every test that SECURITY.md names is there', () => {
  const proofs = [...readFileSync('docs/SECURITY.md', 'utf8').matchAll(PROOF)];
  const missing = proofs.filter(([, file = '', title = '']) => {
    return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
  });

  expect(missing.map(([proof]) => proof)).toEqual([]);
  expect(proofs.length).toBeGreaterThan(40);
});

test('every row of its tables names one', () => {
  const rows = readFileSync('docs/SECURITY.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (claim|---)/.test(line));

  expect(rows.filter((row) => row.search(PROOF) < 0)).toEqual([]);
});
