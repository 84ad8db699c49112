import { expect, test } from 'vitest';
import { commitUrl, fileUrl, repositoryAt, repositoryUrl, resolutionAddress } from './openstack';

test.each([
  ['https://opendev.org/openstack/releases', 'openstack/releases'],
  ['https://opendev.org/openstack/releases.git', 'openstack/releases'],
  ['https://opendev.org/', null],
  ['https://opendev.org.example/openstack/nova', null],
  ['https://github.com/openstack/nova', null],
  ['/srv/releases.bundle', null],
])('at %s is the repository %s', (url, repo) => {
  expect(repositoryAt(url)).toBe(repo);
});

test('what is not a name of a repository leads to the forge and nowhere else', () => {
  expect(repositoryUrl('openstack/nova')).toBe('https://opendev.org/openstack/nova');
  expect(repositoryUrl('//example.org/?a#b')).toBe('https://opendev.org///example.org/%3Fa%23b');
  expect(commitUrl('openstack/nova', 'c0/ffee')).toBe(
    'https://opendev.org/openstack/nova/commit/c0%2Fffee',
  );
});

test('a file has its page on the main branch, whether or not the repository ends in a slash', () => {
  const page = 'https://opendev.org/openstack/governance/src/branch/master/goals/a%20b.rst';
  expect(fileUrl('https://opendev.org/openstack/governance', 'goals/a b.rst')).toBe(page);
  expect(fileUrl('https://opendev.org/openstack/governance/', 'goals/a b.rst')).toBe(page);
});

test.each([
  ['https://governance.openstack.org/tc/resolutions/20200101-a.html', '/resolutions/20200101-a'],
  ['http://governance.openstack.org/tc/resolutions/20200101-a.html', '/resolutions/20200101-a'],
  ['https://governance.openstack.org/tc/goals/', 'https://governance.openstack.org/tc/goals/'],
  ['https://example.org/tc/resolutions/a.html', 'https://example.org/tc/resolutions/a.html'],
])('%s is shown at %s', (url, address) => {
  expect(resolutionAddress(url)).toBe(address);
});
