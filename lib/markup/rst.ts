import { RstToHtmlCompiler } from 'rst-compiler';
import { finishHtml } from './finish';
import { TooLarge } from './limits';
import { literalMarkup } from './literal';
import { GENERATED, installGenerators, reasonOf } from './rst-generators';
import { installParsers } from './rst-parsers';
import type { Markup, MarkupWarning, RstContext } from './types';

/** Directives whose body has a format of its own and must not be read as paragraphs. */
const RAW_BODIES = ['include', 'graphviz', ...GENERATED];

/**
 * Compiles a reStructuredText page and sanitises the result.
 *
 * A page that breaks the compiler comes back as literal text; this throws only if the page becomes too large. May take
 * arbitrarily long on hostile input, so only the worker calls it (see `pool.ts`).
 */
export function compileRst(
  source: string,
  context: RstContext,
  maxBytes: number = Infinity,
): Markup {
  const warnings: MarkupWarning[] = [];
  try {
    const html = toHtml(source, context, (warning) => warnings.push(warning));
    if (html.length > maxBytes) throw new TooLarge();
    return finishHtml(html, context, warnings, { takesTitle: true, maxBytes });
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    const message = `The text breaks the compiler (${reasonOf(error)}) and is shown as written.`;
    return literalMarkup(source, [...warnings, { ...lineOfError(error), message }]);
  }
}

const QUIET = { disableWarnings: true, disableErrors: true };

function toHtml(
  source: string,
  context: RstContext,
  report: (warning: MarkupWarning) => void,
): string {
  const compiler = new RstToHtmlCompiler();
  installParsers(compiler);
  installGenerators(compiler, context, report);
  const parsed = compiler.parse(prepare(source, context), {
    ...QUIET,
    parseFirstFieldListAsDocumentMeta: false,
    directivesWithRawText: RAW_BODIES,
  });
  for (const message of compiler.outputWarnings) report({ message });
  return compiler.generate(
    { basePath: '/', currentDocPath: 'page', docs: [{ docPath: 'page', parserOutput: parsed }] },
    QUIET,
  ).body;
}

/** Normalises tabs, line ends and byte order marks as docutils does, and appends the context's substitutions. */
function prepare(source: string, { substitutions = {} }: RstContext): string {
  const text = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\v\f]/g, ' ')
    .replace(/\0/g, '\uFFFD')
    .replace(/\|([^|\n]{1,80})\|_(?!\w)/g, '`$1`_')
    .replace(/^:(orphan|tocdepth|nosearch):[^\n]*$/gm, '')
    .split('\n')
    .map(expandTabs)
    .join('\n');
  const definitions = Object.entries(substitutions)
    .filter(([name]) => !text.includes(`|${name}| replace::`) && text.includes(`|${name}|`))
    .map(([name, value]) => `.. |${name}| replace:: ${value.replace(/\s+/g, ' ')}`);
  return definitions.length === 0 ? text : `${text}\n\n${definitions.join('\n')}\n`;
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const character of line) {
    expanded += character === '\t' ? ' '.repeat(8 - (expanded.length % 8)) : character;
  }
  return expanded;
}

/** Returns the line that a parser error names, if any. */
function lineOfError(error: unknown): { line?: number } {
  const found = /line:(\d+)/.exec(
    error instanceof Error ? `${String(error)} ${error.message}` : '',
  );
  return found ? { line: Number(found[1]) } : {};
}
