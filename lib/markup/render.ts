import { createHash } from 'node:crypto';
import { markInvisible } from './invisible';
import { MAX_SOURCE_BYTES, outputLimit } from './limits';
import { literalMarkup } from './literal';
import { runForImport, runForReader, type PoolAnswer } from './pool';
import type { Markup, MarkupOptions, RstContext } from './types';

export type { Markup, MarkupTarget, MarkupWarning, RstContext } from './types';

/** Maximum length of Markdown written here; longer texts are shown as written. No form accepts that much. */
export const MAX_MARKDOWN_LENGTH = 100_000;

/**
 * Renders Markdown (GitHub's dialect) written here to HTML that is safe to put into a page. Every word of it is shown:
 * tags that are not allowed, comments and invisible characters appear as text.
 *
 * Never rejects. It runs in a thread, with limits on time, memory and the size of the output. A text beyond them is
 * returned as written, with a note above it.
 */
export function renderMarkdown(source: string, context: RstContext = {}): Promise<Markup> {
  return renderForReader(source, { context, takesTitle: false });
}

/** Time limit for the community's own pages: no outsider can make one slow, and a busy machine must not lose one. */
const CONTENT_LIMIT_MS = 5000;

/**
 * Renders a page of `content/` in the same way. Its title stands above it, so a heading that opens the text and has no
 * other of its level is left out.
 */
export function renderContent(source: string, context: RstContext = {}): Promise<Markup> {
  return renderForReader(source, { context, takesTitle: true }, { limitMs: CONTENT_LIMIT_MS });
}

async function renderForReader(
  source: string,
  how: Pick<MarkupOptions, 'context' | 'takesTitle'>,
  limit: { limitMs?: number } = {},
): Promise<Markup> {
  if (source.length > MAX_MARKDOWN_LENGTH) {
    const message = `The text is longer than ${MAX_MARKDOWN_LENGTH} characters and is shown as written.`;
    return literalMarkup(source, [{ message }], true);
  }
  const options = { ...how, maxBytes: outputLimit(source, false) };
  return markupOf(
    await runForReader({ kind: 'markdown', source, options, ...limit }),
    source,
    true,
  );
}

/**
 * Renders Markdown of an import. Takes the title out of the text and may take longer. Never rejects, like
 * `renderMarkdown`; the reason a text is shown as written is in `warnings`.
 */
export function importMarkdown(source: string, context: RstContext): Promise<Markup> {
  return renderImport('markdown', source, context);
}

/** Renders reStructuredText of an import in the same way. `limitMs` is for tests. */
export function renderRst(
  source: string,
  context: RstContext = {},
  limitMs?: number,
): Promise<Markup> {
  return renderImport('rst', source, context, limitMs);
}

async function renderImport(
  kind: 'markdown' | 'rst',
  source: string,
  context: RstContext,
  limitMs?: number,
): Promise<Markup> {
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) {
    const message = `The text is longer than ${MAX_SOURCE_BYTES} bytes and is shown as written, cut there.`;
    return literalMarkup(source, [{ message }]);
  }
  const options = { context, takesTitle: true, maxBytes: outputLimit(source, true) };
  const limit = limitMs === undefined ? {} : { limitMs };
  return markupOf(await runForImport({ kind, source, options, ...limit }), source, false);
}

function markupOf(answer: PoolAnswer, source: string, isNoted: boolean): Markup {
  if (answer.ok && 'markup' in answer) return answer.markup;
  const reason = REASONS[answer.ok ? 'broken' : answer.failure];
  return literalMarkup(source, [{ message: `${reason}; it is shown as written.` }], isNoted);
}

const REASONS: Record<Extract<PoolAnswer, { ok: false }>['failure'], string> = {
  'too-slow': 'The text takes longer to render than it may',
  'too-large': 'The text would become larger than it may',
  'too-deep': 'The text is nested too deeply',
  'too-much': 'The text takes more memory to render than it may',
  busy: 'Too many texts wait to be rendered',
  broken: 'The text breaks the compiler',
};

/** Earlier results by the hash of the text. Texts of decided motions do not change. */
const plainTexts = new Map<string, Promise<boolean>>();
const MAX_PLAIN_TEXTS = 2000;

/**
 * Returns Markdown that is safe to put before other Markdown. A text that leaves something open, contains HTML or hides
 * words is returned as written, in a fence longer than any in it.
 */
export async function closedMarkdown(source: string): Promise<string> {
  const text = source.trim();
  if (await isPlain(text)) return text;
  const shown = markInvisible(text);
  const longest = Math.max(2, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${shown}\n${fence}`;
}

function isPlain(text: string): Promise<boolean> {
  const key = createHash('sha256').update(text).digest('base64');
  const known = plainTexts.get(key);
  if (known) return known;
  const fresh = findPlain(text, key);
  plainTexts.set(key, fresh);
  const [oldest] = plainTexts.keys();
  if (plainTexts.size > MAX_PLAIN_TEXTS && oldest !== undefined) plainTexts.delete(oldest);
  return fresh;
}

async function findPlain(source: string, key: string): Promise<boolean> {
  if (source.length > MAX_MARKDOWN_LENGTH) return false;
  const options = { context: {}, takesTitle: false, maxBytes: outputLimit(source, false) };
  const answer = await runForReader({ kind: 'plain', source, options });
  if (answer.ok) return 'isPlain' in answer && answer.isPlain;
  // A text that was not checked is checked the next time.
  if (answer.failure === 'busy' || answer.failure === 'broken') plainTexts.delete(key);
  return false;
}
