import { digestKind, guideKind, noteKind } from '@/lib/content/search-kinds';
import { candidacyKind, electionKind } from '@/lib/elections/archive/search-queries';
import {
  goalKind,
  pageKind,
  resolutionKind,
  sigKind,
  teamKind,
} from '@/lib/governance/search-queries';
import { motionKind } from '@/lib/motions/search-queries';
import { personKind } from '@/lib/people/directory/search-queries';
import { deliverableKind, eventKind, seriesKind } from '@/lib/releases/search-queries';
import type { SearchKind } from '@/lib/search/commands';

/** What can be found, in the order in which the page offers it. */
export const searchKinds: readonly SearchKind[] = [
  seriesKind,
  deliverableKind,
  teamKind,
  sigKind,
  personKind,
  motionKind,
  resolutionKind,
  goalKind,
  pageKind,
  electionKind,
  candidacyKind,
  eventKind,
  digestKind,
  guideKind,
  noteKind,
];

/** The names of the kinds, as addresses and `kind:team` have them. */
export const searchKindNames: readonly string[] = searchKinds.map(({ kind }) => kind);

/** A kind by its name; null for a document of a kind that is there no longer. */
export function searchKindOf(name: string): SearchKind | null {
  return searchKinds.find(({ kind }) => kind === name) ?? null;
}
