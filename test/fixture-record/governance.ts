import type { FixtureCommit } from './commit';

type Lead = { name: string; irc: string };

const projects = (nova: Lead) => `---
nova:
  ptl:
    name: ${nova.name}
    irc: ${nova.irc}
    email: ${nova.irc}@example.org
  leadership_type: ptl
  irc-channel: openstack-nova
  service: Compute service
  mission: >
    To give people servers on demand, and to take them back without a trace.
  url: https://example.org/nova
  liaisons:
    release:
      - name: Bo Example
        irc: bo
        email: bo@example.org
  deliverables:
    nova:
      repos:
        - openstack/nova
oslo:
  leadership_type: distributed
  mission: >
    To share code between projects, and to keep it stable.
  url: https://example.org/oslo
  liaisons:
    release:
      - name: Cy Example
        irc: cy
        email: cy@example.org
    tact-sig:
      - name: Cy Example
        irc: cy
        email: cy@example.org
    security:
      - name: Di Example
        irc: di
        email: di@example.org
    tc-liaison:
      - name: Di Example
        irc: di
        email: di@example.org
  deliverables:
    oslo.config:
      repos:
        - openstack/oslo.config
Release Management:
  ptl:
    name: Bo Example
    irc: bo
    email: bo@example.org
  leadership_type: ptl
  mission: >
    To coordinate the release of the deliverables.
  url: https://example.org/releases
  deliverables:
    reno:
      repos:
        - openstack/reno
`;

const legacy = `---
heron:
  ptl:
    name: Ed Example
    irc: ed
    email: ed@example.org
  mission: >
    To watch the water.
  url: https://example.org/heron
  retired-on: 2020-03-01
  deliverables:
    heron:
      repos:
        - openstack/heron
`;

type Member = { name: string; irc: string; date: string; role: string };

const members = (list: Member[]) =>
  `---\n${list
    .map(
      ({ name, irc, date, role }, index) =>
        `- name: ${name}\n  irc: ${irc}\n  email: ${irc}@example.org\n  memberid: ${index + 1}\n  date: ${date}\n  role: ${role}\n`,
    )
    .join('\n')}`;

const ada = { name: 'Ada Example', irc: 'ada', date: 'February 2026', role: 'chair' };
const bo = { name: 'Bo Example', irc: 'bo', date: 'February 2026', role: 'vice-chair' };
const cy = { name: 'Cy Example', irc: 'cy', date: 'September 2025', role: 'null' };
const fay = { name: 'Fay Example', irc: 'fay', date: 'September 2026', role: 'null' };

function titled(title: string, text: string): string {
  const line = '='.repeat(title.length);
  return `${line}\n${title}\n${line}\n\n${text}\n`;
}

/** Teams, the committee and its resolutions over three years. */
export const governanceHistory: FixtureCommit[] = [
  {
    at: '2023-05-02T12:00:00Z',
    author: 'Ada Example',
    message: 'Begin the record',
    files: {
      'reference/projects.yaml': projects({ name: 'Gus Example', irc: 'gus' }),
      'reference/legacy.yaml': legacy,
      'reference/members.yaml': members([ada, cy]),
      'reference/charter.rst': titled(
        'Charter',
        'The committee has two members, see :ref:`motions`.\n\n.. _motions:\n\nMotions\n=======\n\nA motion needs a majority.',
      ),
      'reference/house-rules.rst': titled('House rules', 'Small changes are quick.'),
      'resolutions/20230502-first-light.rst': titled(
        '2023-05-02 First light',
        'We begin [1]_.\n\n.. note::\n\n   This stays.\n\nItems\n-----\n\n* one\n* two\n\n.. [1] A footnote.',
      ),
      'goals/selected/clear-names.rst': titled('Clear names', 'Everything says what it is.'),
    },
  },
  {
    at: '2026-03-04T12:00:00Z',
    author: 'Ada Example',
    message: 'Seat the new committee',
    files: { 'reference/members.yaml': members([ada, bo, cy]) },
  },
  {
    at: '2026-06-18T12:00:00Z',
    author: 'Bo Example',
    message: 'Adopt open minutes',
    files: {
      'resolutions/20260618-open-minutes.rst': titled(
        '2026-06-18 Open minutes',
        'Minutes of meetings are public. This follows :doc:`20230502-first-light`.\n\n======= =====\nMeeting Where\n======= =====\nweekly  IRC\nmonthly video\n======= =====',
      ),
    },
  },
  {
    at: '2026-09-24T12:00:00Z',
    author: 'Bo Example',
    message: 'Apply the election results',
    files: {
      'reference/projects.yaml': projects({ name: 'Hal Example', irc: 'hal' }),
      'reference/members.yaml': members([ada, bo, fay]),
    },
  },
];
