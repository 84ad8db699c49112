import type { FeedEntry } from '@/lib/http/atom';
import { escapeHtml } from '@/lib/markup/escape';
import type { SignedCheckpoint } from './queries';

/** Feed entry of a checkpoint, with the whole signed text. */
export function checkpointEntry({ seq, at, note }: SignedCheckpoint): FeedEntry {
  return {
    key: `audit/${seq}`,
    title: `Audit log up to row ${seq}`,
    path: '/security/log',
    at,
    html: `<pre>${escapeHtml(note)}</pre>`,
  };
}
