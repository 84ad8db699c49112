import { COMMITTEE } from '@/lib/community/openstack';

/** The main parts of the site, in the order of the header. */
export const MAIN_PARTS = [
  { href: '/releases', label: 'Releases' },
  { href: '/teams', label: 'Teams' },
  { href: `/bodies/${COMMITTEE}`, label: 'Committee' },
  { href: '/motions', label: 'Motions' },
  { href: '/resolutions', label: 'Resolutions' },
  { href: '/elections', label: 'Elections' },
  { href: '/digests', label: 'Digests' },
] as const;

/** The links that the footer adds, under three headings. */
export const MORE_PARTS = [
  {
    title: 'The record',
    links: [
      { href: '/goals', label: 'Goals' },
      { href: '/guides', label: 'Guides' },
      { href: '/search', label: 'Search' },
    ],
  },
  {
    title: 'For machines',
    links: [
      { href: '/api', label: 'API' },
      { href: '/releases/feed.xml', label: 'Feed of releases' },
      { href: '/resolutions/feed.xml', label: 'Feed of resolutions' },
      { href: '/motions/feed.xml', label: 'Feed of motions' },
      { href: '/elections/feed.xml', label: 'Feed of elections' },
      { href: '/calendar.ics', label: 'Calendar of deadlines' },
    ],
  },
  {
    title: 'This site',
    links: [
      { href: '/status', label: 'Status and sources' },
      { href: '/security', label: 'Security' },
      { href: '/about', label: 'About Rollcall' },
    ],
  },
] as const;
