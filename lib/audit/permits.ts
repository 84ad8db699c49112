import type { Row } from './columns';
import type { Change } from './replay';

/** Permission of an action on a table. */
export type TablePermit = {
  /** True if it may add rows. */
  put?: true;
  /** True if it may remove rows. */
  gone?: true;
  /** Columns it may change; `any` where the sync or the owner may write anything. */
  set?: readonly string[] | 'any';
  /** Values that these columns must have when it writes them. */
  must?: Row;
};

/**
 * Permissions of an action. `owner`: only for the owner's processes, which are the sync, the worker and the command
 * line.
 */
export type Permit = { owner?: true; tables: Readonly<Record<string, TablePermit>> | 'all' };

/** Permissions of all actions. A new action, or one that changes more, must be added. */
export type Permits = Readonly<Record<string, Permit>>;

/** Permits changes of these tables. */
export function permit(tables: Permit['tables']): Permit {
  return { tables };
}

/** Permits changes of these tables to the owner's processes only. */
export function ownersPermit(tables: Permit['tables']): Permit {
  return { owner: true, tables };
}

/** Permits nothing: the action is logged and changes no protected row. */
export const NOTHING = permit({});

/**
 * Joins the permits of concepts. An action of one concept may change tables of another, which then permits it: undoing
 * a merge removes votes, for example.
 */
export function joinPermits(parts: readonly Permits[]): Permits {
  const joined: Record<string, Permit> = {};
  for (const [action, more] of parts.flatMap((part) => Object.entries(part))) {
    const known = joined[action];
    joined[action] = known ? joinTwo(action, known, more) : more;
  }
  return joined;
}

function joinTwo(action: string, one: Permit, other: Permit): Permit {
  const [tables, others] = [one.tables, other.tables];
  const isTwice =
    tables === 'all' ||
    others === 'all' ||
    Object.keys(others).some((name) => Object.hasOwn(tables, name));
  if (isTwice || one.owner !== other.owner) {
    throw new Error(`Two concepts permit ${action} the same table, or not to the same.`);
  }
  return { ...one, tables: { ...tables, ...others } };
}

/** Reason why an action may not make a change, as the end of a sentence; null if it may. */
export function forbiddenBy(
  permits: Permits,
  action: string,
  change: Change,
  owner: boolean,
): string | null {
  const permit = Object.hasOwn(permits, action) ? permits[action] : undefined;
  if (!permit) return 'no action of that name changes anything';
  if (permit.owner && !owner) return 'only the owner of the tables does that';
  if (permit.tables === 'all') return null;
  const allowed = permit.tables[change.table];
  if (!allowed) return `${action} does not touch ${change.table}`;
  if (change.gone) return allowed.gone ? null : `${action} removes nothing from ${change.table}`;
  if (change.put && !allowed.put) return `${action} adds nothing to ${change.table}`;
  if (change.set && allowed.set !== 'any') {
    const other = Object.keys(change.set).find((column) => !allowed.set?.includes(column));
    if (other !== undefined) return `${action} does not change ${other} of ${change.table}`;
  }
  return brokenDemand(allowed.must ?? {}, change.put ?? change.set, action);
}

function brokenDemand(must: Row, written: Row, action: string): string | null {
  for (const [column, value] of Object.entries(must)) {
    if (Object.hasOwn(written, column) && written[column] !== value) {
      return `${action} leaves ${column} at ${JSON.stringify(value)}, never ${JSON.stringify(written[column])}`;
    }
  }
  return null;
}
