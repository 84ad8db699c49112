import { escapeHtml } from './escape';
import { ALLOWED_TAGS } from './sanitise';

/** Matches a tag with its attributes, at a position in a text. */
const TAG =
  /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][\w:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/iy;

const ATTRIBUTE = /([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gi;

/** Allowed attributes and their values: no words, except where the words are shown. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  ...{ href: /^/, src: /^/, alt: /^/, title: /^/ }, // Only where `OWN` has them.
  ...{ id: /^[\w.:-]{1,40}$/, name: /^[\w.:-]{1,40}$/, lang: /^[\w-]{1,20}$/ },
  ...{ align: /^[a-z]{1,10}$/i, valign: /^[a-z]{1,10}$/i, scope: /^[a-z]{1,10}$/i },
  ...{
    target: /^_?[a-z]{1,10}$/i,
    rel: /^[a-z]{1,12}( [a-z]{1,12})?$/i,
    type: /^[a-z0-9]{1,10}$/i,
  },
  ...{ width: /^\d{1,5}(%|px)?$/, height: /^\d{1,5}(%|px)?$/, start: /^-?\d{1,9}$/ },
  ...{ colspan: /^\d{1,4}$/, rowspan: /^\d{1,4}$/, datetime: /^[\w:+.-]{1,40}$/ },
  ...{
    open: /^(open)?$/,
    reversed: /^(reversed)?$/,
    checked: /^(checked)?$/,
    disabled: /^(disabled)?$/,
  },
};

/** Attributes with any value, and the tags on which it is shown: titles are written after the words. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  href: ['a'],
  src: ['img'],
  alt: ['img'],
  title: ['a', 'abbr', 'cite', 'dfn', 'img', 'span', 'time'],
};

/** HTML in which only the allowed tags are tags, and everything else is text. */
export type ShownTags = { html: string; hasTags: boolean };

/**
 * Turns everything in a piece of HTML that a page would not show into text: tags that are not
 * allowed, tags with attributes that hide or say something, comments, declarations and anything
 * else that begins with `<`.
 *
 * `open` counts the open tags by name, across the pieces of one text: an end tag without a start
 * tag is text too.
 *
 * @example
 * shownTags('<b>x</b> <!-- y -->', new Map()); // => { html: '<b>x</b> &lt;!-- y -->', hasTags: true }
 */
export function shownTags(html: string, open: Map<string, number>): ShownTags {
  const parts: string[] = [];
  let hasTags = false;
  let end = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', end)) {
    TAG.lastIndex = at;
    const [tag, slash = '', name = '', attributes = ''] = TAG.exec(html) ?? [];
    parts.push(html.slice(end, at));
    if (tag !== undefined && isShown(name.toLowerCase(), slash, attributes, open)) {
      hasTags = true;
      parts.push(tag);
      end = at + tag.length;
    } else {
      parts.push(escapeHtml('<'));
      end = at + 1;
    }
  }
  return { html: parts.join('') + html.slice(end), hasTags };
}

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);

function isShown(
  name: string,
  slash: string,
  attributes: string,
  open: Map<string, number>,
): boolean {
  if (!ALLOWED_TAGS.has(name)) return false;
  const count = open.get(name) ?? 0;
  if (slash !== '') {
    if (count === 0 || attributes.trim() !== '') return false;
    open.set(name, count - 1);
    return true;
  }
  const seen = new Set<string>();
  for (const [, key = '', ...values] of attributes.matchAll(ATTRIBUTE)) {
    const value = values.find(Boolean) ?? '';
    if (seen.has(key.toLowerCase()) || !mayHave(name, key.toLowerCase(), value)) return false;
    seen.add(key.toLowerCase());
  }
  if (!VOID.has(name)) open.set(name, count + 1);
  return true;
}

function mayHave(tag: string, attribute: string, value: string): boolean {
  if (!Object.hasOwn(ATTRIBUTES, attribute) || !ATTRIBUTES[attribute]?.test(value)) return false;
  return !Object.hasOwn(OWN, attribute) || (OWN[attribute]?.includes(tag) ?? false);
}
