/** Kind of a warning. */
export type WarningKind =
  | 'malformed'
  | 'unknown-field'
  | 'encoding'
  | 'contradiction'
  | 'duplicate'
  | 'unresolved'
  | 'fallback';

/**
 * A source warning: an error in a source, or two locations that contradict each other.
 *
 * `where` and `otherWhere` are locations that a person can open: `releases:deliverables/epoxy/nova.yaml:12`.
 */
export type Warning = {
  kind: WarningKind;
  where: string;
  otherWhere?: string;
  message: string;
};
