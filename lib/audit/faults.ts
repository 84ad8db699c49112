import { auditHash, FIRST_LINK, type LinkedRow } from './chain';

/** Where a chain has got to: the last row that was found in order. */
export type Link = { seq: bigint; hash: string };

/** What is wrong with the log, at the first row where it shows. */
export type ChainFault = {
  is: 'altered' | 'dropped' | 'inserted' | 'reordered';
  /** The row that was altered or inserted, the first that was dropped, or the place where another row stands. */
  seq: bigint;
  /** A sentence for people. */
  what: string;
  /** For a row that stands at the wrong place: the number it was written with. */
  writtenAs?: bigint;
};

/** Before the first row. */
export const START: Link = { seq: 0n, hash: FIRST_LINK };

/**
 * Whether a row continues the chain, or what is wrong. `highest` is the highest number of the log: a row that does
 * not fit its number is tried with every other, to tell a row that was moved from one that was altered.
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

/** The number with which a row's fields give its hash; null when none does. */
function placeOf(row: LinkedRow, highest: bigint): bigint | null {
  for (let seq = 1n; seq <= highest; seq += 1n) {
    if (auditHash({ ...row, seq }) === row.hash) return seq;
  }
  return null;
}

/** Rows after an inserted one stand further back than they were written. */
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
 * A row that was written later stands at this place. When the row that was written here is nowhere to be found, it
 * was dropped and those after it moved up.
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

/** Whether the last row of the log is the one its head names. */
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

/** Whether the log still holds a head that was noted earlier. `found` is the row of that number. */
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
