import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import type { Parsed, Problem } from './problems';

/** A piece of YAML and where it stands: `firstLine` is the line of the file its first line is on. */
export type YamlText = { file: string; text: string; firstLine: number };

type Step = PropertyKey;
type Place = { line: number; isPresent: boolean };

/** `['sources', 1, 'url']` is written `sources[1].url`. */
function fieldName(path: readonly Step[]): string | null {
  const name = path.reduce<string>(
    (done, step) =>
      typeof step === 'number' ? `${done}[${step}]` : `${done}${done && '.'}${String(step)}`,
    '',
  );
  return name || null;
}

/** The line a path stands on; of a path that does not exist, the line of the nearest part that does. */
function placeOf(document: Document, lines: LineCounter, path: readonly Step[]): Place {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  const found = (isPresent: boolean) => ({ line: lines.linePos(offset).line, isPresent });
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!pair || !isScalar(pair.key)) return found(false);
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (!isScalar(item) && !isMap(item) && !isSeq(item)) return found(false);
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return found(false);
    }
  }
  return found(true);
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return kinds[typeof value] ?? 'something else';
}

/** Most problems speak for themselves; a wrong type and a gap are put in the words of an editor. */
function messageOf(issue: z.core.$ZodIssue, place: Place, value: unknown): string {
  if (!place.isPresent) return 'is missing';
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) {
    return issue.message;
  }
  const hint = issue.expected === 'string' && typeof value === 'number' ? '; put it in quotes' : '';
  return `must be ${kinds[issue.expected] ?? issue.expected}, not ${kindOf(value)}${hint}`;
}

function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<Step, unknown>)[step] : undefined,
    value,
  );
}

function syntaxProblem({ file, text, firstLine }: YamlText, lines: LineCounter, error: YAMLError) {
  const line = firstLine + lines.linePos(error.pos[0]).line - 1;
  if (error.code !== 'DUPLICATE_KEY') return { file, line, field: null, message: error.message };
  const field = /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0].trim() ?? null;
  return { file, line, field, message: 'is given twice' };
}

function issueProblems(
  source: YamlText,
  document: Document,
  lines: LineCounter,
  value: unknown,
  issue: z.core.$ZodIssue,
): Problem[] {
  const at = (path: readonly Step[], message?: string): Problem => {
    const place = placeOf(document, lines, path);
    return {
      file: source.file,
      line: source.firstLine + place.line - 1,
      field: fieldName(path),
      message: message ?? messageOf(issue, place, valueAt(value, path)),
    };
  };
  if (issue.code !== 'unrecognized_keys') return [at(issue.path)];
  return issue.keys.map((key) => at([...issue.path, key], 'is not a field that is known here'));
}

/**
 * Reads YAML 1.2 against a schema and says of every mistake on which line and in which field it is.
 *
 * Strict on purpose: a key given twice, an alias (they can be made to expand without end), an unknown
 * tag or a second document is a mistake. Days stay text, as YAML 1.2 has them.
 */
export function parseYaml<Schema extends z.ZodType>(
  source: YamlText,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    version: '1.2',
    lineCounter: lines,
    prettyErrors: false,
  });
  const wrong = [...document.errors, ...document.warnings];
  const problems: Problem[] = wrong.map((error) => syntaxProblem(source, lines, error));
  visit(document, (_key, node) => {
    if (!isAlias(node)) return;
    const line = source.firstLine + lines.linePos(node.range?.[0] ?? 0).line - 1;
    const message = `*${node.source} repeats another part; write it out instead`;
    problems.push({ file: source.file, line, field: null, message });
  });
  if (problems.length > 0) return { ok: false, problems };

  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const found = result.error.issues.flatMap((issue) =>
    issueProblems(source, document as Document, lines, value, issue),
  );
  // A wrong type breaks other rules about the same field as well; the first problem says it all.
  const firsts = new Map(found.toReversed().map((problem) => [problem.field, problem]));
  return { ok: false, problems: found.filter((problem) => firsts.get(problem.field) === problem) };
}
