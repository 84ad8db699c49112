/** A validation problem in a file of `content/`: its location, its field, and how to fix it. */
export type Problem = {
  /** Path as a person would type it, `content/digests/2016-07-22.md`. */
  file: string;
  /** Line in the file, counted from 1, front matter included. */
  line: number;
  /** Field, such as `sources[1].url`; null if the problem concerns the whole file. */
  field: string | null;
  message: string;
};

/** Result of parsing a file: the value, or all problems of the file at once. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };

/** Describes a problem in one line: `content/digests/2016-07-22.md:4: topics: is missing`. */
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
