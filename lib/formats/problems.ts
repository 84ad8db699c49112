/** Something wrong in a file of `content/`: where it is, in which field, and what to do about it. */
export type Problem = {
  /** Path as a person would type it, `content/digests/2016-07-22.md`. */
  file: string;
  /** Counted from 1 in the file, front matter included. */
  line: number;
  /** `sources[1].url`; null when the trouble is the file as a whole. */
  field: string | null;
  message: string;
};

/** What reading a file gives: the value, or everything that is wrong with the file at once. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };

/** One line for people: `content/digests/2016-07-22.md:4: topics: is missing`. */
export function describeProblem({ file, line, field, message }: Problem): string {
  return field === null ? `${file}:${line}: ${message}` : `${file}:${line}: ${field}: ${message}`;
}

/** A file of `content/` can't be used; the message lists each problem with its file, line and field. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`content/ can't be used as it is:\n${problems.map(describeProblem).join('\n')}`);
    this.problems = problems;
  }
}
