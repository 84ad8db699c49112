/** One row of somebody, with what the record or an identity provider says of it. What they state is no part. */
export type KnownRow = {
  /** From the record. */
  names: readonly string[];
  ircs: readonly string[];
  emails: readonly string[];
  /** Vouched for by a provider, and of nobody else in the record. */
  verifiedEmails: readonly string[];
};
