import { Feed } from 'feed';
import { escapeHtml } from '@/lib/markup/escape';
import { slugOf } from '@/lib/slug';

/** The address of the site, and the name of its community. */
export type Site = { url: string; community: string };

/** An entry of a feed. `key` never changes and is used only once; `path` is the page it is about. */
export type FeedEntry = {
  key: string;
  title: string;
  path: string;
  /** Time of the event. */
  at: Date;
  /** Time of the last change; `at` if absent. */
  changedAt?: Date | null;
  /** Sanitised HTML. */
  html: string;
};

/** A feed: its own path, the page it belongs to, and its entries, newest first. */
export type FeedContent = {
  path: string;
  page: string;
  title: string;
  about: string;
  entries: FeedEntry[];
};

/** Time of the latest change of an entry; null for an empty feed. */
export function changeOf(entries: readonly FeedEntry[]): Date | null {
  const times = entries.map(({ at, changedAt }) => (changedAt ?? at).getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/**
 * Identifies this record in ids that must outlive its address: `openstack.rollcall`. It is the same on every machine,
 * so a feed reader or calendar that moves to another copy shows nothing twice.
 */
export function authorityOf({ community }: Site): string {
  return `${slugOf(community)}.rollcall`;
}

/** Writes a feed as Atom (RFC 4287). The output does not depend on the time of the request. */
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

/** Makes a tag URI (RFC 4151). Its year is only the year since when such ids exist. */
function idOf(path: string, site: Site): string {
  return `tag:${authorityOf(site)},2026:${encodeURI(path.slice(1))}`;
}

/** Makes links absolute, because a feed reader shows an entry elsewhere. */
function absolute(html: string, site: Site): string {
  return html.replace(/(\shref=")(?=\/(?!\/))/g, `$1${site.url}`);
}

/** Removes characters that XML 1.0 can't contain. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
