import { checkSourceSettings } from '@/lib/parts/source-settings';
import { sources } from '@/lib/parts/sources';
import type { RegisteredSource } from '@/lib/sync/register';
import { closeSyncConnections } from '@/lib/sync/run';
import { SourceBusy } from '@/lib/sync/lock';
import type { RunReport } from '@/lib/sync/run-row';
import { openDatabase } from './session';
import { progressDisplay, UsageError, type Arguments } from '@/lib/command-line';

/** Output of `npm run sync -- --help`. */
export const syncHelp = `
Reads the community's sources and saves what is new.

  npm run sync -- [source…] [options]

Sources: ${sources.map(({ name }) => name).join(', ')}. All of them when none is named.

  --full      read everything anew, not only what has changed
  --dry-run   read and count, write nothing
  --json      print one JSON document instead of sentences
  --since DAY only for sources that are read by date; the git sources take no notice
  --help      this text

Ends with 0 when all went well, 1 when a source could not be read or an item was passed over, 2 for misuse.
`;

/** Options of `npm run sync`. */
export const syncOptions = {
  full: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  since: { type: 'string' },
} as const;

/** Runs the named sources one after the other; returns true if all went well. */
export async function syncCommand({ flags, words }: Arguments): Promise<boolean> {
  const unknown = words.find((word) => !sources.some(({ name }) => name === word));
  if (unknown) throw new UsageError(`There is no source called ${unknown}.`);
  if (typeof flags.since === 'string' && Number.isNaN(Date.parse(flags.since))) {
    throw new UsageError(`--since takes a day like 2026-11-20, not ${flags.since}.`);
  }

  checkSourceSettings();
  const chosen = sources.filter(
    ({ name, schedule }) => words.length === 0 || words.includes(name) || schedule === null,
  );
  const database = await openDatabase();
  try {
    const reports: RunReport[] = [];
    for (const source of chosen) reports.push(await syncOne(source, flags));
    if (flags.json) process.stdout.write(`${JSON.stringify({ runs: reports }, null, 2)}\n`);
    return reports.every(({ status }) => status === 'ok');
  } finally {
    await closeSyncConnections();
    await database.release();
  }
}

async function syncOne(source: RegisteredSource, flags: Arguments['flags']): Promise<RunReport> {
  const isQuiet = flags.json === true;
  const display = progressDisplay(source.name, isQuiet);
  const options = {
    full: flags.full === true,
    dryRun: flags['dry-run'] === true,
    ...(typeof flags.since === 'string' && { since: new Date(flags.since) }),
    progress: display.show,
    now: () => new Date(),
  };
  const report = await source
    .run(options)
    .catch((error: unknown) => {
      if (error instanceof SourceBusy) return busyReport(source.name, error.message);
      throw error;
    })
    .finally(() => {
      display.end();
    });
  if (!isQuiet) process.stdout.write(`${sentenceOf(report)}\n`);
  return report;
}

function busyReport(source: string, message: string): RunReport {
  const now = new Date();
  return {
    source,
    status: 'failed',
    startedAt: now,
    finishedAt: now,
    seen: 0,
    changed: 0,
    skipped: 0,
    warnings: [],
    message,
  };
}

/** Number of warnings shown in full after a run; the rest are on /status. */
const SHOWN_WARNINGS = 5;

/** Describes a run in words, with the first of its warnings. */
export function sentenceOf({
  source,
  status,
  seen,
  changed,
  skipped,
  warnings,
  message,
  startedAt,
  finishedAt,
}: RunReport): string {
  const seconds = ((finishedAt.getTime() - startedAt.getTime()) / 1000).toFixed(1);
  if (message) return `${source}: ${status} after ${seconds} s. ${message}`;
  const counts = `${seen} items looked at, ${changed} written, ${skipped} passed over, ${warnings.length} new warnings`;
  const shown = warnings
    .slice(0, SHOWN_WARNINGS)
    .map(({ where, message: text }) => `  ${where}: ${text}`);
  const rest = warnings.length - shown.length;
  const more = rest > 0 ? [`  … and ${rest} more, all on /status`] : [];
  return [`${source}: ${status} in ${seconds} s, ${counts}.`, ...shown, ...more].join('\n');
}
