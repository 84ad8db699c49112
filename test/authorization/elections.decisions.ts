import { open, openApi, type Decisions } from './decision';

/** Access to the addresses and actions of elections. */
export const decisions: Decisions = {
  pages: {
    '/elections': open('/elections'),
    '/elections/[slug]': open('/elections/2026-2'),
    '/elections/[slug]/candidates': open('/elections/2026-2/candidates'),
    '/elections/[slug]/results': open('/elections/2026-2/results'),
    '/elections/sandbox': open('/elections/sandbox'),
  },
  routes: {
    ...openApi({
      '/elections': ['/elections'],
      '/elections/[slug]': ['/elections/2026-2'],
    }),
    'GET /elections/feed.xml': open('/elections/feed.xml'),
  },
};
