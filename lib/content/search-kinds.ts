import type { SearchKind } from '@/lib/search/commands';

/** Search kind of digests. The files of `content/` are indexed as they are loaded. */
export const digestKind: SearchKind = {
  kind: 'digest',
  title: 'Digests',
  name: 'Digest',
  query: null,
};

/** Search kind of guides; see {@link digestKind}. */
export const guideKind: SearchKind = {
  kind: 'guide',
  title: 'Guides',
  name: 'Guide',
  query: null,
};

/** Search kind of notes; see {@link digestKind}. */
export const noteKind: SearchKind = {
  kind: 'note',
  title: 'Notes',
  name: 'Note',
  query: null,
};
