/** What can be found, in the order in which the page offers it. The last three come from `content/`. */
export const SEARCH_KINDS = [
  'series',
  'deliverable',
  'team',
  'sig',
  'person',
  'motion',
  'resolution',
  'goal',
  'page',
  'election',
  'candidacy',
  'event',
  'digest',
  'guide',
  'note',
] as const;

/** A kind of thing that can be found. */
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What a kind is called over a group of its results. */
export const kindTitles: Record<SearchKind, string> = {
  series: 'Series',
  deliverable: 'Deliverables',
  team: 'Teams',
  sig: 'Special interest groups',
  person: 'People',
  motion: 'Motions',
  resolution: 'Resolutions',
  goal: 'Goals',
  page: 'Governance pages',
  election: 'Elections',
  candidacy: 'Candidacies',
  event: 'Deadlines and events',
  digest: 'Digests',
  guide: 'Guides',
  note: 'Notes',
};

/** What one of a kind is called. */
export const kindNames: Record<SearchKind, string> = {
  series: 'Series',
  deliverable: 'Deliverable',
  team: 'Team',
  sig: 'Special interest group',
  person: 'Person',
  motion: 'Motion',
  resolution: 'Resolution',
  goal: 'Goal',
  page: 'Governance page',
  election: 'Election',
  candidacy: 'Candidacy',
  event: 'Deadline or event',
  digest: 'Digest',
  guide: 'Guide',
  note: 'Note',
};

/** Whether a text names a kind. */
export function isSearchKind(text: string): text is SearchKind {
  return (SEARCH_KINDS as readonly string[]).includes(text);
}
