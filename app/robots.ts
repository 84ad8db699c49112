import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';

/** Renders at request time, because the address of the site is not known at build time. */
export const dynamic = 'force-dynamic';

/** Returns the rules for crawlers: they may read everything except search results and dated views of the same pages. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/search', '/*?on=', '/*&on='] },
    sitemap: `${env.siteUrl}/sitemap.xml`,
  };
}
