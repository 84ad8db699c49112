import { imageOf, type AuditedTables, type Row } from './columns';
import type { Mismatch } from './evidence';

/** A captured change of a protected row: the new row, the new values of columns, or its removal. */
export type Change = { table: string; key: Row } & (
  | { put: Row; set?: undefined; gone?: undefined }
  | { set: Row; put?: undefined; gone?: undefined }
  | { gone: true; put?: undefined; set?: undefined }
);

/** Content of `changes`: the database role that wrote the row, whether it owns the tables, and the changes. */
export type Told = { role: string; owner: boolean; rows: Change[] };

/** A row by the log, with the numbers of the audit rows that wrote it and changed its columns. */
export type Kept = { row: Row; key: Row; seq: bigint; later: ReadonlyMap<string, bigint> };

/** State of all protected rows by the log. */
export type Replay = {
  tables: AuditedTables;
  /** Rows by table and key. */
  rows: ReadonlyMap<string, Map<string, Kept>>;
};

/** Empty state of these tables. */
export function emptyReplay(tables: AuditedTables): Replay {
  const rows = Object.keys(tables).map((name) => [name, new Map<string, Kept>()] as const);
  return { tables, rows: new Map(rows) };
}

/** Parses `changes`. Null if there are none, or if it is not valid (the check of the chain reports that). */
export function readChanges(text: string | null): Told | null {
  if (text === null) return null;
  try {
    const read = JSON.parse(text) as Told;
    return Array.isArray(read.rows) ? read : null;
  } catch {
    return null;
  }
}

/** Key of a row within its table. */
export function nameOfKey(tables: AuditedTables, name: string, row: Row): string {
  return JSON.stringify((tables[name]?.key ?? []).map((column) => row[column]));
}

/** Returns the row of a table with this key, in the current state. */
export function keptRow(replay: Replay, name: string, key: Row): Row | null {
  return replay.rows.get(name)?.get(nameOfKey(replay.tables, name, key))?.row ?? null;
}

/** Applies a change to the state. Returns a contradiction, such as a change of a missing row, or null. */
export function applyChange(replay: Replay, change: Change, seq: bigint): string | null {
  const rows = replay.rows.get(change.table);
  const key = nameOfKey(replay.tables, change.table, change.key);
  if (!rows) return `Row ${seq} tells of a table ${change.table} that nothing is known of.`;
  const known = rows.get(key);
  if (change.put) {
    rows.set(key, { row: change.put, key: change.key, seq, later: new Map() });
    return null;
  }
  if (!known) return `Row ${seq} changes ${change.table} ${key}, which no row before it wrote.`;
  if (change.gone) rows.delete(key);
  else {
    const later = new Map([
      ...known.later,
      ...Object.keys(change.set).map((column) => [column, seq] as const),
    ]);
    rows.set(key, { ...known, row: { ...known.row, ...change.set }, later });
  }
  return null;
}

/** Default values of columns that were added later, by table and column. */
export type Defaults = (name: string, column: string) => unknown;

/**
 * Compares the rows of a table with the state by the log: each row must be in both, with equal columns.
 *
 * The log does not know a column that was added later if nothing was written into it: it must be null, or the default
 * it was added with.
 *
 * @param subjectOf Subject of a row, for readers: `motion/12`.
 */
export function compareTable(
  name: string,
  rows: Iterable<Row>,
  {
    replay,
    defaults,
    subjectOf,
  }: { replay: Replay; defaults: Defaults; subjectOf: (name: string, row: Row) => string },
): Mismatch[] {
  const rest = new Map(replay.rows.get(name));
  const table = replay.tables[name];
  const found: Mismatch[] = [];
  for (const full of rows) {
    const row = table ? imageOf(table, full) : null;
    if (!row) continue;
    const key = nameOfKey(replay.tables, name, row);
    const kept = rest.get(key);
    rest.delete(key);
    const place = { subject: subjectOf(name, full), table: name, key };
    found.push(...(kept ? differences(place, kept, row, defaults) : [extra(place, row)]));
  }
  for (const [key, { row, seq }] of rest) {
    const place = { subject: subjectOf(name, row), table: name, key };
    found.push({
      ...place,
      seq,
      what: `${name} ${key}: the audit log wrote this row (row ${seq}: ${short(row)}); in the database it is missing.`,
    });
  }
  return found;
}

type Place = { subject: string; table: string; key: string };

function extra(place: Place, row: Row): Mismatch {
  const { table, key } = place;
  const what = `${table} ${key}: this row is in the database (${short(row)}) and no row of the audit log wrote it.`;
  return { ...place, seq: null, what };
}

function differences(
  place: Place,
  { row: logged, seq, later }: Kept,
  recorded: Row,
  defaults: Defaults,
): Mismatch[] {
  const columns = new Set([...Object.keys(logged), ...Object.keys(recorded)]);
  return [...columns].flatMap((column) => {
    const log = Object.hasOwn(logged, column)
      ? logged[column]
      : defaultOf(recorded, column, defaults(place.table, column));
    const record = recorded[column];
    if (isSame(log, record)) return [];
    const by = later.get(column) ?? seq;
    const { table, key } = place;
    const what = `${table} ${key}: ${column} is ${short(record)} in the database; the audit log says ${short(log)} (row ${by}).`;
    return [{ ...place, seq: by, what, column, logged: short(log), recorded: short(record) }];
  });
}

function defaultOf(recorded: Row, column: string, fallback: unknown): unknown {
  return recorded[column] === null ? null : fallback;
}

/** True if two values are equal as JSON, in any order of fields. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { fields: fields.map(([name, field]) => [name, sorted(field)]) };
}

const LONGEST = 300;

/** Text for a value, in a sentence. */
export function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
