import type { Warning } from '@/lib/formats/warning';
import { lockIdentities, savePeople } from './commands';
import { listMentions, listStoredPeople, listTakenHandles } from './mention-queries';
import type { PersonReference } from './reference-queries';
import {
  changesBetween,
  countChanges,
  settlePeople,
  type PeopleChanges,
  type Settled,
} from './settle-rules';
import { tieWaiting } from './tie-commands';
import type { Pass, PassContext, PassResult } from '@/lib/sync/source';

/** Who is who, from everything that names people; after all sources. `references` are all columns that name a person. */
export function peoplePass(references: readonly PersonReference[]): Pass {
  return {
    name: 'people',
    title: 'Who is who',
    run: (context) => derivePeople(context, references),
  };
}

async function derivePeople(
  context: PassContext,
  references: readonly PersonReference[],
): Promise<PassResult> {
  let { settled, changes } = await settle(references);
  const written = countChanges(changes);
  if (written > 0) {
    await context.checkpoint(async (tx) => {
      // Once more, while nobody can sign in, claim or merge: what was settled before may be out of date.
      await lockIdentities(tx);
      ({ settled, changes } = await settle(references));
      await savePeople(tx, changes);
    }, null);
  }
  const changed = written + (await tieWaiting());
  const warnings = settled
    .map(({ person }) => person)
    .filter(({ differentNames }) => differentNames.length > 1)
    .map(({ handle, differentNames }): Warning => {
      const names = differentNames.map((name) => `“${name}”`).join(', ');
      const message = `One address, several names: ${names}. They are one person here.`;
      return { kind: 'contradiction', where: `people:${handle}`, message };
    });
  return { changed, warnings };
}

async function settle(
  references: readonly PersonReference[],
): Promise<{ settled: Settled[]; changes: PeopleChanges }> {
  const [mentions, stored, taken] = await Promise.all([
    listMentions(),
    listStoredPeople(references),
    listTakenHandles(),
  ]);
  const settled = settlePeople(mentions, stored, taken);
  return { settled, changes: changesBetween(stored, settled) };
}
