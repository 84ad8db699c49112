import { mkdtemp } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { db } from '@/lib/db';
test('x', async () => {
  expect(await db.series.count()).toBe(0);
});
