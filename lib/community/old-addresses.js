/**
 * Addresses of the sites that the record was read on before, and where the same thing is here. People
 * have them in bookmarks, mails and commit messages.
 *
 * Upstream wrote `release_management` where a slug here is `release-management`, hence the rule per
 * number of words. `/SERIES/` alone needs the list of series and is handled by `app/[series]`.
 *
 * @type {[from: string, to: string][]}
 */
const addresses = [
  // governance.openstack.org/tc: its folders; its pages are handled by `app/tc`
  ['/tc{/index.html}?', '/bodies/tc'],
  ['/tc/:folder(resolutions|goals)', '/:folder'],
  ['/tc/reference/projects', '/teams'],
  ['/tc/reference', '/governance'],

  // governance.openstack.org/election
  ['/election{/index.html}?', '/elections'],
  [
    '/election/results/:year(\\d{4}).:number(\\d+)/:kind(ptl|tc).html',
    '/elections/:year-:number/results',
  ],
  ['/election/results/:name([a-z]+)/:kind(ptl|tc).html', '/elections/:name/results'],

  // releases.openstack.org; last, because a series may be called anything
  ['/independent.html', '/releases/independent'],
  ['/schedule.ics', '/calendar.ics'],
  ['/teams/:a([a-z0-9]+)_:b([a-z0-9]+)_:c([a-z0-9]+).html', '/teams/:a-:b-:c'],
  ['/teams/:a([a-z0-9]+)_:b([a-z0-9]+).html', '/teams/:a-:b'],
  ['/teams/:name([a-z0-9-]+).html', '/teams/:name'],
  ['/:series([a-z]+)/index.html', '/releases/:series'],
  ['/:series([a-z]+)/schedule.html', '/releases/:series/schedule'],
  ['/:series([a-z]+)/highlights.html', '/releases/:series/highlights'],
  ['/:series([a-z]+)/schedule.ics', '/releases/:series/schedule.ics'],
];

/** The redirects as next.config.js takes them. They are for good: nothing will move back. */
export const oldAddresses = addresses.map(([source, destination]) => ({
  source,
  destination,
  permanent: true,
}));
