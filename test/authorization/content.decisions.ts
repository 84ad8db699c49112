import { open, openApi, type Decisions } from './decision';

/** Access to the addresses and actions of the community's content. */
export const decisions: Decisions = {
  pages: {
    '/digests': open('/digests'),
    '/digests/[slug]': open('/digests/2016-05-06'),
    '/guides': open('/guides'),
    '/guides/[...name]': open('/guides/elections'),
    '/notes': open('/notes'),
    '/notes/[name]': open('/notes/2016-06-summit-format'),
  },
  routes: {
    ...openApi({
      '/digests': ['/digests'],
      '/digests/[slug]': ['/digests/2016-05-06'],
    }),
    'GET /digests/feed.xml': open('/digests/feed.xml'),
  },
};
