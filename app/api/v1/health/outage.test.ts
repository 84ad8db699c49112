import { expect, test, vi } from 'vitest';

// Nothing listens on port 1. The address must be set before the route reads it.
vi.hoisted(() => {
  process.env.DATABASE_URL = 'postgresql://nobody:nothing@127.0.0.1:1/nowhere';
});

import { GET as getHealth } from './route';
import { GET as getRuns } from '@/app/api/v1/sync/runs/route';

const NOWHERE = { params: Promise.resolve({}) };

test('while the database is down the health is, too, and says so in its usual form', async () => {
  const response = await getHealth(new Request('http://localhost/api/v1/health'), NOWHERE);

  expect(response.status).toBe(503);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toMatchObject({ status: 'down', database: 'down', lastSync: {} });
});

test('while the database is down the other addresses say what is wrong and when to come back', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const response = await getRuns(new Request('http://localhost/api/v1/sync/runs'), NOWHERE);

  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { code: 'database-down' } });
  expect(log).toHaveBeenCalledOnce();
});
