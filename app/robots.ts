import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';

/** The address of the site is known when it runs, not when it is built. */
export const dynamic = 'force-dynamic';

/** Everything may be read by machines; filtered and dated views of the same pages need not be. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/search', '/*?on=', '/*&on='] },
    sitemap: `${env.siteUrl}/sitemap.xml`,
  };
}
