/**
 * OpenStack's own addresses, names and dates, apart from what `content/community.yaml` says.
 *
 * Parsers of OpenStack's files may know more of OpenStack; rules, pages and engines take it from here.
 */

/** Host of the code of all projects, a Gitea. */
export const FORGE = 'https://opendev.org';

/** Slug of the committee that governs the technical side. */
export const COMMITTEE = 'tc';

/** Name of that committee, for terms from before its body was described. */
export const COMMITTEE_NAME = 'Technical Committee';

/**
 * Slug of the team responsible for releases. Its leads, or its liaisons under distributed leadership, consent for it.
 */
export const RELEASE_TEAM = 'release-management';

/**
 * Series of the first alphabet, in release order. `austin` is 0.
 *
 * Written out because a later alphabet uses the same letters: `antelope` is not `austin`.
 */
export const FIRST_ALPHABET = [
  'austin', 'bexar', 'cactus', 'diablo', 'essex', 'folsom', 'grizzly', 'havana', 'icehouse', 'juno',
  'kilo', 'liberty', 'mitaka', 'newton', 'ocata', 'pike', 'queens', 'rocky', 'stein', 'train',
  'ussuri', 'victoria', 'wallaby', 'xena', 'yoga', 'zed',
]; // prettier-ignore

/** First year whose series have an id of year and number (`2023.1`), two a year: the second alphabet begins there. */
export const FIRST_YEAR_OF_IDS = 2023;

/** Release of austin, the first series, in milliseconds since 1970 UTC. */
export const FIRST_RELEASE = Date.UTC(2010, 9, 1);

/**
 * Addresses of the sites that Rollcall replaces, longest first, each with the address of the same page here.
 *
 * `*` represents the rest of the address without `.html`; an empty target leaves the address as it is.
 */
export const SITE_ADDRESSES: readonly (readonly [from: string, to: string])[] = [
  ['https://governance.openstack.org/tc/resolutions/superseded/', '/resolutions/*'],
  ['https://governance.openstack.org/tc/resolutions/', '/resolutions/*'],
  ['https://governance.openstack.org/tc/reference/projects/', '/teams/*'],
  ['https://governance.openstack.org/tc/reference/', '/governance/reference/*'],
  ['https://governance.openstack.org/tc/goals/', '/goals'],
  ['https://governance.openstack.org/tc/', '/governance'],
  ['https://governance.openstack.org/resolutions/', '/resolutions/*'],
  ['https://governance.openstack.org/reference/projects/', '/teams/*'],
  ['https://governance.openstack.org/reference/', '/governance/reference/*'],
  ['https://governance.openstack.org/sigs/', '/teams#sigs'],
  ['https://governance.openstack.org/election/', '/elections'],
  ['https://releases.openstack.org/constraints/', ''],
  ['https://releases.openstack.org/reference/', ''],
  ['https://releases.openstack.org/_static/', ''],
  ['https://releases.openstack.org/teams/', '/teams/*'],
  ['https://releases.openstack.org/', '/releases/*'],
];

/**
 * Page of a repository (`openstack/nova`). A text that is not a repository's name leads to the forge and nowhere else.
 */
export function repositoryUrl(repo: string): string {
  return `${FORGE}/${encodePath(repo)}`;
}

/** Page of a commit of a repository. */
export function commitUrl(repo: string, hash: string): string {
  return `${repositoryUrl(repo)}/commit/${encodeURIComponent(hash)}`;
}

/** Page of a file on the main branch of the repository at an address of the forge. */
export function fileUrl(repository: string, path: string): string {
  return `${repository.replace(/\/$/, '')}/src/branch/master/${encodePath(path)}`;
}

/** Name of the repository at an address (`openstack/nova`), or null where the address is not on the forge. */
export function repositoryAt(url: string): string | null {
  if (!url.startsWith(`${FORGE}/`)) return null;
  return url.slice(FORGE.length + 1).replace(/\.git$/, '') || null;
}

/** Page of the bugs of a Launchpad project. */
export function launchpadUrl(project: string): string {
  return `https://bugs.launchpad.net/${encodeURIComponent(project)}`;
}

/** Page of the stories of a StoryBoard project, by number or by name. */
export function storyboardUrl(project: string): string {
  const kind = /^\d+$/.test(project) ? 'project' : 'project_group';
  return `https://storyboard.openstack.org/#!/${kind}/${encodeURIComponent(project)}`;
}

/** Address here of a resolution on the governance site; any other address as it is. */
export function resolutionAddress(url: string): string {
  const name = /^https?:\/\/governance\.openstack\.org\/tc\/resolutions\/([\w.-]+)\.html$/.exec(
    url,
  )?.[1];
  return name ? `/resolutions/${name}` : url;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
