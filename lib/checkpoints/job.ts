import path from 'node:path';
import { ownLogKey } from './log-key';
import {
  forgetOtherPlaces,
  noteFailure,
  notePublished,
  signHead,
  whileNobodyElse,
} from './commands';
import { appendToFile } from './file-publication';
import type { Missing } from './missing';
import type { LogKey } from './note';
import { pushToRepository, type HeadsRepository } from './repository-publication';
import type { PublicationPlace } from './rules';
import { env } from '@/lib/env';
import type { Job, Say } from '@/lib/job';
import { SourceUnreachable } from '@/lib/formats/git/process';
import { formatCount } from '@/lib/time';

/** Key that signs, and the places to publish to. */
export type Publishing = {
  /** Null where the settings name none. */
  key: LogKey | null;
  /** A file to append to; null for none. */
  file: string | null;
  /** A git repository to push to; null for none. */
  repository: HeadsRepository | null;
};

const NO_KEY = 'ROLLCALL_LOG_KEY is not set, so the head of the audit log is not signed.';
const ADVICE = 'Nothing more is signed until it is. Find out more with: npm run verify -- audit';

/** Publishing as the settings describe it. */
export function publishingAsSet(): Publishing {
  const { logFile, logRepository, siteUrl, dataFolder } = env;
  const folder = path.join(dataFolder, 'log-repository.git');
  const repository = logRepository && {
    url: logRepository,
    folder,
    host: new URL(siteUrl).hostname,
  };
  return { key: ownLogKey(), file: logFile, repository: repository || null };
}

/**
 * Runs one round of publishing: signs the head of the audit log when that is due, and appends the checkpoints that the
 * operator's file and repository lack.
 *
 * A place that fails does not stop the others. The failure is printed once, shown on /admin, and retried in the next
 * round.
 */
export async function publishHead(
  { key, file, repository }: Publishing,
  signal: AbortSignal,
  say: Say,
): Promise<void> {
  await forgetOtherPlaces([
    'signature',
    ...(file === null ? [] : (['file'] as const)),
    ...(repository === null ? [] : (['repository'] as const)),
  ]);
  if (!(await signNow(key, say))) return;
  if (file !== null) {
    await publishTo('file', () => whileNobodyElse(() => appendToFile(file)), say);
  }
  if (repository !== null) {
    await publishTo('repository', () => pushToRepository(repository, signal), say);
  }
}

/** True if the log is in order, so that signed heads may be published. */
async function signNow(key: LogKey | null, say: Say): Promise<boolean> {
  if (key === null) {
    await fail('signature', NO_KEY, say);
    return false;
  }
  const signing = await signHead(key);
  if (signing.is === 'broken') {
    await fail('signature', `${signing.what} ${ADVICE}`, say);
    return false;
  }
  await notePublished('signature', signing.is === 'signed' ? signing.checkpoint.seq : null);
  return true;
}

async function publishTo(
  place: PublicationPlace,
  publish: () => Promise<Missing>,
  say: Say,
): Promise<void> {
  try {
    const missing = await publish();
    if (!missing.ok) {
      await fail(place, missing.failure, say);
      return;
    }
    const { count, seq } = missing;
    await notePublished(place, count === 0 ? null : seq);
    if (count > 0) say(`audit: ${formatCount(count, 'checkpoint')} published to the ${place}`);
  } catch (error) {
    if (!isExpected(error)) throw error;
    await fail(place, error.message, say);
  }
}

/** True for an error of a place that cannot be reached or written, as opposed to a bug. */
function isExpected(error: unknown): error is Error {
  return error instanceof SourceUnreachable || (error instanceof Error && 'syscall' in error);
}

async function fail(place: PublicationPlace, failure: string, say: Say): Promise<void> {
  if (await noteFailure(place, failure)) say(`audit: ${place}: ${failure}`);
}

/** Job that signs and publishes the head of the audit log when that is due; it runs every minute. */
export const checkpointsJob: Job = {
  name: 'checkpoints',
  schedule: '* * * * *',
  expireInMinutes: 10,
  run: (signal, say) => publishHead(publishingAsSet(), signal, say),
};
