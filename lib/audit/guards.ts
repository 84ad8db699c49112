/** What the web server may write of a table: rows it adds or removes, and columns it updates. */
export type WebRights = {
  insert?: true;
  delete?: true;
  update?: readonly string[];
  /** The columns it does not update, where that is the shorter list. */
  never?: readonly string[];
};

/** The web server writes rows of the table as it likes. */
export const ANY_ROWS: WebRights = { insert: true, delete: true, never: [] };

/** A trigger of a table, in the words in which PostgreSQL writes it. */
export type Trigger = {
  table: string;
  name: string;
  /** `BEFORE INSERT` */
  events: string;
  /** `FOR EACH ROW`, with what follows it. */
  how: string;
  /** The function, with its arguments. */
  call: string;
};

/** Fires for each row that is written. */
export const EACH_ROW = 'FOR EACH ROW';

/** The trigger that keeps the rows of a table as they were written. */
export function keeperOf(table: string, events = 'BEFORE DELETE OR UPDATE OR TRUNCATE'): Trigger {
  const call = 'rollcall_refuse_change()';
  return { table, name: `${table}_keep`, events, how: 'FOR EACH STATEMENT', call };
}
