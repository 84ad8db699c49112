import { escapeHtml } from './escape';
import { markInvisible } from './invisible';
import { redact } from './redact';
import type { Markup, MarkupWarning } from './types';

/** Maximum length shown of a text that can only be shown as written. */
export const MAX_LITERAL_LENGTH = 1024 * 1024;

/** Returns the text as written, escaped, with the reasons for this; if `isNoted`, a note above the text states them. */
export function literalMarkup(
  source: string,
  warnings: MarkupWarning[],
  isNoted: boolean = false,
): Markup {
  const text = source.replaceAll('\0', '\uFFFD').slice(0, MAX_LITERAL_LENGTH);
  const shown = markInvisible(redact(text));
  return {
    html: `${isNoted ? note(warnings) : ''}<pre class="literal-text">${escapeHtml(shown)}</pre>`,
    text: shown,
    title: null,
    warnings,
    isFallback: true,
  };
}

function note(warnings: readonly MarkupWarning[]): string {
  const reasons = warnings.map(({ message }) => escapeHtml(message)).join(' ');
  return `<div class="admonition note"><p class="admonition-title">Note</p><p>${reasons}</p></div>`;
}
