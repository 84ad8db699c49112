import type { FixtureCommit } from './commit';

const configuration = (release: string, year: number) => `---
release: ${release}
election_type: combined
tag: to-be-released
tc_seats: 1
timeframe:
  name: ${year - 1}.2-${year}.1
  start: ${year - 1}-09-12T00:00
  end: ${year}-08-19T00:00
  email_deadline: ${year}-08-19T00:00
timeline:
  - name: TC Nominations
    start: ${year}-08-05T23:45
    end: ${year}-08-19T23:45
  - name: PTL Nominations
    start: ${year}-08-05T23:45
    end: ${year}-08-19T23:45
  - name: TC Campaigning
    start: ${year}-08-19T23:45
    end: ${year}-08-26T23:45
  - name: TC Election
    start: ${year}-08-26T23:45
    end: ${year}-09-09T23:45
  - name: PTL Election
    start: ${year}-08-26T23:45
    end: ${year}-09-09T23:45
`;

const candidate = (name: string, irc: string, elected: string) =>
  `  - elected: ${elected}\n    email: ${irc}@example.org\n    fullname: ${name}\n    ircname: ${irc}\n    url: https://opendev.org/openstack/election/raw/candidates/2027.1/${irc}\n`;

const statement = (name: string) => `Hello, I am ${name}.

I would like to go on:

* reviewing
* writing <b>plain</b> text

Reach me at someone@example.org or see https://example.org/about .
`;

/** The results of the spring election. In Nova's poll Hal won under an older name, and turnout was counted. */
const spring = `---
candidates:
  Nova:
  - elected: true
    email: hal@example.org
    fullname: Harold Example
    ircname: hal
    url: https://opendev.org/openstack/election/raw/candidates/2026.2/Nova/hal%40example.org
  - elected: false
    email: ivy@example.org
    fullname: Ivy Example
    ircname: ivy
    url: https://opendev.org/openstack/election/raw/candidates/2026.2/Nova/ivy%40example.org
  Release_Management:
  - elected: LEADERLESS
    statement: |
      The committee looks for somebody, see \`its motion <https://example.org/motion>\`_.
election: '2026.2'
elections_results:
  Nova: https://civs1.civs.us/cgi-bin/results.pl?id=E_spring
election_statistics:
  - Nova:
      electorate: 80
      votes_cast: 30
leaderless:
  - Release_Management
projects:
  - Nova
  - Release_Management
`;

/**
 * Two closed elections: one with a counted poll, the other with a contested seat, an acclaimed one and a team without a
 * lead.
 */
export const electionHistory: FixtureCommit[] = [
  {
    at: '2026-02-20T10:00:00Z',
    author: 'Di Example',
    message: 'Hold the spring election',
    files: {
      'configuration.yaml': configuration('2026.2', 2025),
      'candidates/2026.2/Nova/hal@example.org': statement('Harold'),
      'candidates/2026.2/Nova/ivy@example.org': statement('Ivy'),
      'candidates/2026.2/Release_Management/.placeholder': '',
      'doc/source/results/2026.2/ptl.yaml': spring,
    },
  },
  {
    at: '2026-08-01T10:00:00Z',
    author: 'Di Example',
    message: 'Set up the election',
    files: {
      'configuration.yaml': configuration('2027.1', 2026),
      'candidates/2027.1/TC/.placeholder': '',
      'candidates/2027.1/Nova/.placeholder': '',
      'candidates/2027.1/Release_Management/.placeholder': '',
    },
  },
  {
    at: '2026-08-10T10:00:00Z',
    author: 'Di Example',
    message: 'Take nominations',
    files: {
      'candidates/2027.1/TC/fay@example.org': statement('Fay'),
      'candidates/2027.1/TC/gus@example.org': statement('Gus'),
      'candidates/2027.1/Nova/hal@example.org': statement('Hal'),
    },
  },
  {
    at: '2026-09-11T10:00:00Z',
    author: 'Di Example',
    message: 'Publish the results',
    files: {
      'doc/source/results/2027.1/tc.yaml': `---\ncandidates:\n  TC:\n${candidate('Fay Example', 'fay', 'true')}${candidate('Gus Example', 'gus', 'false')}election: '2027.1'\nelections_results:\n  TC: https://civs1.civs.us/cgi-bin/results.pl?id=E_example\nprojects:\n  - TC\n`,
      'doc/source/results/2027.1/ptl.yaml': `---\ncandidates:\n  Nova:\n${candidate('Hal Example', 'hal', 'true')}election: '2027.1'\nelections_results:\n  Nova: no poll required\nleaderless:\n  - Release_Management\nprojects:\n  - Nova\n  - Release_Management\n`,
    },
  },
];
