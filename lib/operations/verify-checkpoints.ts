import type { Client } from 'pg';
import {
  compareHeads,
  type HeadComparison,
  type LogAsItIs,
  type PublishedHead,
} from '@/lib/checkpoints/comparison-rules';
import { findNotes, isSigned, verifierKey } from '@/lib/checkpoints/note';

/** A checkpoint as stored in the database. */
type KeptCheckpoint = { seq: string; hash: string; key: string; note: string };

/** Checkpoints stored in the database itself, and a sentence for each that differs from what was signed. */
export type OwnHeads = { heads: PublishedHead[]; faults: string[] };

/** Reads the database's own checkpoints; their `line` is their number, counted from 1. */
export async function readOwnHeads(client: Client): Promise<OwnHeads> {
  const { rows } = await client.query<KeptCheckpoint>(
    `select seq::text, hash, key, note from "AuditCheckpoint" order by "AuditCheckpoint".seq`,
  );
  const heads: PublishedHead[] = [];
  const faults: string[] = [];
  for (const [index, row] of rows.entries()) {
    const head = headOf(row, index + 1);
    if (head) heads.push(head);
    else faults.push(`The checkpoint of row ${row.seq} is not the one that was signed.`);
  }
  return { heads, faults };
}

/** The head in a checkpoint; null unless the note is signed with its row's key and matches the row. */
function headOf({ seq, hash, key, note }: KeptCheckpoint, line: number): PublishedHead | null {
  const [found] = findNotes(note).notes;
  const known = verifierKey(key);
  if (!found || !known || !isSigned(found, [known])) return null;
  const { checkpoint } = found;
  if (String(checkpoint.seq) !== seq || checkpoint.hash !== hash) return null;
  return { ...checkpoint, line };
}

/** Compares the database's own checkpoints with the log. */
export function compareOwn({ heads, faults }: OwnHeads, log: LogAsItIs): HeadComparison {
  const { compared, fault } = compareHeads(heads, log);
  if (fault) return { compared, fault: { ...fault, what: ownSentence(fault.seq) } };
  const [what] = faults;
  return { compared, fault: what === undefined ? null : { seq: 0n, what } };
}

function ownSentence(seq: bigint): string {
  return `Row ${seq} has another hash than its checkpoint in the database, or is gone: the log was written anew or cut off after that was signed.`;
}
