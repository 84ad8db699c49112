import type { SearchKind } from '@/lib/search/commands';

/** Digests. The files of `content/` are indexed as they are loaded. */
export const digestKind: SearchKind = {
  kind: 'digest',
  title: 'Digests',
  name: 'Digest',
  query: null,
};

/** Guides; see {@link digestKind}. */
export const guideKind: SearchKind = {
  kind: 'guide',
  title: 'Guides',
  name: 'Guide',
  query: null,
};

/** Notes; see {@link digestKind}. */
export const noteKind: SearchKind = {
  kind: 'note',
  title: 'Notes',
  name: 'Note',
  query: null,
};
