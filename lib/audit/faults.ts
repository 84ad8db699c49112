import { auditHash, FIRST_LINK, type LinkedRow } from './chain';

/** Position in a chain: the last row that was in order. */
export type Link = { seq: bigint; hash: string };

/** An integrity fault of the log, at the first row that shows it. */
export type ChainFault = {
  is: 'altered' | 'dropped' | 'inserted' | 'reordered';
  /** Number of the row that was altered or inserted, of the first one dropped, or of the position of a wrong row. */
  seq: bigint;
  /** Description in a sentence. */
  what: string;
  /** Number that a row at the wrong position was written with. */
  writtenAs?: bigint;
};

/** Position before the first row. */
export const START: Link = { seq: 0n, hash: FIRST_LINK };

/**
 * Checks that a row continues the chain, and returns the fault or null. `highest` is the highest number of the log: a row
 * that does not match its number is tried with all others, to distinguish a moved row from an altered one.
 *
 * 1. Its number is the next.
 * 2. Its fields give its hash.
 * 3. It links to the hash of the row before.
 */
export function faultAt(before: Link, row: LinkedRow, highest: bigint): ChainFault | null {
  const { seq } = row;
  if (seq <= before.seq) return inserted(seq, `There are two rows with the number ${seq}.`);
  const hash = auditHash(row);
  if (seq > before.seq + 1n) return gapBefore(before, row, highest);
  if (hash !== row.hash) return misfit(before, row, highest);
  if (row.previous === before.hash) return null;
  if (before.seq === 0n)
    return altered(seq, `Row 1 links to a row before it: it was written anew.`);
  return altered(
    before.seq,
    `Row ${seq} was written after another row ${before.seq} than the one that is there: that one was replaced, with a hash that fits it.`,
  );
}

function gapBefore(before: Link, row: LinkedRow, highest: bigint): ChainFault {
  const writtenAs = placeOf(row, highest);
  if (writtenAs !== null && writtenAs !== row.seq) return reordered(row.seq, writtenAs);
  const first = before.seq + 1n;
  const last = row.seq - 1n;
  const what =
    first === last ? `Row ${first} is missing.` : `Rows ${first} to ${last} are missing.`;
  return { is: 'dropped', seq: first, what };
}

function misfit(before: Link, row: LinkedRow, highest: bigint): ChainFault {
  if (auditHash({ ...row, previous: before.hash }) === row.hash) {
    return altered(row.seq, `Row ${row.seq}: its link to the row before was changed.`);
  }
  const writtenAs = placeOf(row, highest);
  return writtenAs === null
    ? altered(row.seq, `Row ${row.seq}: its fields do not give its hash; one of them was changed.`)
    : moved(row.seq, writtenAs);
}

/** Finds the number with which a row's fields give its hash, or null. */
function placeOf(row: LinkedRow, highest: bigint): bigint | null {
  for (let seq = 1n; seq <= highest; seq += 1n) {
    if (auditHash({ ...row, seq }) === row.hash) return seq;
  }
  return null;
}

/** Fault of a row that is at a later position than it was written: a row was inserted before it. */
function moved(seq: bigint, writtenAs: bigint): ChainFault {
  if (writtenAs > seq) return reordered(seq, writtenAs);
  return inserted(
    writtenAs,
    `The row written as number ${writtenAs} is number ${seq} now: something was put in its place.`,
  );
}

function reordered(seq: bigint, writtenAs: bigint): ChainFault {
  const what = `Row ${seq} was written as number ${writtenAs}: rows have changed places.`;
  return { is: 'reordered', seq, what, writtenAs };
}

/**
 * Fault of a row that is at an earlier position than it was written. If the row that was written here is missing, it
 * was dropped and the rows after it moved up.
 */
export function nameMove(fault: ChainFault, isRowOfThisPlaceThere: boolean): ChainFault {
  if (fault.is !== 'reordered' || isRowOfThisPlaceThere) return fault;
  const { seq, writtenAs = seq } = fault;
  return {
    ...fault,
    is: 'dropped',
    what: `Row ${seq} was dropped: in its place stands what was written as number ${writtenAs}.`,
  };
}

/** Compares the last row of the log with the head, and returns the fault or null. */
export function faultAtHead(last: Link, head: Link | null): ChainFault | null {
  if (!head) return altered(last.seq, 'The log has no head: the row of AuditHead is missing.');
  if (last.seq < head.seq) {
    const what = `The log ends with row ${last.seq} and its head names row ${head.seq}: the last rows were dropped.`;
    return { is: 'dropped', seq: last.seq + 1n, what };
  }
  if (last.seq > head.seq) {
    return inserted(
      head.seq + 1n,
      `The log goes on after row ${head.seq}, which its head names: rows were added past the database's own trigger, or the head was changed.`,
    );
  }
  if (last.hash === head.hash) return null;
  return altered(last.seq, `The head of the log has another hash than row ${last.seq}.`);
}

/** Checks that the log still contains a head that was noted earlier. `found` is the row of that number. */
export function faultAtNoted(noted: Link, found: string | null, last: Link): ChainFault | null {
  if (found === noted.hash) return null;
  if (found === null) {
    const what = `The log ends with row ${last.seq}; when its head was noted it held row ${noted.seq}: the last rows were dropped.`;
    return { is: 'dropped', seq: last.seq + 1n, what };
  }
  return altered(
    noted.seq,
    `Row ${noted.seq} has another hash than was noted: it, or a row before it, was written anew.`,
  );
}

function altered(seq: bigint, what: string): ChainFault {
  return { is: 'altered', seq, what };
}

function inserted(seq: bigint, what: string): ChainFault {
  return { is: 'inserted', seq, what };
}
