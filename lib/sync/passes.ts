import type { Transaction } from '@/lib/database/transaction';
import type { Progress } from '@/lib/progress';
import type { Work } from './run-row';
import type { Pass } from './source';
import { inTransaction } from './transaction';
import { replacePassWarnings } from './warnings';

/** Results of each pass when it last completed, by its name, and the positions that passes were done at. */
export type States = Record<string, unknown>;

/** States of a stored cursor; empty for any other value. */
export function statesOf(state: unknown): States {
  return typeof state === 'object' && state !== null && !Array.isArray(state) ? { ...state } : {};
}

type PassWork = Work & {
  position: string | null;
  states: States;
  progress: Progress;
  signal: AbortSignal;
};

/** Runs a pass, and saves its state and its warnings. */
export async function runPass(source: string, pass: Pass, work: PassWork): Promise<void> {
  const { position, states, progress, signal, tally } = work;
  const doneAt = `${pass.versionAtHead ?? 0}:${position ?? ''}`;
  const isOncePerHead = pass.versionAtHead !== undefined;
  if (isOncePerHead && states[`${pass.name}@head`] === doneAt) return;
  const result = await pass.run({
    position,
    state: states[pass.name] ?? null,
    progress: (step) => {
      progress({ ...step, label: step.label || pass.title });
    },
    signal,
    checkpoint: async (saveWork, state) => {
      states[pass.name] = state;
      await inTransaction(async (tx) => {
        await saveWork(tx);
        await saveStates(tx, source, states, work.now());
      });
    },
  });
  tally.changed += result.changed;
  await replacePassWarnings(source, pass.name, result.warnings, work);
  if (!isOncePerHead) return;
  states[`${pass.name}@head`] = doneAt;
  await inTransaction((tx) => saveStates(tx, source, states, work.now()));
}

async function saveStates(
  tx: Transaction,
  source: string,
  states: States,
  at: Date,
): Promise<void> {
  const state = JSON.parse(JSON.stringify(states)) as object;
  await tx.syncCursor.upsert({
    where: { source },
    create: { source, state, updatedAt: at },
    update: { state, updatedAt: at },
  });
}

/** Saves the position that a complete run has reached. */
export async function moveCursor(
  source: string,
  head: string | null,
  states: States,
  at: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    await saveStates(tx, source, states, at);
    await tx.syncCursor.update({ where: { source }, data: { head } });
  });
}
