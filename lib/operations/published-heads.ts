import { open } from 'node:fs/promises';
import { ownLogKey } from '@/lib/checkpoints/log-key';
import type { PublishedHead } from '@/lib/checkpoints/comparison-rules';
import { findNotes, isSigned, verifierKey } from '@/lib/checkpoints/note';
import { UsageError } from '@/lib/command-line';

/** Published checkpoints that were read. */
export type PublishedHeads = {
  from: string;
  /** Heads with a good signature. */
  heads: PublishedHead[];
  /** A sentence for each checkpoint without one. */
  faults: string[];
  /** Number of the first line outside any checkpoint (of a mail, or of a damaged file); null if there is none. */
  stray: number | null;
};

const MAX_BYTES = 64_000_000;
const TIMEOUT_MS = 30_000;

/** The source can't be read or contains nothing usable; the message says why. */
export class PublishedUnreadable extends Error {
  override name = 'PublishedUnreadable';
}

/**
 * Reads checkpoints that were published: a file, the text of a mail, or the address of `checkpoints.txt`.
 *
 * Only those signed with this installation's key or one of the given ones count: anybody can write a file.
 *
 * @param keys Verifiers (`NAME+ID+KEY`), as /security/log shows them.
 * @throws PublishedUnreadable, UsageError
 */
export async function readPublished(
  from: string,
  keys: readonly string[],
): Promise<PublishedHeads> {
  const known = knownKeys(keys);
  const text = /^https?:\/\//i.test(from) ? await fetchText(from) : await readText(from);
  const { notes, other: stray } = findNotes(text);
  if (notes.length === 0) throw new PublishedUnreadable(`${from} holds no checkpoint.`);
  const good = notes.filter((note) => isSigned(note, known));
  const faults = notes
    .filter((note) => !good.includes(note))
    .map(
      ({ line, checkpoint }) =>
        `${from}, line ${line}: the checkpoint of row ${checkpoint.seq} was not signed by this log. It was altered or made up, or was signed with another key: give that with --key.`,
    );
  const heads = good.map(({ checkpoint, line }) => ({ ...checkpoint, line }));
  return { from, heads, faults, stray };
}

function knownKeys(verifiers: readonly string[]): Buffer[] {
  const own = ownLogKey()?.verifier;
  const keys = [...(own === undefined ? [] : [own]), ...verifiers].map((verifier) => {
    const key = verifierKey(verifier);
    if (key) return key;
    throw new UsageError(`--key takes a key as /security/log shows it, not ${verifier}.`);
  });
  if (keys.length > 0) return keys;
  throw new UsageError('Which key signed it? Set ROLLCALL_LOG_KEY, or give --key.');
}

async function readText(file: string): Promise<string> {
  const handle = await open(file).catch((error: unknown) => {
    throw new PublishedUnreadable(`${file} can’t be read: ${messageOf(error)}`);
  });
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw new PublishedUnreadable(`${file} is a folder.`);
    if (stat.size > MAX_BYTES) throw tooLarge(file);
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

async function fetchText(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new PublishedUnreadable(`${url} answers ${response.status}.`);
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > MAX_BYTES) throw tooLarge(url);
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    if (error instanceof PublishedUnreadable) throw error;
    throw new PublishedUnreadable(`${url} can’t be read: ${messageOf(error)}`);
  }
}

function tooLarge(from: string): PublishedUnreadable {
  return new PublishedUnreadable(`${from} is larger than 64 MB: no list of checkpoints.`);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
