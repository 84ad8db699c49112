/** A commit to make: who, when, and the files it writes (null removes one). Bytes where text won't do. */
export type FixtureCommit = {
  at: string;
  author: string;
  message: string;
  files: Record<string, string | Buffer | null>;
};
