import { decode } from '@/lib/formats/decode';
import { lineAt } from '@/lib/formats/location';
import { importMarkdown, renderRst } from '@/lib/community/markup';
import type { Markup, RstContext } from '@/lib/markup/types';
import { scanRst } from '@/lib/markup/rst-scan';
import type { Warning } from '@/lib/formats/warning';
import { storable } from '@/lib/text';
import { goalStage, resolutionDate, type PageKind } from './rules';
import type { Attachment } from './cross-references';

/** A rendered resolution. `date` is a day as text. */
export type ParsedResolution = {
  slug: string;
  date: string;
  title: string;
  status: 'current' | 'superseded';
  supersededBy: string | null;
  supersedes: string[];
  path: string;
  html: string;
  text: string;
  attachments: Attachment[];
  isFallback: boolean;
};

/** Any other page of the repository, rendered. */
export type ParsedDocument = {
  path: string;
  slug: string;
  kind: Exclude<PageKind, 'resolution'>;
  title: string;
  html: string;
  text: string;
  status: string | null;
  cycle: string | null;
  isFallback: boolean;
};

/** A page that was read, or the reason it is skipped. */
export type ParsedPage<Value> =
  { ok: true; value: Value; warnings: Warning[] } | { ok: false; error: Warning };

/** A page before it is rendered. */
export type PageSource = { path: string; text: string; warnings: Warning[] };

/** Decodes the bytes of a page. Text that is not UTF-8 is read as GB18030 where that works, and causes a warning. */
export function decodePage(path: string, bytes: Uint8Array): PageSource {
  const { text, encoding } = decode(bytes, ['gb18030']);
  const message =
    encoding === null
      ? 'holds bytes that are no UTF-8; they are shown as \uFFFD. Save the file as UTF-8.'
      : `is written in ${encoding.toUpperCase()}; save it as UTF-8.`;
  const warning: Warning = { kind: 'encoding', where: `governance:${path}`, message };
  return { path, text: storable(text), warnings: encoding === 'utf-8' ? [] : [warning] };
}

/**
 * Renders a resolution and determines its date. The file name wins over the title; if they differ, the warning names
 * both locations.
 */
export async function readResolution(
  source: PageSource,
  context: RstContext,
  known: { supersededBy: string | null; supersedes: string[]; attachments: Attachment[] },
): Promise<ParsedPage<ParsedResolution>> {
  const { path } = source;
  const { markup, title, warnings } = await render(source, context);
  const slug = path.slice(path.lastIndexOf('/') + 1).replace(/\.(rst|md)$/, '');
  const dated = resolutionDate(slug, title) ?? resolutionDate(title, title);
  const where = `governance:${path}`;
  if (!dated) {
    const message =
      'The file name must begin with the day, as in 20260131-title.rst; it is passed over.';
    return { ok: false, error: { kind: 'malformed', where, message } };
  }
  const isSuperseded = path.startsWith('resolutions/superseded/');
  warnings.push(...dateWarnings(source, dated));
  return {
    ok: true,
    warnings,
    value: {
      slug,
      date: dated.date,
      title: dated.title || slug,
      status: isSuperseded ? 'superseded' : 'current',
      path,
      html: markup.html,
      text: markup.text,
      isFallback: markup.isFallback,
      ...known,
    },
  };
}

function dateWarnings(
  { path, text }: PageSource,
  { date, found }: NonNullable<ReturnType<typeof resolutionDate>>,
): Warning[] {
  if (found.kind === 'same') return [];
  const where = `governance:${path}`;
  if (found.kind === 'absent') {
    const message = `The title has no date; the file's name gives ${date}.`;
    return [{ kind: 'unresolved', where, message }];
  }
  const line = lineAt(text, text.indexOf(found.written));
  const fault = found.kind === 'impossible' ? 'which is no day' : 'another day';
  const message = `The title says ${found.written}, ${fault}; the file's name says ${date} and counts.`;
  return [{ kind: 'contradiction', where: `${where}:${line}`, otherWhere: where, message }];
}

/** Renders a page that is not a resolution. */
export async function readDocument(
  source: PageSource,
  context: RstContext,
  kind: ParsedDocument['kind'],
): Promise<ParsedPage<ParsedDocument>> {
  const { markup, title, warnings } = await render(source, context);
  const path = source.path.replace(/\.(rst|md)$/, '');
  const stage = kind === 'goal' ? goalStage(source.path) : { status: null, cycle: null };
  return {
    ok: true,
    warnings,
    value: {
      path,
      slug: path.slice(path.lastIndexOf('/') + 1),
      kind,
      title,
      html: markup.html,
      text: markup.text,
      isFallback: markup.isFallback,
      ...stage,
    },
  };
}

async function render(
  { path, text, warnings: found }: PageSource,
  context: RstContext,
): Promise<{ markup: Markup; title: string; warnings: Warning[] }> {
  const markup = path.endsWith('.md')
    ? await importMarkdown(text, context)
    : await renderRst(text, context);
  const where = `governance:${path}`;
  const warnings = markup.warnings.map(({ line, message }): Warning => {
    const kind = markup.isFallback ? 'fallback' : 'unresolved';
    return { kind, where: line === undefined ? where : `${where}:${line}`, message };
  });
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(rst|md)$/, '');
  const title = markup.title ?? scanRst(text).title ?? name;
  return { markup, title, warnings: [...found, ...warnings] };
}
