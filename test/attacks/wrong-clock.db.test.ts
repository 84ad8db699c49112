import { Client } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadMotion } from '@/app/motions/[id]/load';
import { GET as getHealth } from '@/app/api/v1/health/route';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/database/client';
import { env } from '@/lib/env';
import { closeMotion } from '@/lib/motions/decision-commands';
import { followDatabaseClock } from '@/lib/operations/database-time';
import { lookAtHealth } from '@/lib/operations/health-queries';
import { judgeHealth } from '@/lib/operations/health-rules';
import { addCommittee, openOne, refusalOf, type Committee } from '@/test/motions';

vi.mock('@/lib/access/session', () => ({ getActor: () => Promise.resolve(null) }));

const TEN_DAYS_MS = 864_000_000;
const NO_PARAMETERS = { params: Promise.resolve({}) };

let committee: Committee;

/** Sets the clock of the machine that renders the pages; PostgreSQL keeps its own. */
function setMachine(aheadMs: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + aheadMs });
}

beforeEach(async () => {
  committee = await addCommittee(5);
});

afterEach(() => {
  vi.useRealTimers();
  setClock(null);
});

test.each([TEN_DAYS_MS, -TEN_DAYS_MS])(
  'with its machine %i ms ahead a page says of a motion what the command will say',
  async (aheadMs) => {
    const id = await openOne(committee);
    setMachine(aheadMs);
    const stop = await followDatabaseClock(() => env.databaseUrl);
    const { standing } = await loadMotion(String(id));
    await stop();

    expect(standing?.isClosed).toBe(false);
    expect(standing?.obstacles.map(({ is }) => is)).toContain('too-early');
    expect(refusalOf(await closeMotion(committee.chair, { id, revision: 1, comment: '' }))).toBe(
      'too-early',
    );
  },
);

test('the health says that the clocks differ', async () => {
  setMachine(TEN_DAYS_MS);
  const { clock, problems } = judgeHealth(await lookAtHealth());
  expect(clock).toBe('wrong');
  expect(problems).toEqual([
    "The clock of the web server is 864000 seconds ahead of the database's.",
  ]);
});

test('the health says that no vote could be written, and is no more than ten seconds old', async () => {
  expect(judgeHealth(await lookAtHealth())).toMatchObject({ clock: 'ok', writing: 'ok' });
  const admin = new Client({ connectionString: env.databaseUrl });
  await admin.connect();
  const name = admin.escapeIdentifier(new URL(env.databaseUrl).pathname.slice(1));
  try {
    await admin.query(`alter database ${name} set default_transaction_read_only = on`);
    await db.$disconnect(); // The setting applies to new connections.
    const answer = await getHealth(new Request('http://localhost/api/v1/health'), NO_PARAMETERS);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      status: 'degraded',
      database: 'ok',
      writing: 'failing',
      problems: ['The database takes no writes: no vote can be cast. Its log says why.'],
    });
  } finally {
    await admin.query('set default_transaction_read_only = off');
    await admin.query(`alter database ${name} reset default_transaction_read_only`);
    await admin.end();
    await db.$disconnect();
  }
});
