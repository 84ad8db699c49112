import { defaultSchema, type Options } from 'rehype-sanitize';
import { ID_PREFIX } from './paths';

const ADMONITIONS = [
  'note', 'warning', 'tip', 'important', 'hint', 'caution', 'danger', 'error', 'attention', 'seealso', 'info',
]; // prettier-ignore

const CLASSES = {
  div: ['admonition', ...ADMONITIONS, 'line-block', 'line', 'citations', 'table-scroll'],
  span: ['backlinks', 'footnote-definition', 'classifier', 'target'],
  p: ['rubric', 'admonition-title'],
  dl: ['footnotes', 'docinfo', 'citations', 'option-list'],
  a: ['footnote-reference', 'citation-reference', 'data-footnote-backref'],
  pre: ['code', 'literal-text'],
  code: [/^language-[a-z0-9+-]+$/i],
  section: ['footnotes'],
  h2: ['sr-only'],
  li: ['task-list-item'],
  ul: ['contains-task-list'],
  ol: ['contains-task-list'],
  table: [],
} satisfies Record<string, (string | RegExp)[]>;

const attributes: Record<string, NonNullable<Options['attributes']>[string]> = {
  '*': ['id', 'title', 'lang', 'dir', 'ariaLabel', 'ariaDescribedBy', 'ariaLabelledBy'],
  a: ['href', 'rel', 'dataFootnoteRef', 'dataFootnoteBackref'],
  ol: ['start', 'type', 'reversed'],
  input: [['disabled', true], ['type', 'checkbox'], 'checked'],
  td: ['colSpan', 'rowSpan', 'align'],
  th: ['colSpan', 'rowSpan', 'align', 'scope'],
  section: ['dataFootnotes'],
  details: ['open'],
  time: ['dateTime'],
};

for (const [tag, names] of Object.entries(CLASSES)) {
  if (names.length > 0) attributes[tag] = [...(attributes[tag] ?? []), ['className', ...names]];
}

const TAGS = [
  'abbr', 'cite', 'dfn', 'figcaption', 'figure', 'hr', 'mark', 'small', 'time', 'u', 'wbr', 'caption', 'colgroup', 'col',
]; // prettier-ignore

/** Pictures become links before; what stands in `rp` is shown by no browser. */
const NO_TAGS = new Set(['img', 'picture', 'source', 'rp']);

const tagNames = [...(defaultSchema.tagNames ?? []).filter((tag) => !NO_TAGS.has(tag)), ...TAGS];

/** The tags that a text of people may hold; all others are shown as they were written. */
export const ALLOWED_TAGS: ReadonlySet<string> = new Set([...tagNames, 'img']);

/**
 * The one list of what rendered text may hold, whatever it was written in.
 *
 * No scripts, no styles, no event handlers, no pictures (they become links before), no forms but the
 * disabled check boxes of task lists, no schemes but http and https. Ids are prefixed, so that no text
 * can name a part of the page around it.
 */
export const sanitiserSchema: Options = {
  ...defaultSchema,
  tagNames,
  attributes,
  protocols: { href: ['http', 'https'] },
  clobberPrefix: ID_PREFIX,
  strip: [
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'svg',
    'math',
    'title',
    'textarea',
    'xmp',
  ],
};
