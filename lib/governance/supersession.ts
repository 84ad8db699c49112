/** A clause that says one resolution replaces another, with the reference it names. */
export type Claim = {
  claim: 'supersedes' | 'superseded-by';
  role: 'ref' | 'doc';
  target: string;
};

const ROLE = ':(ref|doc):`(?:[^`<]{0,200}<)?([^`<>]{1,200})>?`';
const SUPERSEDES = new RegExp(
  `\\b(?:supersed(?:es|ing)|replac(?:es|ing))\\s[^.]{0,120}?${ROLE}`,
  'gi',
);
const SUPERSEDED = new RegExp(
  `\\b(?:superseded|replaced|amended)\\s+by\\s[^.]{0,120}?${ROLE}`,
  'gi',
);

/**
 * Finds the clauses in a resolution's text that say it replaces others or has been replaced.
 *
 * Only clauses that name the other resolution by a reference count. Nothing is concluded from titles.
 */
export function claimsOf(text: string): Claim[] {
  const found = (pattern: RegExp, claim: Claim['claim']) =>
    [...text.matchAll(pattern)].map(([, role, target = '']) => ({
      claim,
      role: role === 'doc' ? ('doc' as const) : ('ref' as const),
      target: target.trim(),
    }));
  return [...found(SUPERSEDES, 'supersedes'), ...found(SUPERSEDED, 'superseded-by')];
}
