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

/** Tags that are removed: pictures have already become links, and no browser shows the content of `rp`. */
const NO_TAGS = new Set(['img', 'picture', 'source', 'rp']);

const tagNames = [...(defaultSchema.tagNames ?? []).filter((tag) => !NO_TAGS.has(tag)), ...TAGS];

/** Tags allowed in a text written here; all others are shown as written. */
export const ALLOWED_TAGS: ReadonlySet<string> = new Set([...tagNames, 'img']);

/**
 * The single list of what rendered text may contain, whatever its source format.
 *
 * No scripts, no styles, no event handlers, no pictures (they have already become links), no forms except the disabled
 * check boxes of task lists, no schemes except http and https. Ids are prefixed, so that no text can refer to a part of
 * the page around it.
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
