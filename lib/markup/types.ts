/** A problem in rendering a text. `line` counts from 1. */
export type MarkupWarning = { line?: number; message: string };

/**
 * A text made safe to put into a page.
 *
 * `html` has passed the sanitiser; its headings begin at h2. `title` is the first heading, which belongs in the page's
 * h1 and is left out of `html` on request. `text` is the same content as plain text, for search. `isFallback` is true
 * if the text could not be rendered and is shown as written.
 */
export type Markup = {
  html: string;
  text: string;
  title: string | null;
  warnings: MarkupWarning[];
  isFallback: boolean;
};

/** The address of a label or a document, and the text of a link to it whose author gave none. */
export type MarkupTarget = { href: string; title: string | null };

/** The context in which a reStructuredText page is rendered. Every field is optional. */
export type RstContext = {
  /** The page's own path in its repository, with extension: `resolutions/20130101-x.rst`. Relative links start here. */
  path?: string;
  /** Explicit labels of all pages, in lower case with single spaces, for `:ref:`. */
  labels?: Readonly<Record<string, MarkupTarget>>;
  /** Pages by path without extension, for `:doc:` and relative links. */
  documents?: Readonly<Record<string, MarkupTarget>>;
  /** Base URL of files that Rollcall does not show, with a slash at the end. */
  filesUrl?: string;
  /**
   * Prefixes of the community's addresses, each with the address here (`*`: the rest of the address). The first that
   * matches wins.
   */
  addresses?: readonly (readonly [from: string, to: string])[];
  /** Host that `:repo:` links to, without a slash at the end. */
  forge?: string;
  /** Replacements for `|name|` that the page does not define itself. */
  substitutions?: Readonly<Record<string, string>>;
};

/** Options for rendering a text. */
export type MarkupOptions = {
  context: RstContext;
  /** True to take the title out of the text, for a page that shows it above. */
  takesTitle: boolean;
  /** Maximum size of the HTML, in bytes. */
  maxBytes: number;
};
