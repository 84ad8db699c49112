import { imageOf, type AuditedTables, type Row } from './columns';
import type { Mismatch } from './evidence';

/** A change of a protected row, as the database saw it: what the row is now, which columns became what, or that it is gone. */
export type Change = { table: string; key: Row } & (
  | { put: Row; set?: undefined; gone?: undefined }
  | { set: Row; put?: undefined; gone?: undefined }
  | { gone: true; put?: undefined; set?: undefined }
);

/** What an audit row carries: the role of the database that wrote it, whether that owns the tables, and the changes. */
export type Told = { role: string; owner: boolean; rows: Change[] };

/** A row as the log has it, with the number of the audit row that wrote it and those that changed a column since. */
export type Kept = { row: Row; key: Row; seq: bigint; later: ReadonlyMap<string, bigint> };

/** The state of all protected rows as the log has it. */
export type Replay = {
  tables: AuditedTables;
  /** By table and key. */
  rows: ReadonlyMap<string, Map<string, Kept>>;
};

/** Nothing has happened yet to these tables. */
export function emptyReplay(tables: AuditedTables): Replay {
  const rows = Object.keys(tables).map((name) => [name, new Map<string, Kept>()] as const);
  return { tables, rows: new Map(rows) };
}

/** What an audit row carries; null for one without changes, and for what is no such JSON (the chain finds that altered). */
export function readChanges(text: string | null): Told | null {
  if (text === null) return null;
  try {
    const read = JSON.parse(text) as Told;
    return Array.isArray(read.rows) ? read : null;
  } catch {
    return null;
  }
}

/** Names a row within its table. */
export function nameOfKey(tables: AuditedTables, name: string, row: Row): string {
  return JSON.stringify((tables[name]?.key ?? []).map((column) => row[column]));
}

/** The row of a table with this key, as the log has it at this moment. */
export function keptRow(replay: Replay, name: string, key: Row): Row | null {
  return replay.rows.get(name)?.get(nameOfKey(replay.tables, name, key))?.row ?? null;
}

/** Takes one change over into the state. Answers what can't be: a change of a row that is not there. */
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

/** What a column that was added later holds where nothing was written into it: by table and column. */
export type Defaults = (name: string, column: string) => unknown;

/**
 * Holds the rows of a table against what the log makes of it: each row is in both, and each column is the same.
 *
 * A column that came with a later version is unknown to the log where nothing was written into it: it must hold null,
 * or the default it came with.
 *
 * @param subjectOf `motion/12`: where a reader finds the row.
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

/** Whether two values are the same JSON; the fields of an object have no order. */
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

/** A value for a sentence. */
export function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
