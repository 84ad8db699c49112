import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A row of a table in the form of PostgreSQL's `to_jsonb`. */
export type Row = Readonly<Record<string, unknown>>;

/** A table that the audit log covers. All of its columns are captured except those named here. */
export type AuditedTable = {
  /** Columns of its primary key. */
  key: readonly string[];
  /**
   * Columns of which the log keeps only the SHA-256: derived from another, or an address that must not be kept for
   * ever.
   */
  digested: Readonly<Record<string, string>>;
  /** Columns that nothing depends on, each with the reason. They are not captured. */
  free: Readonly<Record<string, string>>;
  /** Columns that name the actor: their value must be the actor of the audit row. */
  actors: readonly string[];
  /** Part of a row that the log covers, if the rest follows from the record; otherwise the whole row. */
  partOf: (row: Row) => AuditedPart;
  /** Subject of a row, for readers: `motion/12`. `handleOf` finds people and users by their id. */
  subjectOf: (row: Row, handleOf: (id: unknown) => string) => string;
};

/** The whole row, nothing of it, or these columns. */
export type AuditedPart = 'whole' | 'nothing' | readonly string[];

/** Tables that the audit log covers, by name. Concepts list theirs; the triggers in the migrations must agree. */
export type AuditedTables = Readonly<Record<string, AuditedTable>>;

/** Tables that the log does not cover, each with the reason. */
export type UnauditedTables = Readonly<Record<string, string>>;

/** Describes a table that the audit log covers. Lists default to empty, and the part covered to the whole row. */
export function auditedTable(
  key: readonly string[],
  subjectOf: AuditedTable['subjectOf'],
  { digested = {}, free = {}, actors = [], partOf = () => 'whole' }: Partial<AuditedTable> = {},
): AuditedTable {
  return { key, subjectOf, digested, free, actors, partOf };
}

/** Reason why the log keeps only the hash of rendered HTML. */
export const RENDERED = 'made from the text; the whole of it would double the log';

/** Reason for tables that only the sync writes. */
export function tablesOfRecord(...names: string[]): UnauditedTables {
  const why = 'the record: its sources explain it, and only the sync may write it';
  return Object.fromEntries(names.map((name) => [name, why]));
}

/**
 * Returns the part of a row that the log covers, or null if it covers nothing of it. The database's
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
