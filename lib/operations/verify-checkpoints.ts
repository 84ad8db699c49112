import type { Client } from 'pg';
import {
  compareHeads,
  type HeadComparison,
  type LogAsItIs,
  type PublishedHead,
} from '@/lib/checkpoints/comparison-rules';
import { findNotes, isSigned, verifierKey } from '@/lib/checkpoints/note';

/** A checkpoint as the database keeps it. */
type KeptCheckpoint = { seq: string; hash: string; key: string; note: string };

/** The checkpoints that the database itself keeps, and a sentence for each that is not what was signed. */
export type OwnHeads = { heads: PublishedHead[]; faults: string[] };

/** Reads the database's own checkpoints; `line` counts them. */
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

/** What a checkpoint says, if it was signed with the key it names and says what its row says. */
function headOf({ seq, hash, key, note }: KeptCheckpoint, line: number): PublishedHead | null {
  const [found] = findNotes(note).notes;
  const known = verifierKey(key);
  if (!found || !known || !isSigned(found, [known])) return null;
  const { checkpoint } = found;
  if (String(checkpoint.seq) !== seq || checkpoint.hash !== hash) return null;
  return { ...checkpoint, line };
}

/** How the database's own checkpoints fit the log. */
export function compareOwn({ heads, faults }: OwnHeads, log: LogAsItIs): HeadComparison {
  const { compared, fault } = compareHeads(heads, log);
  if (fault) return { compared, fault: { ...fault, what: ownSentence(fault.seq) } };
  const [what] = faults;
  return { compared, fault: what === undefined ? null : { seq: 0n, what } };
}

function ownSentence(seq: bigint): string {
  return `Row ${seq} has another hash than its checkpoint in the database, or is gone: the log was written anew or cut off after that was signed.`;
}
