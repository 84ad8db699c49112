/** A commit to make: its time, its author, and the files it writes (null removes one). Bytes where text won't do. */
export type FixtureCommit = {
  at: string;
  author: string;
  message: string;
  files: Record<string, string | Buffer | null>;
};
