import type { FixtureCommit } from './commit';

const seriesStatus = `---
- name: jasmine
  release-id: 2027.2
  status: future
  initial-release: 2027-09-29
- name: indri
  release-id: 2027.1
  status: development
  slurp: yes
  initial-release: 2027-03-24
  next-phase:
    status: maintained
    date: 2027-03-24
- name: hibiscus
  release-id: 2026.2
  status: maintained
  initial-release: 2026-09-30
  next-phase:
    status: unmaintained
    date: 2028-03-30
- name: zed
  status: end of life
  initial-release: 2022-10-05
  eol-date: 2025-01-01
- name: austin
  status: end of life
  initial-release: 2010-10-21
`;

/** Returns the weeks of a schedule from the first Monday to the last, with the labels of each. */
function weeks(
  first: string,
  last: string,
  release: string,
  labels: Record<string, string>,
): string {
  const day = 86_400_000;
  const rows: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 7 * day) {
    const monday = new Date(at).toISOString().slice(0, 10);
    const friday = new Date(at + 4 * day).toISOString().slice(0, 10);
    const left = Math.round((at - Date.parse(release)) / (7 * day));
    rows.push(
      `  - start: '${monday}'`,
      `    end: '${friday}'`,
      `    name: R${left < 0 ? left : `+${left}`}`,
    );
    if (labels[monday])
      rows.push(`    x-project:`, ...labels[monday].split(' ').map((label) => `      - ${label}`));
  }
  return rows.join('\n');
}

const indriSchedule = `---
start-week: '2026-10-05'
release-week: '2027-03-22'
cycle:
${weeks('2026-10-05', '2027-03-22', '2027-03-22', {
  '2026-10-12': 'i-ptg',
  '2026-11-16': 'i-1',
  '2026-11-30': 'i-cycle-trail',
  '2027-01-11': 'i-2 i-mf',
  '2027-02-08': 'i-final-lib',
  '2027-02-15': 'i-3 i-ff i-final-clientlib',
  '2027-02-22': 'i-cycle-highlights',
  '2027-03-01': 'i-rc1',
  '2027-03-15': 'i-finalrc',
  '2027-03-22': 'i-final',
})}
`;

function section(label: string, title: string, text: string): string {
  return `.. _${label}:\n\n${title}\n${'-'.repeat(title.length)}\n\n${text}\n\n`;
}

const indriPage = `=============================
2027.1 Indri Release Schedule
=============================

.. note::

   Deadlines are the Thursday of their week unless the text says otherwise.

Cross-project events
====================

${section('i-ptg', 'PTG (virtual)', 'From October 12 to 16 teams plan the cycle together.')}
${section('i-1', 'Indri-1 milestone', 'November 19, 2026 is the Indri-1 milestone.')}
${section('i-cycle-trail', '2026.2 Hibiscus Cycle-Trailing Release Deadline', 'Trailing deliverables of Hibiscus are released by December 3, 2026.')}
${section('i-2', 'Indri-2 milestone', 'January 14, 2027 is the Indri-2 milestone.')}
${section('i-mf', 'Membership Freeze', 'Deliverables join the release by January 14, 2027.')}
${section('i-final-lib', 'Final release for non-client libraries', 'Libraries are released by February 11, 2027, see :ref:\`i-3\`.')}
${section('i-3', 'Indri-3 milestone', 'February 18, 2027 is the Indri-3 milestone.')}
${section('i-ff', 'Feature freeze', 'No new features after February 18, 2027.')}
${section('i-final-clientlib', 'Final release for client libraries', 'Client libraries are released by February 18, 2027.')}
${section('i-cycle-highlights', 'Cycle highlights', 'Highlights are due by February 25, 2027.')}
${section('i-rc1', 'RC1 target week', 'March 4, 2027 is the target date for the first release candidates.')}
${section('i-finalrc', 'Final RCs and intermediary releases', 'March 18, 2027 is the last day for release candidates.')}
${section('i-final', 'Indri release', 'Indri is released on March 24, 2027.')}
`;

const hash = (digit: string) => digit.repeat(40);

function release(version: string, repo: string, digit: string): string {
  return `  - version: ${version}\n    projects:\n      - repo: openstack/${repo}\n        hash: ${hash(digit)}\n`;
}

const novaHibiscus = (releases: string) => `---
launchpad: nova
team: nova
type: service
release-model: cycle-with-rc
repository-settings:
  openstack/nova: {}
release-notes: https://docs.openstack.org/releasenotes/nova/2026.2.html
cycle-highlights:
  - |
    Servers with \`\`virtual TPM\`\` can be moved between hosts while they run.
  - Shelved servers start faster.
releases:
${releases}branches:
  - name: stable/2026.2
    location: 34.0.0.0rc1
`;

const osloConfigIndri = `---
launchpad: oslo.config
team: oslo
type: library
release-model: cycle-with-intermediary
repository-settings:
  openstack/oslo.config: {}
releases:
${release('11.0.0', 'oslo.config', 'e')}`;

/** A short history of releases: an import of old ones, a completed cycle, and a current one. */
export const releasesHistory: FixtureCommit[] = [
  {
    at: '2015-07-14T20:59:27Z',
    author: 'Ada Example',
    message: 'Add old deliverable files',
    files: {
      'deliverables/austin/nova.yaml': `---
launchpad: nova
team: nova
type: service
releases:
${release('2010.1', 'nova', 'a')}`,
    },
  },
  {
    at: '2026-09-10T10:00:00Z',
    author: 'Bo Example',
    message: 'nova 34.0.0.0rc1',
    files: {
      'data/series_status.yaml': seriesStatus,
      'deliverables/hibiscus/nova.yaml': novaHibiscus(release('34.0.0.0rc1', 'nova', 'b')),
    },
  },
  {
    at: '2026-09-30T09:00:00Z',
    author: 'Bo Example',
    message: 'nova 34.0.0',
    files: {
      'deliverables/hibiscus/nova.yaml': novaHibiscus(
        release('34.0.0.0rc1', 'nova', 'b') + release('34.0.0', 'nova', 'b'),
      ),
    },
  },
  {
    at: '2026-10-06T08:00:00Z',
    author: 'Bo Example',
    message: 'Add the Indri schedule',
    files: {
      'doc/source/indri/schedule.yaml': indriSchedule,
      'doc/source/indri/schedule.rst': indriPage,
      'deliverables/indri/nova.yaml': `---
launchpad: nova
team: nova
type: service
release-model: cycle-with-rc
repository-settings:
  openstack/nova: {}
`,
      'deliverables/_independent/reno.yaml': `---
# A comment that survives.
storyboard: 933
team: Release Management
type: other
repository-settings:
  openstack/reno: {}
releases:
${release('4.1.0', 'reno', 'c')}`,
    },
  },
  {
    at: '2026-11-17T15:30:00Z',
    author: 'Cy Example',
    message: 'oslo.config 11.0.0',
    files: { 'deliverables/indri/oslo.config.yaml': osloConfigIndri },
  },
];
