import type { Row } from './columns';

/**
 * A kind of thing that details of audit rows tell of and rows of a table hold: what the log makes of the tables must
 * agree.
 */
export type EvidenceKind = {
  /** `vote`: its name among all kinds. */
  kind: string;
  /** What a reader calls it: `role that was given`. */
  noun: string;
  /** The actions whose rows tell of it. */
  actions: readonly string[];
  /** The field of `detail` that holds the id of the thing; null where the subject of the row names it. */
  key: string | null;
  /** The fields of `detail` that are compared. */
  facts?: readonly string[];
  /** The table whose rows are the things. */
  table: string;
  /** Whether a row of it is one; absent where each is. */
  isOne?: (row: Row) => boolean;
  /** What a row says of the facts; other tables may have to be asked. */
  recorded?: (rowsOf: (table: string) => readonly Row[]) => (row: Row) => Row;
};

/** One thing that happened, as one side tells it. */
type Evidence = {
  kind: string;
  noun: string;
  /** Names the thing among those of its kind: an id. */
  key: string;
  /** `motion/12`: where to look. */
  subject: string;
  /** What both sides must say alike. */
  facts: Record<string, string>;
};

/** Evidence of the log, with the number of its row. */
export type LoggedEvidence = Evidence & { seq: bigint };

/** Something the log and the record do not say alike; with the row, the column and both values where it is about one. */
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

/** What a row of the log tells of; null when it is nothing that is compared. */
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

/** A detail that is no JSON was altered, which the chain says. */
function parseDetail(text: string): Detail {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Detail) : {};
  } catch {
    return {};
  }
}

/** A fact as text, the same for both sides: PostgreSQL keeps the fields of an object in an order of its own. */
function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return JSON.stringify(value);
  }
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What rows of the tables say of what details tell of. */
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

/** A moment as details write it, from how the database writes it. */
export function momentOf(value: unknown): unknown {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? new Date(value).toISOString()
    : value;
}

/** Holds the log against the record: each thing is in both, once, and both say the same of it. */
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

/** Names what is told of, among all that is. */
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
