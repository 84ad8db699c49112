import { removeElection, saveElection } from './commands';
import { sourceUrl } from '@/lib/community/community';
import { repositorySettings } from '@/lib/community/schema';
import { EVERY_TEN_MINUTES } from '@/lib/sync/source';
import { treeSource } from '@/lib/sync/tree-source';
import { groupElections, nameOfKey, parseElection, type ElectionItem } from './files';
import { electionPasses } from './passes';

/** Source of the elections repository: candidacies, configuration and results. An item is one election. */
export const electionSource = treeSource<ElectionItem>({
  name: 'election',
  title: 'Elections repository',
  schedule: EVERY_TEN_MINUTES,
  settings: { community: repositorySettings },
  url: () => sourceUrl('election'),
  version: 3,
  under: ['candidates', 'doc/source/results', 'exceptions.txt'],
  group: groupElections,
  parse: parseElection,
  save: (tx, item, key) => saveElection(tx, nameOfKey(key), item),
  remove: (tx, key) => removeElection(tx, nameOfKey(key)),
  passes: electionPasses,
});
