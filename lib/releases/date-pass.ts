import type { Repository } from '@/lib/formats/git/repository';
import type { Pass, PassContext } from '@/lib/sync/source';
import { applySightings, clearSightings, noteSightings } from './date-commands';
import { mainCommitArguments, readMainCommits, type MainCommit } from './main-commits';

/** Number of commits recorded in one transaction. */
const COMMITS_A_BATCH = 3_000;

/** Last commit of the history that was read. */
type State = { commit: string };

/**
 * Returns the pass that dates releases by the commit that brought their entry to the main branch (ADR 0010).
 *
 * Continues from the last commit it read. If that is no longer part of the history, it starts again.
 */
export function releaseDatesPass(repository: () => Repository): Pass {
  return {
    name: 'release-dates',
    title: 'Dating releases from the history',
    versionAtHead: 1,
    run: async (context) => {
      let changed = 0;
      const state = await walk(repository(), context);
      await context.checkpoint(async (tx) => {
        changed = await applySightings(tx);
      }, state);
      return { changed, warnings: [] };
    },
  };
}

async function walk(repository: Repository, context: PassContext): Promise<State> {
  const { head } = repository;
  const { progress, signal, checkpoint } = context;
  const since = await startOf(repository, context.state);
  let isBeginning = since === null;
  let done = 0;
  const note = async (batch: readonly MainCommit[]) => {
    const last = batch.at(-1);
    if (!last) return;
    await checkpoint(
      async (tx) => {
        if (isBeginning) await clearSightings(tx);
        await noteSightings(tx, batch, { isBeginning });
      },
      { commit: last.commit } satisfies State,
    );
    isBeginning = false;
    done += batch.length;
    progress({ label: '', done, total: null });
  };

  let batch: MainCommit[] = [];
  if (since !== head) {
    for await (const mainCommit of readMainCommits(
      repository.lines(mainCommitArguments(since, head)),
    )) {
      signal.throwIfAborted();
      batch.push(mainCommit);
      if (batch.length < COMMITS_A_BATCH) continue;
      await note(batch);
      batch = [];
    }
  }
  await note(batch);
  return { commit: head };
}

/** Returns the commit to continue from; null to start from the beginning. */
async function startOf(repository: Repository, state: unknown): Promise<string | null> {
  const isState = typeof state === 'object' && state !== null && 'commit' in state;
  const commit = isState && typeof state.commit === 'string' ? state.commit : null;
  return commit !== null && (await repository.isAncestor(commit)) ? commit : null;
}
