/** Something in a text that could not be shown as meant. `line` counts from 1. */
export type MarkupWarning = { line?: number; message: string };

/**
 * A text made safe to put into a page.
 *
 * `html` passed the sanitiser; its headings begin at h2. `title` is its first heading, which belongs into the page's h1
 * and is left out of `html` where that was asked for. `text` is the same in plain words, for search. `isFallback` says
 * that the text could not be rendered and is shown as it was written.
 */
export type Markup = {
  html: string;
  text: string;
  title: string | null;
  warnings: MarkupWarning[];
  isFallback: boolean;
};

/** Where a label or a document is, and what a link to it says when its author gave no words. */
export type MarkupTarget = { href: string; title: string | null };

/** What a reStructuredText page needs to know of the pages around it. Everything is optional. */
export type RstContext = {
  /** The page's own path in its repository, with ending: `resolutions/20130101-x.rst`. Relative links start here. */
  path?: string;
  /** Explicit labels of all pages, in lower case with single spaces: what `:ref:` looks up. */
  labels?: Readonly<Record<string, MarkupTarget>>;
  /** Pages by path without ending: what `:doc:` and relative links look up. */
  documents?: Readonly<Record<string, MarkupTarget>>;
  /** Where files that Rollcall does not show can be read, with a slash at the end. */
  filesUrl?: string;
  /** Beginnings of the community's addresses, each with the address here (`*`: what follows it); the first that fits wins. */
  addresses?: readonly (readonly [from: string, to: string])[];
  /** Host whose pages `:repo:` leads to, without a slash at the end. */
  forge?: string;
  /** Replacements for `|name|` that the page does not define itself. */
  substitutions?: Readonly<Record<string, string>>;
};

/** How a text is to be rendered. */
export type MarkupOptions = {
  context: RstContext;
  /** Whether the title is taken out of the text, for a page that shows it above. */
  takesTitle: boolean;
  /** More than this is not made of the text. */
  maxBytes: number;
};
