import PgBoss from 'pg-boss';
import { now } from '@/lib/clock';
import { loadContent } from '@/lib/content/commands';
import type { Job } from '@/lib/job';
import { followSync, jobs } from '@/lib/parts/jobs';
import { closeSyncConnections } from '@/lib/sync/run';
import { SourceBusy } from '@/lib/sync/lock';
import { checkSourceSettings } from '@/lib/parts/source-settings';
import { roundsOf, sources } from '@/lib/parts/sources';
import type { RegisteredSource } from '@/lib/sync/register';
import { errorText } from '@/lib/text';
import { sentenceOf } from './sync-command';
import type { Arguments } from '@/lib/command-line';
import { mailJob } from './mail-job';
import { openDatabase } from './session';

/** Output of `npm run worker -- --help`. */
export const workerHelp = `
Runs the jobs: reads all sources at once, and again on the schedule of each; each minute decides motions whose
voting has ended, signs and publishes the head of the audit log when that is due, and sends what mail is due.

  npm run worker [-- --once]

  --once   read all sources once and end

Any number of workers may run on one database; a source is read by one of them at a time, a mail sent by one.
`;

/** One job for each round of sources. The first has the plain name, the others add that of their first source. */
const syncJobs: readonly Job[] = roundsOf(sources).map(({ schedule, sources: those }, index) => ({
  name: index === 0 ? 'sync' : `sync-${those[0]?.name ?? ''}`,
  schedule,
  expireInMinutes: 120,
  run: (signal) => syncAll(signal, those),
}));

const JOBS: readonly Job[] = [...syncJobs, ...jobs, mailJob];

/**
 * Runs the jobs until a signal stops the process; with `--once`, reads all sources once. Returns false if a source
 * failed.
 */
export async function work({ flags }: Arguments): Promise<boolean> {
  checkSourceSettings();
  const database = await openDatabase();
  try {
    if (flags.once) return await syncAll(new AbortController().signal, sources);
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
  for (const job of JOBS) await take(boss, job, stopping.signal);

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
  stopping.abort(new Error('The worker was told to stop; the next run goes on from here.'));
  await boss.stop({ graceful: true, timeout: 10_000 });
}

/** Joins the queue of a job: runs it now and on its schedule. At most one of its rounds waits in the queue. */
async function take(boss: PgBoss, job: Job, signal: AbortSignal): Promise<void> {
  const { name, schedule, expireInMinutes } = job;
  await boss.createQueue(name, { name, policy: 'short', retryLimit: 0, expireInMinutes });
  await boss.schedule(name, schedule);
  await boss.work(name, { pollingIntervalSeconds: 2 }, async () => {
    try {
      await job.run(signal, say);
    } catch (error) {
      say(`${name}: ${errorText(error)}`);
      throw error;
    }
  });
  await boss.send(name, {});
}

/** Reads these sources; one that fails does not stop the others. Returns true if all went well. */
async function syncAll(signal: AbortSignal, those: readonly RegisteredSource[]): Promise<boolean> {
  let isWell = true;
  await loadContent(now()); // The phase of a series that only content/ defines depends on the day.
  for (const source of those) {
    if (signal.aborted) return false;
    try {
      const report = await source.run({ now: () => new Date(), signal });
      if (report.changed > 0 || report.status === 'failed') say(sentenceOf(report));
      isWell &&= report.status === 'ok';
    } catch (error) {
      if (error instanceof SourceBusy) continue;
      isWell = false;
      say(`${source.name}: ${errorText(error)}`);
    }
  }
  for (const follow of followSync) await follow(say);
  return isWell;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
