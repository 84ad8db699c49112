import { away, given, hasPassed, isAt, none, type Phase } from './countdown-facts';

/** Phases of a cycle from feature freeze on, the last first. The first that matches is used. */
export const LATE_PHASES: readonly Phase[] = [
  {
    name: 'after the release',
    isNow: ({ weeks }) => weeks < 0,
    focus: ({ series, nextSeries }) => [
      `${series} is out. Work goes on in ${nextSeries}; fixes for ${series} go to its stable branch.`,
    ],
    general: (facts) => [
      `Backports of serious bugs to ${facts.branch} are welcome. Stable releases can be requested as soon as there is something worth releasing.`,
      given(facts, 'trailing', (day) =>
        hasPassed(facts, 'trailing')
          ? null
          : `Trailing deliverables, such as packaging and deployment tools, have until ${day}.`,
      ),
    ],
    actions: none,
  },
  {
    name: 'release week',
    isNow: ({ weeks }) => weeks === 0,
    focus: ({ series, releaseDay }) => [
      `This is the week of the release: ${series} comes out on ${releaseDay}. Until then, only what stops the release is a reason for another release candidate.`,
    ],
    general: ({ series, branch, nextSeries }) => [
      `The last release candidate of each deliverable becomes its final version, with the same commits.`,
      `Further fixes for ${series} are merged to ${branch} and released after the release day. The main branch belongs to ${nextSeries} already.`,
    ],
    actions: ({ releaseDay }) => [
      `Release liaisons: be reachable on ${releaseDay}, and say at once if something keeps your deliverable from being released.`,
    ],
  },
  {
    name: 'final release candidates',
    isNow: isAt('final-rc', 0),
    focus: (facts) => [
      given(
        facts,
        'final-rc',
        (day) =>
          `The last release candidates are due on ${day}. Test what there is, fix what would embarrass us, and leave everything else for later.`,
      ),
    ],
    general: ({ branch, releaseDay }) => [
      `After the deadline nothing but a release-critical fix goes in before the release on ${releaseDay}, and only with the release team’s consent.`,
      `Merge the translations and the bots’ changes that wait on ${branch}, so that the last candidate carries them.`,
    ],
    actions: () => [
      'Release liaisons: request a last candidate if anything was merged on the stable branch since the one before.',
      'Approve the final release requests that the release team proposes, or say why they have to wait.',
    ],
  },
  {
    name: 'week of the first release candidates',
    isNow: isAt('rc1', 0),
    focus: (facts) => [
      given(
        facts,
        'rc1',
        (day) =>
          `The first release candidates are due by ${day}. What is left is to fix the bugs that would stop the release, and to cut the candidate as soon as they are.`,
      ),
    ],
    general: (facts) => [
      `The first candidate also creates ${facts.branch}; from then on the main branch is open for ${facts.nextSeries}.`,
      given(
        facts,
        'hard-string-freeze',
        (day) =>
          `With the candidate comes the hard string freeze (${day}): messages stay as they are, so that the translators can finish.`,
      ),
    ],
    actions: () => [
      'Release liaisons: request the first release candidate of each deliverable that uses them.',
      'Tag the bugs that must not be in the release, and nothing else, as release-critical.',
    ],
  },
  {
    name: 'between the first and the final candidates',
    isNow: (facts) => hasPassed(facts, 'rc1'),
    focus: (facts) => [
      'Candidates are out to be tested. Look for regressions, in upgrades above all, and fix what must be fixed on the main branch first, then on the stable branch.',
      given(
        facts,
        'final-rc',
        (day) =>
          `The last release candidates are due ${away(facts.weeksTo('final-rc'))}, on ${day}.`,
      ),
    ],
    general: ({ branch, nextSeries }) => [
      `Stable branches exist or are being created: ${branch} takes fixes for this release, the main branch is ${nextSeries}.`,
      'Deliverables that release without candidates need a release, and a branch, of their own by now.',
    ],
    actions: (facts) => [
      'Release liaisons: collect what needs a second candidate, and request it in one go.',
      given(facts, 'highlights', (day) =>
        hasPassed(facts, 'highlights')
          ? `Cycle highlights were due on ${day}; late ones are still read by people, if not by the press.`
          : `Write the cycle highlights by ${day}.`,
      ),
    ],
  },
  {
    name: 'feature freeze',
    isNow: isAt('feature-freeze', 0),
    focus: (facts) => [
      given(
        facts,
        'feature-freeze',
        (day) =>
          `Feature freeze is on ${day}. Merge what is ready; what is not waits for ${facts.nextSeries} unless it gets an exception from its team’s lead.`,
      ),
    ],
    general: (facts) => [
      given(
        facts,
        'client-freeze',
        (day) =>
          `Client libraries have their final release by ${day}. After it, only fixes of severe bugs.`,
      ),
      given(
        facts,
        'requirements-freeze',
        (day) =>
          `The requirements freeze too (${day}): new or raised dependencies need a good reason.`,
      ),
      given(
        facts,
        'string-freeze',
        (day) => `Soft string freeze (${day}): avoid changes to the messages that people read.`,
      ),
    ],
    actions: () => [
      'Release liaisons: approve the releases of libraries that the release team proposes, or stop those that are not ready.',
      'Team leads: decide on feature freeze exceptions quickly, and in the open.',
    ],
  },
  {
    name: 'after feature freeze',
    isNow: (facts) => hasPassed(facts, 'feature-freeze'),
    focus: (facts) => [
      'Features are in. The weeks from here belong to bugs, documentation, release notes and upgrades.',
      given(
        facts,
        'rc1',
        (day) => `The first release candidates are due ${away(facts.weeksTo('rc1'))}, by ${day}.`,
      ),
    ],
    general: (facts) => [
      `Make a list of the bugs that must be fixed before ${facts.series}, and keep it short.`,
      'A branch of a library is created with its final release; changes after that need a backport.',
    ],
    actions: (facts) => [
      given(
        facts,
        'highlights',
        (day) =>
          `Write your cycle highlights by ${day}: a few sentences on what users gain, for people who do not read changelogs.`,
      ),
      'Release liaisons: look at the proposed branches of libraries, and approve them.',
    ],
  },
];
