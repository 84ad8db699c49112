import { open, openApi, type Decisions } from './decision';

/** Access to the addresses and actions of governance. */
export const decisions: Decisions = {
  pages: {
    '/bodies/[slug]': open('/bodies/tc'),
    '/bodies/[slug]/votes': open('/bodies/tc/votes'),
    '/goals': open('/goals'),
    '/goals/[slug]': open('/goals/clear-names'),
    '/governance': open('/governance'),
    '/governance/[...path]': open('/governance/reference/charter'),
    '/resolutions': open('/resolutions'),
    '/resolutions/[slug]': open('/resolutions/20230502-first-light'),
    '/teams': open('/teams'),
    '/teams/[slug]': open('/teams/nova'),
  },
  routes: {
    ...openApi({
      '/bodies/[slug]': ['/bodies/tc'],
      '/resolutions': ['/resolutions'],
      '/resolutions/[slug]': ['/resolutions/20230502-first-light'],
      '/teams': ['/teams'],
      '/teams/[slug]': ['/teams/nova'],
    }),
    'GET /bodies/[slug]/votes.csv': open('/bodies/tc/votes.csv'),
    'GET /resolutions/feed.xml': open('/resolutions/feed.xml'),
    'GET /sigs': open('/sigs', 308),
    'GET /tc/[...path]': open('/tc/reference/charter.html', 308),
  },
};
