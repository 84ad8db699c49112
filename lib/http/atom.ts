import { Feed } from 'feed';
import { escapeHtml } from '@/lib/markup/escape';
import { slugOf } from '@/lib/slug';

/** Where the site is and whose record it keeps. */
export type Site = { url: string; community: string };

/** One entry of a feed. `key` never changes and is used once; `path` is the page it is about. */
export type FeedEntry = {
  key: string;
  title: string;
  path: string;
  /** When it came about. */
  at: Date;
  /** When it last changed; `at` when absent. */
  changedAt?: Date | null;
  /** Sanitised HTML. */
  html: string;
};

/** A feed: the page it belongs to, its own address, and its entries, newest first. */
export type FeedContent = {
  path: string;
  page: string;
  title: string;
  about: string;
  entries: FeedEntry[];
};

/** When a feed last changed: with the latest change of an entry. Null for an empty feed. */
export function changeOf(entries: readonly FeedEntry[]): Date | null {
  const times = entries.map(({ at, changedAt }) => (changedAt ?? at).getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/**
 * What stands for this record in ids that must outlive its address: `openstack.rollcall`. It is the same
 * on every machine, so a feed reader or a calendar that moves to another copy sees nothing twice.
 */
export function authorityOf({ community }: Site): string {
  return `${slugOf(community)}.rollcall`;
}

/** Writes a feed as Atom (RFC 4287). Nothing in it depends on when it is asked for. */
export function atomOf({ path, page, title, about, entries }: FeedContent, site: Site): string {
  const feed = new Feed({
    id: idOf(path, site),
    title: clean(title),
    description: clean(about),
    link: site.url + page,
    feedLinks: { atom: site.url + path },
    updated: changeOf(entries) ?? new Date(0),
    author: { name: clean(site.community) },
    generator: 'Rollcall',
  });
  for (const entry of entries) {
    feed.addItem({
      id: idOf(`/${entry.key}`, site),
      title: escapeHtml(clean(entry.title)), // The library marks titles of entries as HTML.
      link: site.url + encodeURI(entry.path),
      date: entry.changedAt ?? entry.at,
      published: entry.at,
      content: clean(absolute(entry.html, site)),
    });
  }
  return feed.atom1();
}

/** A tag URI (RFC 4151). The year only says since when such ids are given out. */
function idOf(path: string, site: Site): string {
  return `tag:${authorityOf(site)},2026:${encodeURI(path.slice(1))}`;
}

/** A reader shows an entry far from here, so a link needs the whole address. */
function absolute(html: string, site: Site): string {
  return html.replace(/(\shref=")(?=\/(?!\/))/g, `$1${site.url}`);
}

/** What XML 1.0 can't hold is left out. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
