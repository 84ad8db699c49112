import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A row of a table, as PostgreSQL's `to_jsonb` gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** A table that the audit log answers for. Each of its columns is captured unless it is named here. */
export type AuditedTable = {
  /** The columns of its key. */
  key: readonly string[];
  /** Columns of which the log keeps the SHA-256: made from another, or an address that must not stay for ever. */
  digested: Readonly<Record<string, string>>;
  /** Columns that nothing hangs on, each with the reason. */
  free: Readonly<Record<string, string>>;
  /** Columns that name who did it: what is written there is whoever the audit row names. */
  actors: readonly string[];
  /** What of a row the log answers for, where the record explains the rest; else the whole of it. */
  partOf: (row: Row) => AuditedPart;
  /** Where a reader finds a row: `motion/12`. `handleOf` knows rows of people and users by their id. */
  subjectOf: (row: Row, handleOf: (id: unknown) => string) => string;
};

/** All of a row, nothing of it, or these columns. */
export type AuditedPart = 'whole' | 'nothing' | readonly string[];

/** Tables that the audit log answers for, by name. Concepts name theirs; the triggers of the migrations say the same. */
export type AuditedTables = Readonly<Record<string, AuditedTable>>;

/** Tables that the log does not answer for, each with the reason. */
export type UnauditedTables = Readonly<Record<string, string>>;

/** Describes a table that the audit log answers for; what is not said is none, or the whole row. */
export function auditedTable(
  key: readonly string[],
  subjectOf: AuditedTable['subjectOf'],
  { digested = {}, free = {}, actors = [], partOf = () => 'whole' }: Partial<AuditedTable> = {},
): AuditedTable {
  return { key, subjectOf, digested, free, actors, partOf };
}

/** Why the log keeps the hash of a text's HTML. */
export const RENDERED = 'made from the text; the whole of it would double the log';

/** Tables that only the sync writes. */
export function tablesOfRecord(...names: string[]): UnauditedTables {
  const why = 'the record: its sources explain it, and only the sync may write it';
  return Object.fromEntries(names.map((name) => [name, why]));
}

/**
 * The part of a row that the log answers for; null when it answers for nothing of it. The database's
 * `rollcall_audit_image` computes the same.
 */
export function imageOf({ partOf, digested, free }: AuditedTable, row: Row): Row | null {
  const part = partOf(row);
  if (part === 'nothing') return null;
  if (part !== 'whole') return Object.fromEntries(part.map((column) => [column, row[column]]));
  const kept = Object.entries(row).filter(([column]) => !Object.hasOwn(free, column));
  return Object.fromEntries(
    kept.map(([column, value]) => [
      column,
      Object.hasOwn(digested, column) ? digestOf(value) : value,
    ]),
  );
}

function digestOf(value: unknown): unknown {
  return typeof value === 'string'
    ? `sha256:${bytesToHex(sha256(utf8ToBytes(value)))}`
    : (value ?? null);
}
