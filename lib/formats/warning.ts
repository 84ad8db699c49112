/** What a warning is about. */
export type WarningKind =
  | 'malformed'
  | 'unknown-field'
  | 'encoding'
  | 'contradiction'
  | 'duplicate'
  | 'unresolved'
  | 'fallback';

/**
 * Something in a source that is wrong, or two places that contradict each other.
 *
 * `where` and `otherWhere` name places a person can open: `releases:deliverables/epoxy/nova.yaml:12`.
 */
export type Warning = {
  kind: WarningKind;
  where: string;
  otherWhere?: string;
  message: string;
};
