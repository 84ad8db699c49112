import { open, openApi, type Decisions } from './decision';

/** Access to the addresses and actions of releases. */
export const decisions: Decisions = {
  pages: {
    '/[series]': open('/indri', 308),
    '/deliverables': open('/deliverables'),
    '/deliverables/[name]': open('/deliverables/nova'),
    '/releases': open('/releases'),
    '/releases/[series]': open('/releases/indri'),
    '/releases/[series]/[deliverable]': open('/releases/hibiscus/nova'),
    '/releases/[series]/countdown': open('/releases/indri/countdown'),
    '/releases/[series]/countdown/[week]': open('/releases/indri/countdown/r-5'),
    '/releases/[series]/highlights': open('/releases/hibiscus/highlights'),
    '/releases/[series]/schedule': open('/releases/indri/schedule'),
  },
  routes: {
    ...openApi({
      '/deliverables': ['/deliverables'],
      '/deliverables/[name]': ['/deliverables/nova'],
      '/releases': ['/releases'],
      '/series': ['/series'],
      '/series/[name]': ['/series/indri'],
      '/series/[name]/countdown': ['/series/indri/countdown'],
      '/series/[name]/schedule': ['/series/indri/schedule'],
    }),
    'GET /calendar.ics': open('/calendar.ics'),
    'GET /releases/[series]/countdown/[week]/text': open('/releases/indri/countdown/r-5/text'),
    'OPTIONS /releases/[series]/countdown/[week]/text': open(
      '/releases/indri/countdown/r-5/text',
      204,
    ),
    'GET /releases/[series]/countdown/feed.xml': open('/releases/indri/countdown/feed.xml'),
    'GET /releases/[series]/schedule.ics': open('/releases/indri/schedule.ics'),
    'GET /releases/feed.xml': open('/releases/feed.xml'),
  },
};
