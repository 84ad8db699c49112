/** Rights of the web server on a table: whether it adds or removes rows, and the columns it updates. */
export type WebRights = {
  insert?: true;
  delete?: true;
  update?: readonly string[];
  /** Columns it does not update, where that list is shorter. */
  never?: readonly string[];
};

/** All rights on a table. */
export const ANY_ROWS: WebRights = { insert: true, delete: true, never: [] };

/** A trigger of a table, in PostgreSQL's notation. */
export type Trigger = {
  table: string;
  name: string;
  /** Time and event: `BEFORE INSERT`. */
  events: string;
  /** Level and condition: `FOR EACH ROW`, with what follows. */
  how: string;
  /** Function with its arguments. */
  call: string;
};

/** Trigger that fires for each written row. */
export const EACH_ROW = 'FOR EACH ROW';

/** Trigger that forbids changing or removing rows of a table. */
export function keeperOf(table: string, events = 'BEFORE DELETE OR UPDATE OR TRUNCATE'): Trigger {
  const call = 'rollcall_refuse_change()';
  return { table, name: `${table}_keep`, events, how: 'FOR EACH STATEMENT', call };
}
