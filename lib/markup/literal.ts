import { escapeHtml } from './escape';
import { maskEmails } from './links';
import type { Markup, MarkupWarning } from './types';

/** How much of a text is shown when it can only be shown as written. */
export const MAX_LITERAL_LENGTH = 1024 * 1024;

/** The text as it was written, escaped, with the reasons why. */
export function literalMarkup(source: string, warnings: MarkupWarning[]): Markup {
  const shown = maskEmails(source.replaceAll('\0', '\uFFFD').slice(0, MAX_LITERAL_LENGTH));
  return {
    html: `<pre class="literal-text">${escapeHtml(shown)}</pre>`,
    text: shown,
    title: null,
    warnings,
    isFallback: true,
  };
}
