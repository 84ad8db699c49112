import { db } from '@/lib/database/client';
import type { Transaction } from '@/lib/database/transaction';
import type { Warning } from '@/lib/formats/warning';
import { NAMED, redact } from '@/lib/markup/redact';
import { storable } from '@/lib/text';
import type { Work } from './run-row';
import type { Item } from './source';
import { inTransaction } from './transaction';

/** Replaces the warnings of a pass. Writes only if one was added or removed. */
export async function replacePassWarnings(
  source: string,
  pass: string,
  warnings: Warning[],
  { tally, runId, now }: Work,
): Promise<void> {
  const scope = `pass:${pass}`;
  const former = await db.syncWarning.findMany({ where: { source, scope } });
  const fresh = warnings.filter((warning) => !former.some((old) => isSameWarning(old, warning)));
  if (fresh.length === 0 && former.length === warnings.length) return;
  tally.warnings.push(...fresh);
  await inTransaction((tx) => replaceWarnings(tx, { source, scope, warnings, runId, at: now() }));
}

function isSameWarning(
  old: { where: string; message: string; otherWhere: string | null },
  warning: Warning,
): boolean {
  return (
    old.where === warning.where &&
    old.message === warning.message &&
    (old.otherWhere ?? undefined) === warning.otherWhere
  );
}

async function replaceWarnings(
  tx: Transaction,
  {
    source,
    scope,
    warnings,
    runId,
    at,
  }: { source: string; scope: string; warnings: Warning[]; runId: string; at: Date },
): Promise<void> {
  await tx.syncWarning.deleteMany({ where: { source, scope } });
  const found = warnings.map((warning) => ({ scope, warning }));
  await addWarnings(tx, source, found, { runId, at });
}

/** Replaces the warnings of these items, each under its key. */
export async function replaceItemWarnings(
  tx: Transaction,
  source: string,
  items: readonly Item<unknown>[],
  stamp: Stamp,
): Promise<void> {
  const keys = items.map(({ key }) => key);
  await tx.syncWarning.deleteMany({ where: { source, scope: { in: keys } } });
  await addWarnings(tx, source, warningsOf(items), stamp);
}

/** Replaces the warnings of all items of a source; those of its passes are kept. */
export async function replaceSnapshotWarnings(
  tx: Transaction,
  source: string,
  items: readonly Item<unknown>[],
  stamp: Stamp,
): Promise<void> {
  await tx.syncWarning.deleteMany({ where: { source, NOT: { scope: { startsWith: 'pass:' } } } });
  await addWarnings(tx, source, warningsOf(items), stamp);
}

type Stamp = { runId: string; at: Date };
type Found = { scope: string; warning: Warning };

/** Lists the warnings of items. For an item with an error, only the error: its warnings concern what was not saved. */
function warningsOf(items: readonly Item<unknown>[]): Found[] {
  return items.flatMap(({ key, warnings, error }) =>
    (error ? [error] : warnings).map((warning) => ({ scope: key, warning })),
  );
}

async function addWarnings(
  tx: Transaction,
  source: string,
  found: readonly Found[],
  { runId, at }: Stamp,
): Promise<void> {
  if (found.length === 0) return;
  await tx.syncWarning.createMany({
    data: found.map(({ scope, warning }) => ({
      source,
      scope,
      runId,
      foundAt: at,
      ...cleaned(warning),
    })),
  });
}

/**
 * Redacts, sanitises and shortens a warning. Warnings are public, some files are named after e-mail addresses, and a
 * message may quote the text it is about. The database can't store NUL, and long messages are not read.
 */
function cleaned(warning: Warning): Warning {
  const clean = (text: string) => redact(storable(text), NAMED).slice(0, 1_000);
  return {
    kind: warning.kind,
    where: clean(warning.where),
    message: clean(warning.message),
    ...(warning.otherWhere === undefined ? {} : { otherWhere: clean(warning.otherWhere) }),
  };
}
