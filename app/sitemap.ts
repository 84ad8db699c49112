import type { MetadataRoute } from 'next';
import { MAIN_PARTS, MORE_PARTS } from '@/components/site-nav';
import { env } from '@/lib/env';
import { listFindablePages } from '@/lib/search/queries';

/** Renders at request time, because every sync changes the list of pages. */
export const dynamic = 'force-dynamic';

/** Returns every page in the search index, and the main pages of the site. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const more = MORE_PARTS.map(({ links }) => links.map(({ href }) => href as string));
  const parts = [...MAIN_PARTS.map(({ href }) => href as string), ...more.flat()];
  const pages = parts.filter((href) => href !== '/search' && !href.includes('.'));
  const paths = new Set(['/', ...pages, ...(await listFindablePages())]);
  return [...paths].map((path) => ({ url: env.siteUrl + encodeURI(path) }));
}
