import type { Warning } from '@/lib/formats/warning';
import { lockIdentities, savePeople } from './commands';
import type { MentionsPart, PersonReference } from './reference-queries';
import {
  changesBetween,
  countChanges,
  settlePeople,
  type PeopleChanges,
  type Settled,
} from './settle-rules';
import { listStoredPeople, listTakenHandles } from './stored-queries';
import { tieWaiting } from './tie-commands';
import type { Pass, PassContext, PassResult } from '@/lib/sync/source';

/** What the concepts tell of people. */
type OfConcepts = {
  listMentions: MentionsPart;
  /** Every column that names a person. */
  references: readonly PersonReference[];
};

/** Who is who, from everything that names people; after all sources. */
export function peoplePass(concepts: OfConcepts): Pass {
  return {
    name: 'people',
    title: 'Who is who',
    run: (context) => derivePeople(context, concepts),
  };
}

async function derivePeople(context: PassContext, concepts: OfConcepts): Promise<PassResult> {
  let { settled, changes } = await settle(concepts);
  const written = countChanges(changes);
  if (written > 0) {
    await context.checkpoint(async (tx) => {
      // Once more, while nobody can sign in, claim or merge: what was settled before may be out of date.
      await lockIdentities(tx);
      ({ settled, changes } = await settle(concepts));
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

async function settle({
  listMentions,
  references,
}: OfConcepts): Promise<{ settled: Settled[]; changes: PeopleChanges }> {
  const [mentions, stored, taken] = await Promise.all([
    listMentions(),
    listStoredPeople(references),
    listTakenHandles(),
  ]);
  const settled = settlePeople(mentions, stored, taken);
  return { settled, changes: changesBetween(stored, settled) };
}
