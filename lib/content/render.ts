import 'server-only';
import { renderContent } from '@/lib/community/markup';
import { headingsOf, readingMinutes, type Heading } from './rules';

/** A page's text, sanitised. */
export type RenderedText = { html: string; text: string; headings: Heading[]; minutes: number };

const rendered = new WeakMap<object, Promise<RenderedText>>();

/** Renders the text of a page of `content/` as sanitised HTML, once for as long as its file is unchanged. */
export function renderPage(page: { body: string }): Promise<RenderedText> {
  const known = rendered.get(page);
  if (known) return known;
  const fresh = renderContent(page.body).then(({ html, text, isFallback }) => {
    if (isFallback) rendered.delete(page); // The next request may succeed.
    return { html, text, headings: headingsOf(html), minutes: readingMinutes(text) };
  });
  rendered.set(page, fresh);
  return fresh;
}
