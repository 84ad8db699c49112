import { createHash } from 'node:crypto';
import { slugOf } from '@/lib/slug';
import type { Repository, TreeEntry } from '@/lib/formats/git/repository';
import type { MarkupTarget, RstContext } from '@/lib/markup/types';
import { labelKey, resolvePath, withoutEnding } from '@/lib/markup/paths';
import { scanRst, type ScannedPage } from '@/lib/markup/rst-scan';
import { addressOfPage } from './rules';
import { claimsOf } from './supersession';

/** A file attached to a resolution, as the page lists it. */
export type Attachment = { name: string; path: string; bytes: number };

/** The cross-references among the repository's pages: labels, titles, and which resolution replaces which. */
export type CrossReferences = {
  labels: Readonly<Record<string, MarkupTarget>>;
  documents: Readonly<Record<string, MarkupTarget>>;
  /** Keyed by the slug of the replaced resolution. */
  supersededBy: ReadonlyMap<string, string>;
  /** Keyed by the slug of the resolution that replaces others. */
  supersedes: ReadonlyMap<string, string[]>;
  /** Keyed by the slug of the resolution. */
  attachments: ReadonlyMap<string, Attachment[]>;
};

/** Maximum size of a page that is searched for labels. */
const MAX_PAGE_BYTES = 1024 * 1024;

const TEAM_FILES = ['reference/projects.yaml', 'reference/legacy.yaml'];

/** Collects the cross-references from every page of the tree, without rendering any, and from the team names. */
export async function readCrossReferences(
  repository: Repository,
  tree: readonly TreeEntry[],
): Promise<CrossReferences> {
  const pages = tree.filter(({ path, size }) => /\.rst$/.test(path) && size <= MAX_PAGE_BYTES);
  const teamFiles = tree.filter(({ path }) => TEAM_FILES.includes(path));
  const files = [...pages, ...teamFiles];
  const labels: Record<string, MarkupTarget> = {};
  const documents: Record<string, MarkupTarget> = {};
  const texts = new Map<string, string>();
  let index = 0;
  for await (const bytes of repository.blobs(files.map(({ blob }) => blob))) {
    const path = files[index++]?.path ?? '';
    const text = bytes.toString('utf8');
    if (TEAM_FILES.includes(path)) addTeams(text, documents);
    else {
      addPage(path, scanRst(text), { labels, documents });
      texts.set(path, text);
    }
  }
  return { labels, documents, attachments: attachmentsOf(tree), ...supersession(texts, labels) };
}

function addPage(
  path: string,
  page: ScannedPage,
  {
    labels,
    documents,
  }: { labels: Record<string, MarkupTarget>; documents: Record<string, MarkupTarget> },
): void {
  const href = addressOfPage(path);
  if (href === null) return;
  documents[withoutEnding(path)] = { href, title: page.title };
  for (const { key, anchor, title } of page.labels) {
    labels[key] = { href: href.includes('#') ? href : `${href}#s-${anchor}`, title };
  }
}

/** Adds a target for each team: the upstream site has a page for each, which other pages link to. */
function addTeams(text: string, documents: Record<string, MarkupTarget>): void {
  for (const [, quoted, plain] of text.matchAll(/^(?:["']([^"'\n]+)["']|([^\s#'"-][^:\n]*)):/gm)) {
    const name = (quoted ?? plain ?? '').trim();
    const slug = slugOf(name);
    documents[`reference/projects/${slug}`] ??= { href: `/teams/${slug}`, title: name };
  }
}

function attachmentsOf(tree: readonly TreeEntry[]): Map<string, Attachment[]> {
  const found = new Map<string, Attachment[]>();
  for (const { path, size } of tree) {
    const [, slug, name] = /^resolutions\/(?:superseded\/)?(\d{8}[^/]*)\/(.+)$/.exec(path) ?? [];
    if (slug === undefined || name === undefined) continue;
    found.set(slug, [...(found.get(slug) ?? []), { name, path, bytes: size }]);
  }
  return found;
}

function supersession(
  texts: ReadonlyMap<string, string>,
  labels: Readonly<Record<string, MarkupTarget>>,
): Pick<CrossReferences, 'supersededBy' | 'supersedes'> {
  const supersededBy = new Map<string, string>();
  const supersedes = new Map<string, string[]>();
  const link = (older: string, newer: string) => {
    if (older === newer || supersededBy.has(older)) return;
    supersededBy.set(older, newer);
    supersedes.set(newer, [...(supersedes.get(newer) ?? []), older]);
  };
  for (const [path, text] of texts) {
    const slug = resolutionIn(addressOfPage(path));
    if (slug === null || !/^resolutions\//.test(path)) continue;
    for (const { claim, role, target } of claimsOf(text)) {
      const other = resolutionIn(targetAddress(path, { role, target }, labels));
      if (other === null) continue;
      if (claim === 'supersedes') link(other, slug);
      else if (path.startsWith('resolutions/superseded/')) link(slug, other);
    }
  }
  return { supersededBy, supersedes };
}

function targetAddress(
  path: string,
  { role, target }: { role: string; target: string },
  labels: Readonly<Record<string, MarkupTarget>>,
): string | null {
  if (role === 'ref') {
    const key = labelKey(target);
    return Object.hasOwn(labels, key) ? (labels[key]?.href ?? null) : null;
  }
  const resolved = resolvePath(path, target);
  return resolved === null ? null : addressOfPage(`${withoutEnding(resolved)}.rst`);
}

function resolutionIn(href: string | null): string | null {
  return /^\/resolutions\/([^?#]+)/.exec(href ?? '')?.[1] ?? null;
}

/**
 * Returns the context in which a page is rendered: only what the page refers to, so that little is sent and compared.
 */
export function contextOf(
  path: string,
  text: string,
  { labels, documents }: CrossReferences,
  filesUrl: string,
): RstContext {
  const page = scanRst(text);
  const isAsked = new Set(page.refs);
  const paths = new Set(
    page.documents.map((target) => resolvePath(path, withoutEnding(target)) ?? ''),
  );
  const globs = page.documents.filter((target) => target.includes('*'));
  const folders = globs.map((target) => folderOf(resolvePath(path, target) ?? ''));
  return {
    path,
    filesUrl,
    labels: pick(labels, (key) => isAsked.has(key)),
    documents: pick(
      documents,
      (key) =>
        paths.has(key) ||
        text.includes(key.slice(key.lastIndexOf('/') + 1)) ||
        folders.includes(folderOf(key)),
    ),
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function pick(
  record: Readonly<Record<string, MarkupTarget>>,
  isWanted: (key: string) => boolean,
): Record<string, MarkupTarget> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => isWanted(key)));
}

/** Returns a short digest of a value, for detecting that what a page shows of other pages has changed. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
