import { isAlias, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { lineAt } from './location';
import type { Parsed, Problem } from './problems';
import { findPath, pathName } from './yaml-path';

/** A piece of YAML and its position: `firstLine` is the line of the file that it begins on. */
export type YamlText = { file: string; text: string; firstLine: number };

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

/**
 * Words a problem for an editor. Most messages are clear as they are; a wrong type and a missing field are reworded.
 */
function messageOf(issue: z.core.$ZodIssue, isPresent: boolean, value: unknown): string {
  if (!isPresent) return 'is missing';
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) {
    return issue.message;
  }
  const hint = issue.expected === 'string' && typeof value === 'number' ? '; put it in quotes' : '';
  return `must be ${kinds[issue.expected] ?? issue.expected}, not ${kindOf(value)}${hint}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null
        ? (at as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}

/** Line of the file for an offset in the piece. */
function lineOf({ text, firstLine }: YamlText, offset: number): number {
  return firstLine + lineAt(text, offset) - 1;
}

function syntaxProblem(source: YamlText, error: YAMLError): Problem {
  const { file, text } = source;
  const line = lineOf(source, error.pos[0]);
  if (error.code !== 'DUPLICATE_KEY') return { file, line, field: null, message: error.message };
  const field = /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0].trim() ?? null;
  return { file, line, field, message: 'is given twice' };
}

function issueProblems(
  source: YamlText,
  document: Document,
  value: unknown,
  issue: z.core.$ZodIssue,
): Problem[] {
  const at = (path: readonly PropertyKey[], message?: string): Problem => {
    const { offset, isPresent } = findPath(document, path);
    return {
      file: source.file,
      line: lineOf(source, offset ?? document.contents?.range?.[0] ?? 0),
      field: pathName(path) || null,
      message: message ?? messageOf(issue, isPresent, valueAt(value, path)),
    };
  };
  if (issue.code !== 'unrecognized_keys') return [at(issue.path)];
  return issue.keys.map((key) => at([...issue.path, key], 'is not a field that is known here'));
}

/**
 * Parses YAML 1.2 against a schema and reports every problem with its line and field.
 *
 * Strict on purpose: a key given twice, an alias (aliases can be made to expand without end), an unknown tag or a
 * second document is a problem. Days stay text, as in YAML 1.2.
 */
export function parseYaml<Schema extends z.ZodType>(
  source: YamlText,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const document = parseDocument(source.text, { version: '1.2', prettyErrors: false });
  const wrong = [...document.errors, ...document.warnings];
  const problems = wrong.map((error) => syntaxProblem(source, error));
  visit(document, (_key, node) => {
    if (!isAlias(node)) return;
    const line = lineOf(source, node.range?.[0] ?? 0);
    const message = `*${node.source} repeats another part; write it out instead`;
    problems.push({ file: source.file, line, field: null, message });
  });
  if (problems.length > 0) return { ok: false, problems };

  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const found = result.error.issues.flatMap((issue) =>
    issueProblems(source, document as Document, value, issue),
  );
  // A wrong type breaks other rules about the same field as well; the first problem is enough.
  const firsts = new Map(found.toReversed().map((problem) => [problem.field, problem]));
  return { ok: false, problems: found.filter((problem) => firsts.get(problem.field) === problem) };
}
