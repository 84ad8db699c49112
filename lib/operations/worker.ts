import PgBoss from 'pg-boss';
import { now } from '@/lib/clock';
import { loadContent } from '@/lib/content/commands';
import { closeSyncConnections, SourceBusy } from '@/lib/sync/run';
import { sources } from '@/lib/sync/sources';
import { sentenceOf } from '@/lib/sync/sync-command';
import type { Arguments } from './command-line';
import { openDatabase } from './session';

/** What `npm run worker -- --help` prints. */
export const workerHelp = `
Runs the jobs: reads all sources at once, and again every ten minutes.

  npm run worker [-- --once]

  --once   read all sources once and end

Any number of workers may run on one database; a source is read by one of them at a time.
`;

const QUEUE = 'sync';
const EVERY_TEN_MINUTES = '*/10 * * * *';

/** Works until it is told to stop. */
export async function work({ flags }: Arguments): Promise<boolean> {
  const database = await openDatabase();
  try {
    if (flags.once) return await syncAll(new AbortController().signal);
    await workUntilStopped(database.url);
    return true;
  } finally {
    await closeSyncConnections();
    await database.release();
  }
}

async function workUntilStopped(url: string): Promise<void> {
  const stopping = new AbortController();
  const boss = new PgBoss({ connectionString: url, application_name: 'rollcall-worker' });
  boss.on('error', (error) => {
    say(`jobs: ${error.message}`);
  });
  await boss.start();
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'short', retryLimit: 0, expireInHours: 2 });
  await boss.schedule(QUEUE, EVERY_TEN_MINUTES);
  await boss.work(QUEUE, { pollingIntervalSeconds: 2 }, () => syncAll(stopping.signal));
  await boss.send(QUEUE, {});

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
  stopping.abort(new Error('The worker was told to stop; the next run goes on from here.'));
  await boss.stop({ graceful: true, timeout: 10_000 });
}

/** Reads every source; one that fails does not stop the others. Answers whether all went well. */
async function syncAll(signal: AbortSignal): Promise<boolean> {
  let isWell = true;
  await loadContent(now()); // The phase of a series that only content/ knows depends on the day.
  for (const source of sources) {
    if (signal.aborted) return false;
    try {
      const report = await source.run({ now: () => new Date(), signal });
      if (report.changed > 0 || report.status === 'failed') say(sentenceOf(report));
      isWell &&= report.status === 'ok';
    } catch (error) {
      if (error instanceof SourceBusy) continue;
      isWell = false;
      say(`${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return isWell;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
