/** A published head of the log. `line` is its line number in the text that was read. */
export type PublishedHead = { seq: bigint; hash: string; at: string; line: number };

/** Result of a comparison: the number of heads that match the log, and the first mismatch in a sentence. */
export type HeadComparison = { compared: number; fault: { seq: bigint; what: string } | null };

/** The part of the log that is compared: the hash of each row that was published, and the last row. */
export type LogAsItIs = { hashes: ReadonlyMap<bigint, string>; last: bigint };

/**
 * Compares published heads with the log.
 *
 * Each row contains the hash of the one before, so the first head that does not match shows between which rows the log
 * was changed afterwards.
 */
export function compareHeads(heads: readonly PublishedHead[], log: LogAsItIs): HeadComparison {
  const ordered = heads.toSorted((one, other) => (one.seq < other.seq ? -1 : 1));
  const first = ordered.findIndex(({ seq, hash }) => log.hashes.get(seq) !== hash);
  const head = ordered[first];
  if (!head) return { compared: ordered.length, fault: null };
  const before = ordered[first - 1]?.seq ?? 0n;
  return { compared: first, fault: { seq: head.seq, what: sentenceOf(head, before, log) } };
}

function sentenceOf({ seq, hash, at, line }: PublishedHead, before: bigint, log: LogAsItIs) {
  const published = `Row ${seq} was published on ${at.slice(0, 16).replace('T', ' ')} UTC (line ${line}) with the hash ${hash}`;
  const found = log.hashes.get(seq);
  if (found === undefined) {
    return `${published}; the log ends with row ${log.last}. The rows after it were dropped, or a backup was restored.`;
  }
  const since = before + 1n === seq ? `row ${seq}` : `rows ${before + 1n} to ${seq}`;
  const until = before === 0n ? '' : ` Up to row ${before} it is as published.`;
  return `${published}; the log has ${found}.${until} Something in ${since} was written anew afterwards.`;
}
