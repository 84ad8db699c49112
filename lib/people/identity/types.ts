/** A row of a person with its names from the record and from identity providers. Stated names are left out. */
export type KnownRow = {
  /** From the record. */
  names: readonly string[];
  ircs: readonly string[];
  emails: readonly string[];
  /** Verified by a provider, and not another person's in the record. */
  verifiedEmails: readonly string[];
};
