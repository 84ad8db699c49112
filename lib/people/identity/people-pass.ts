import type { Warning } from '@/lib/formats/warning';
import { lockIdentities, savePeople } from './commands';
import type { MentionsPart, PersonReference } from './reference-queries';
import { reconcilePeople, type PeopleChanges, type Reconciled } from './reconcile-rules';
import { changesBetween, countChanges } from './change-rules';
import { listStoredPeople, listTakenHandles } from './stored-queries';
import { linkWaiting } from './link-commands';
import type { Pass, PassContext, PassResult } from '@/lib/sync/source';

/** Mentions and references of people, from all concepts. */
type OfConcepts = {
  listMentions: MentionsPart;
  /** All columns that refer to a person. */
  references: readonly PersonReference[];
};

/** Pass that derives people from all mentions, after all sources. */
export function peoplePass(concepts: OfConcepts): Pass {
  return {
    name: 'people',
    title: 'Who is who',
    run: (context) => derivePeople(context, concepts),
  };
}

async function derivePeople(context: PassContext, concepts: OfConcepts): Promise<PassResult> {
  let { reconciled: reconciled, changes } = await reconcile(concepts);
  const written = countChanges(changes);
  if (written > 0) {
    await context.checkpoint(async (tx) => {
      // Again under the lock: the first result may be out of date by now.
      await lockIdentities(tx);
      ({ reconciled: reconciled, changes } = await reconcile(concepts));
      await savePeople(tx, changes);
    }, null);
  }
  const changed = written + (await linkWaiting());
  const warnings = reconciled
    .map(({ person }) => person)
    .filter(({ differentNames }) => differentNames.length > 1)
    .map(({ handle, differentNames }): Warning => {
      const names = differentNames.map((name) => `“${name}”`).join(', ');
      const message = `One address, several names: ${names}. They are one person here.`;
      return { kind: 'contradiction', where: `people:${handle}`, message };
    });
  return { changed, warnings };
}

async function reconcile({
  listMentions,
  references,
}: OfConcepts): Promise<{ reconciled: Reconciled[]; changes: PeopleChanges }> {
  const [mentions, stored, taken] = await Promise.all([
    listMentions(),
    listStoredPeople(references),
    listTakenHandles(),
  ]);
  const reconciled = reconcilePeople(mentions, stored, taken);
  return { reconciled: reconciled, changes: changesBetween(stored, reconciled) };
}
