/** Where the community's repositories are read. */
const CODE_HOST = 'https://opendev.org';

/** The page of a repository (`openstack/nova`). Whatever is no such name leads to the host and nowhere else. */
export function repositoryUrl(repo: string): string {
  return `${CODE_HOST}/${repo.split('/').map(encodeURIComponent).join('/')}`;
}

/** The page of a commit of a repository. */
export function commitUrl(repo: string, hash: string): string {
  return `${repositoryUrl(repo)}/commit/${encodeURIComponent(hash)}`;
}

/** The page of a file of a repository's main branch. */
export function fileUrl(repo: string, path: string): string {
  return `${repositoryUrl(repo)}/src/branch/master/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Where the bugs of a Launchpad project are. */
export function launchpadUrl(project: string): string {
  return `https://bugs.launchpad.net/${encodeURIComponent(project)}`;
}

/** Where the stories of a StoryBoard project are: by number or by name. */
export function storyboardUrl(project: string): string {
  const kind = /^\d+$/.test(project) ? 'project' : 'project_group';
  return `https://storyboard.openstack.org/#!/${kind}/${encodeURIComponent(project)}`;
}

/** A link from a file, if a browser may follow it. */
export function webUrl(text: string): string | null {
  return /^https?:\/\/[^\s"<>]+$/i.test(text) ? text : null;
}
