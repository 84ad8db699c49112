import type { MetadataRoute } from 'next';

/** Everything may be read by machines; filtered and dated views of the same pages need not be. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/', disallow: ['/search', '/*?on=', '/*&on='] } };
}
