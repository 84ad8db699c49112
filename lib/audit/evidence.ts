import type { Row } from './columns';

/** A kind of thing that details of audit rows describe and rows of a table store. Both must agree. */
export type EvidenceKind = {
  /** Name of the kind: `vote`. */
  kind: string;
  /** Name for readers: `role that was given`. */
  noun: string;
  /** Actions whose rows describe it. */
  actions: readonly string[];
  /** Field of `detail` with the id of the thing; null if the subject of the row names it. */
  key: string | null;
  /** Fields of `detail` that are compared. */
  facts?: readonly string[];
  /** Table whose rows are the things. */
  table: string;
  /** True if a row of the table is such a thing; absent if every row is. */
  isOne?: (row: Row) => boolean;
  /** Facts of a row; other tables may have to be read. */
  recorded?: (rowsOf: (table: string) => readonly Row[]) => (row: Row) => Row;
};

/** A thing with its facts, from the log or from the tables. */
type Evidence = {
  kind: string;
  noun: string;
  /** Id of the thing within its kind. */
  key: string;
  /** Subject, for readers: `motion/12`. */
  subject: string;
  /** Facts that must be equal on both sides. */
  facts: Record<string, string>;
};

/** Evidence from the log, with the number of its row. */
export type LoggedEvidence = Evidence & { seq: bigint };

/** A mismatch between the log and the tables, with the row, the column and both values if it concerns one. */
export type Mismatch = {
  subject: string;
  seq: bigint | null;
  what: string;
  table?: string;
  key?: string;
  column?: string;
  logged?: string;
  recorded?: string;
};

type Detail = Record<string, unknown>;

/** Evidence in a row of the log, or null if it has none that is compared. */
export function evidenceOf(
  kinds: readonly EvidenceKind[],
  row: { seq: bigint; action: string; subject: string; detail: string },
): LoggedEvidence | null {
  const told = kinds.find(({ actions }) => actions.includes(row.action));
  if (!told) return null;
  const detail = parseDetail(row.detail);
  const key = told.key === null ? row.subject : detail[told.key];
  if (typeof key !== 'string') return null;
  const facts = (told.facts ?? []).flatMap((name) => {
    const value = detail[name];
    return value === undefined ? [] : [[name, wordOf(value)] as const];
  });
  const { kind, noun } = told;
  const { seq, subject } = row;
  return { seq, subject, kind, noun, key, facts: Object.fromEntries(facts) };
}

/** Parses a detail. One that is not JSON was altered, which the check of the chain reports. */
function parseDetail(text: string): Detail {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Detail) : {};
  } catch {
    return {};
  }
}

/** A fact as text, equal for both sides: PostgreSQL has its own order of an object's fields. */
function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value);
  }
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lists the evidence in the tables. */
export function evidenceIn(
  kinds: readonly EvidenceKind[],
  rows: readonly { table: string; row: Row }[],
  subjectOf: (table: string, row: Row) => string,
): Evidence[] {
  const rowsOf = (table: string) =>
    rows.filter((item) => item.table === table).map(({ row }) => row);
  return kinds.flatMap(({ kind, noun, table, key: named, isOne, recorded }) => {
    const factsOf = recorded?.(rowsOf) ?? (() => ({}));
    const things = isOne ? rowsOf(table).filter(isOne) : rowsOf(table);
    return things.map((row) => {
      const subject = subjectOf(table, row);
      const words = Object.entries(factsOf(row)).map(
        ([name, value]) => [name, wordOf(value)] as const,
      );
      const key = named === null ? subject : String(row.id);
      return { kind, noun, key, subject, facts: Object.fromEntries(words) };
    });
  });
}

/** Converts a moment from the database's format to that of details. */
export function momentOf(value: unknown): unknown {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? new Date(value).toISOString()
    : value;
}

/** Compares the log with the tables: each thing must be in both, once, with equal facts. */
export function compareEvidence(
  logged: readonly LoggedEvidence[],
  recorded: readonly Evidence[],
): Mismatch[] {
  const entries = new Map<string, LoggedEvidence>();
  const mismatches: Mismatch[] = [];
  for (const entry of logged) {
    const known = entries.get(nameOfEvidence(entry));
    if (known) mismatches.push(toldTwice(known, entry));
    entries.set(nameOfEvidence(entry), entry);
  }
  for (const item of recorded) {
    const entry = entries.get(nameOfEvidence(item));
    entries.delete(nameOfEvidence(item));
    mismatches.push(...differences(entry, item));
  }
  return [...mismatches, ...[...entries.values()].map(unrecorded)];
}

/** Key of a thing among all kinds. */
export function nameOfEvidence({ kind, key }: Evidence): string {
  return `${kind} ${key}`;
}

function differences(entry: LoggedEvidence | undefined, item: Evidence): Mismatch[] {
  const { subject, noun, key } = item;
  if (!entry) {
    const what = `The record holds a ${noun} (${key}) that the audit log does not tell of.`;
    return [{ subject, seq: null, what }];
  }
  return Object.entries(entry.facts).flatMap(([name, logged]) => {
    const recorded = item.facts[name];
    if (recorded === logged) return [];
    const what = `The ${noun} (${key}): the audit log says ${name} ${logged}, the record ${recorded ?? 'nothing'}.`;
    return [{ subject, seq: entry.seq, what }];
  });
}

function unrecorded({ subject, seq, noun, key }: LoggedEvidence): Mismatch {
  return {
    subject,
    seq,
    what: `The audit log tells of a ${noun} (${key}) that the record does not hold.`,
  };
}

function toldTwice(first: LoggedEvidence, { subject, seq, noun, key }: LoggedEvidence): Mismatch {
  const what = `The audit log tells of the same ${noun} (${key}) twice, in rows ${first.seq} and ${seq}.`;
  return { subject, seq, what };
}
