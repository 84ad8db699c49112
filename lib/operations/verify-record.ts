import type { Client } from 'pg';
import type { Row } from '@/lib/audit/columns';
import {
  evidenceIn,
  compareEvidence,
  evidenceOf,
  nameOfEvidence,
  type LoggedEvidence,
  type Mismatch,
} from '@/lib/audit/evidence';
import type { LinkedRow } from '@/lib/audit/chain';
import { contradictionsIn } from '@/lib/audit/meaning';
import { forbiddenBy, type Permits } from '@/lib/audit/permits';
import {
  applyChange,
  compareTable,
  emptyReplay,
  readChanges,
  type Change,
  type Defaults,
  type Replay,
} from '@/lib/audit/replay';
import { auditChecks, audited, evidence } from '@/lib/parts/audit';
import { peopleOnce } from '@/lib/people/audit-people';

/** State of the rebuilding: the content of the log so far, and the problems found. */
export type Rebuilding = {
  permits: Permits;
  replay: Replay;
  people: ReturnType<typeof peopleOnce>;
  /** Rows that existed before changes were captured. */
  baseline: TableRow[];
  /** Evidence in the details of rows, besides the changes. */
  told: LoggedEvidence[];
  /** Database roles that wrote but did not own the tables. */
  webRoles: Set<string>;
  isCapturing: boolean;
  found: Mismatch[];
};

type TableRow = { table: string; row: Row };

const BASELINE = 'audit.baseline';

/** Starts to rebuild the record from the log. */
export function beginRebuilding(permits: Permits): Rebuilding {
  return {
    ...{ permits, replay: emptyReplay(audited), people: peopleOnce(), webRoles: new Set() },
    ...{ baseline: [], told: [], found: [], isCapturing: false },
  };
}

/** Applies the next row of the log to the expected content of the protected rows. */
export function takeRow(rebuilding: Rebuilding, row: LinkedRow): void {
  const { replay, people, found } = rebuilding;
  const thing = evidenceOf(evidence, row);
  if (thing) rebuilding.told.push(thing);
  const changed = readChanges(row.changes);
  if (!changed) return;

  const { seq, subject, action, actorId } = row;
  const { role, owner, rows: changes } = changed;
  const entry = { action, subject, actorId, changes };
  const recounts = auditChecks.map(({ recount }) => recount(entry, replay));
  if (!owner) rebuilding.webRoles.add(role);
  for (const change of changes) takeChange(rebuilding, row, { change, owner });
  if (action === BASELINE) return;
  rebuilding.isCapturing = true;
  const faults = contradictionsIn(entry, { replay, isSame: people.isSame }, auditChecks);
  for (const what of [...faults, ...recounts.flatMap((end) => end())]) {
    found.push({ subject, seq, what: `Row ${seq} (${action}): ${what}.` });
  }
}

function takeChange(
  { permits, replay, people, baseline, isCapturing, found }: Rebuilding,
  { seq, subject, action }: LinkedRow,
  { change, owner }: { change: Change; owner: boolean },
): void {
  const tell = (what: string) => found.push({ subject, seq, what });
  const place = `${change.table} ${JSON.stringify(change.key)}`;
  const reason = forbiddenBy(permits, action, change, owner);
  if (reason !== null) tell(`Row ${seq} (${action}) changed ${place}: ${reason}.`);
  if (action === BASELINE && isCapturing) {
    tell(`Row ${seq} writes a baseline (${place}) where the log told of changes already.`);
  }
  if (action === BASELINE && change.put) baseline.push({ table: change.table, row: change.put });
  const problem = applyChange(replay, change, seq);
  if (problem !== null) tell(problem);
  people.note(change);
}

/** Compares the tables with the content rebuilt from the log; returns all differences. */
export async function compareRecord(client: Client, rebuilding: Rebuilding): Promise<Mismatch[]> {
  const { replay, found } = rebuilding;
  await client.query(`set timezone = 'UTC'`);
  const subjectOf = await readSubjects(client);
  const defaults = await readDefaults(client);
  const differences: Mismatch[] = [];
  for (const name of Object.keys(audited)) {
    const rows = await readTable(client, name);
    differences.push(...compareTable(name, rows, { replay, defaults, subjectOf }));
  }
  const atEnd = auditChecks.flatMap((check) => check.atEnd(replay));
  return [...differences, ...found, ...atEnd, ...compareDetails(rebuilding, subjectOf)];
}

/**
 * Compares the evidence in details with the tables. What details describe must be in the tables as rebuilt from the
 * log, and what the baseline contains must have been described before it.
 */
function compareDetails({ replay, baseline, told }: Rebuilding, subjectOf: SubjectOf): Mismatch[] {
  const rows = [...replay.rows].flatMap(([table, kept]) =>
    [...kept.values()].map(({ row }) => ({ table, row })),
  );
  const before = evidenceIn(evidence, baseline, subjectOf);
  const due = new Set([...told, ...before].map(nameOfEvidence));
  const recorded = evidenceIn(evidence, rows, subjectOf).filter((item) =>
    due.has(nameOfEvidence(item)),
  );
  return compareEvidence(told, recorded);
}

type SubjectOf = (name: string, row: Row) => string;

async function readTable(client: Client, name: string): Promise<Row[]> {
  const table = client.escapeIdentifier(name);
  const { rows } = await client.query<{ row: string }>(
    `select to_jsonb(t)::text as row from ${table} t`,
  );
  return rows.map(({ row }) => JSON.parse(row) as Row);
}

/** Values of columns in rows older than the column, which PostgreSQL keeps with the column. */
async function readDefaults(client: Client): Promise<Defaults> {
  const { rows } = await client.query<{ table: string; column: string; value: unknown }>(
    `select c.relname as table, a.attname as column, to_jsonb(a.attmissingval)->0 as value
       from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and a.atthasmissing and not a.attisdropped`,
  );
  const values = new Map(rows.map(({ table, column, value }) => [`${table} ${column}`, value]));
  return (name, column) => values.get(`${name} ${column}`);
}

/** Returns a function that names a row for readers; people are named by their handle. */
async function readSubjects(client: Client): Promise<SubjectOf> {
  const { rows } = await client.query<{ id: string; handle: string }>(
    `select id::text, handle from "Person"
     union all select u.id::text, p.handle from "User" u join "Person" p on p.id = u."personId"`,
  );
  const handles = new Map<unknown, string>(rows.map(({ id, handle }) => [id, handle]));
  const handleOf = (id: unknown) => handles.get(id) ?? String(id);
  return (name, row) => audited[name]?.subjectOf(row, handleOf) ?? name;
}
