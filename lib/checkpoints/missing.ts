import { findNotes } from './note';
import { getHashOfRow, getLastCheckpoint, listCheckpointsAfter } from './queries';

/** Text to append to a place, or the reason why nothing can be appended. */
export type Missing =
  { ok: true; text: string; seq: bigint; count: number } | { ok: false; failure: string };

/**
 * Returns the checkpoints that a place lacks, given the end of its text: each signed text, followed by an empty line.
 *
 * If the last checkpoint there is not of this log, nothing is appended: published checkpoints are never contradicted
 * silently.
 */
export async function listMissing(published: string): Promise<Missing> {
  const last = findNotes(published).notes.at(-1)?.checkpoint ?? null;
  if (!last && published.trim() !== '') {
    return { ok: false, failure: 'It does not end with a checkpoint; name an empty one.' };
  }
  if (last && (await getHashOfRow(last.seq)) !== last.hash) {
    return {
      ok: false,
      failure: `It holds row ${last.seq} with another hash than this log: the log was written anew or cut off, a backup was restored, or it is another log’s.`,
    };
  }
  const notes = await listCheckpointsAfter(last?.seq ?? 0n);
  const seq = notes.at(-1)?.seq ?? last?.seq ?? (await getLastCheckpoint())?.seq ?? 0n;
  const gap = published === '' || published.endsWith('\n\n') ? '' : '\n\n';
  const text = notes.map(({ note }) => `${note}\n`).join('');
  return { ok: true, text: text === '' ? '' : gap + text, seq, count: notes.length };
}
