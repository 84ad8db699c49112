/** A head of the log as it was published. `line` is where it stands in what was read. */
export type PublishedHead = { seq: bigint; hash: string; at: string; line: number };

/** How what was published fits the log: how many heads do, and the first row that no longer does, in a sentence. */
export type HeadComparison = { compared: number; fault: { seq: bigint; what: string } | null };

/** The log, as far as it was published: the hash of each row asked for, and its last row. */
export type LogAsItIs = { hashes: ReadonlyMap<bigint, string>; last: bigint };

/**
 * Holds what was published against the log. Rows link to each other, so the first head that doesn't fit says between
 * which rows the log was changed afterwards.
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
