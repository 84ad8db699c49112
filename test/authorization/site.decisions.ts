import { open, openApi, type Decisions } from './decision';

/** Access to the addresses and actions of the site as a whole. */
export const decisions: Decisions = {
  pages: {
    '/': open('/'),
    '/about': open('/about'),
    '/api': open('/api'),
    '/kit': { who: 'nobody', at: '/kit' },
    '/search': open('/search?q=nova'),
    '/security': open('/security'),
    '/security/log': open('/security/log'),
    '/status': open('/status'),
  },
  routes: {
    ...openApi({
      '/[...path]': ['/no/such/thing', 404],
      '/audit/checkpoints': ['/audit/checkpoints'],
      '/audit/rows': ['/audit/rows'],
      '/health': ['/health'],
      '/openapi.json': ['/openapi.json'],
      '/search': ['/search?q=nova'],
      '/sync/runs': ['/sync/runs'],
    }),
    'GET /apple-icon.png': open('/apple-icon.png'),
    'GET /icon.svg': open('/icon.svg'),
    'GET /manifest.webmanifest': open('/manifest.webmanifest'),
    'GET /robots.txt': open('/robots.txt'),
    'GET /security/log/checkpoints.txt': open('/security/log/checkpoints.txt'),
    'OPTIONS /security/log/checkpoints.txt': open('/security/log/checkpoints.txt', 204),
    'GET /security/log/feed.xml': open('/security/log/feed.xml'),
    'GET /sitemap.xml': open('/sitemap.xml'),
    'POST /theme': { ...open('/theme', 303), form: { theme: 'dark' } },
  },
};
