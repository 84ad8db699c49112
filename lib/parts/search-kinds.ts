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

/** Kinds of documents that can be found, in the order in which the page lists them. */
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

/** Names of the kinds, as addresses and `kind:team` contain them. */
export const searchKindNames: readonly string[] = searchKinds.map(({ kind }) => kind);

/** Returns a kind by its name, or null for a kind that no longer exists. */
export function searchKindOf(name: string): SearchKind | null {
  return searchKinds.find(({ kind }) => kind === name) ?? null;
}
