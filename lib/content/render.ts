import 'server-only';
import { renderContent } from '@/lib/community/markup';
import { headingsOf, readingMinutes, type Heading } from './rules';

/** A page's text, made safe to show. */
export type RenderedText = { html: string; text: string; headings: Heading[]; minutes: number };

const rendered = new WeakMap<object, Promise<RenderedText>>();

/** The text of a page of `content/` as sanitised HTML, rendered once for as long as its file stays the same. */
export function renderPage(page: { body: string }): Promise<RenderedText> {
  const known = rendered.get(page);
  if (known) return known;
  const fresh = renderContent(page.body).then(({ html, text, isFallback }) => {
    if (isFallback) rendered.delete(page); // The next reader may be luckier.
    return { html, text, headings: headingsOf(html), minutes: readingMinutes(text) };
  });
  rendered.set(page, fresh);
  return fresh;
}
