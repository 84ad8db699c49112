import type { Role } from './milestone-rules';

/** What the sentences of a countdown message are made of. Days are already in words. */
export type Facts = {
  /** `2027.1 Indri`. */
  series: string;
  /** The series that comes after; `the next series` while it has no name. */
  nextSeries: string;
  branch: string;
  releaseDay: string;
  /** Weeks to the release; 0 in its week, negative after it. */
  weeks: number;
  /** The day of a milestone in words; null when the schedule has none. */
  day: (role: Role) => string | null;
  /** The title of a milestone as the schedule has it. */
  title: (role: Role) => string;
  /** Whole weeks from this week to the milestone's; null when the schedule has none. */
  weeksTo: (role: Role) => number | null;
};

/** Sentences of a section; null is left out, so that a sentence can hang on a milestone the cycle may lack. */
type Words = (facts: Facts) => (string | null)[];

/** What is told in a stretch of the cycle. */
export type Phase = {
  name: string;
  isNow: (facts: Facts) => boolean;
  focus: Words;
  general: Words;
  actions: Words;
};

const none: Words = () => [];

/** How far away, in words: `this week`, `next week`, `in 3 weeks`. */
function away(weeks: number | null): string {
  if (weeks === null) return 'later';
  if (weeks === 0) return 'this week';
  return weeks === 1 ? 'next week' : `in ${weeks} weeks`;
}

const isAt = (role: Role, weeks: number) => (facts: Facts) => facts.weeksTo(role) === weeks;

function hasPassed(facts: Facts, role: Role): boolean {
  const weeks = facts.weeksTo(role);
  return weeks !== null && weeks < 0;
}

/** The sentence, if the milestone it speaks of is known. */
function given(facts: Facts, role: Role, sentence: (day: string) => string | null): string | null {
  const day = facts.day(role);
  return day === null ? null : sentence(day);
}

const beforeMilestone =
  (role: Role): Words =>
  (facts) => [
    given(
      facts,
      role,
      (day) =>
        `${facts.title(role)} is ${away(facts.weeksTo(role))}, on ${day}. Look at what was planned for it: what is nearly done deserves reviews first, what is not can be moved now without a rush.`,
    ),
  ];

/** The stretches of a cycle in the order in which they are looked for; the last one fits always. */
export const PHASES: readonly Phase[] = [
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
  {
    name: 'library freeze',
    isNow: isAt('library-freeze', 0),
    focus: (facts) => [
      given(
        facts,
        'library-freeze',
        (day) =>
          `Libraries other than clients have their final release by ${day}. What users of those libraries need for ${facts.series} must be merged before it.`,
      ),
      given(
        facts,
        'feature-freeze',
        (day) => `Feature freeze follows ${away(facts.weeksTo('feature-freeze'))}, on ${day}.`,
      ),
    ],
    general: (facts) => [
      given(facts, 'client-freeze', (day) => `Client libraries have until ${day}.`),
      'Releases of libraries are proposed by the release team where there is unreleased work; silence counts as consent at the end of the week.',
    ],
    actions: () => [
      'Release liaisons: check the libraries of your team for changes that nobody has released.',
    ],
  },
  {
    name: 'towards the freezes',
    isNow: (facts) => hasPassed(facts, 'milestone-2'),
    focus: (facts) => [
      'This is the stretch in which features get finished. Reviews move a cycle more than new changes do.',
      given(
        facts,
        'feature-freeze',
        (day) => `Feature freeze is ${away(facts.weeksTo('feature-freeze'))}, on ${day}.`,
      ),
    ],
    general: (facts) => [
      given(
        facts,
        'library-freeze',
        (day) =>
          `Mind the order of the freezes: non-client libraries on ${day} first, then client libraries and features.`,
      ),
      given(facts, 'extra-acs', (day) =>
        hasPassed(facts, 'extra-acs')
          ? null
          : `Contributors whose work does not show in code can vote if their team names them by ${day}.`,
      ),
      'Intermediary deliverables without a release so far should have one soon, or say whether they would rather use release candidates.',
    ],
    actions: none,
  },
  {
    name: 'second milestone',
    isNow: isAt('milestone-2', 0),
    focus: (facts) => [
      given(
        facts,
        'milestone-2',
        (day) =>
          `${facts.title('milestone-2')} is on ${day}. Compare the plan with what is done, and drop what will not make it.`,
      ),
    ],
    general: (facts) => [
      given(
        facts,
        'membership-freeze',
        (day) =>
          `Membership freeze is on ${day}: what wants to be part of ${facts.series} and has no deliverable file yet needs one by then.`,
      ),
      'Libraries with unreleased changes get a release proposed this week, so that their users can test them.',
    ],
    actions: none,
  },
  {
    name: 'before the second milestone',
    isNow: (facts) => hasPassed(facts, 'milestone-1'),
    focus: beforeMilestone('milestone-2'),
    general: (facts) => [
      given(
        facts,
        'membership-freeze',
        (day) => `New deliverables that want to be part of ${facts.series} are added by ${day}.`,
      ),
      'Release early: an intermediary release costs little and finds mistakes while there is time.',
    ],
    actions: none,
  },
  {
    name: 'first milestone',
    isNow: isAt('milestone-1', 0),
    focus: (facts) => [
      given(
        facts,
        'milestone-1',
        (day) =>
          `${facts.title('milestone-1')} is on ${day}. By now the plans should be known: which features, by whom, and who reviews them.`,
      ),
    ],
    general: () => [
      'Libraries with unreleased changes get a release proposed this week, so that their users can test them.',
      'Changes of release model or of team are best made now, before anything has been released.',
    ],
    actions: none,
  },
  {
    name: 'before the first milestone',
    isNow: (facts) => facts.day('milestone-1') !== null,
    focus: (facts) => [
      `The cycle of ${facts.series} is young: settle what it is about, write the specifications, and finish what was left over.`,
      given(facts, 'gathering', (day) =>
        hasPassed(facts, 'gathering') ? null : `${facts.title('gathering')}: ${day}.`,
      ),
      given(
        facts,
        'milestone-1',
        (day) =>
          `${facts.title('milestone-1')} is ${away(facts.weeksTo('milestone-1'))}, on ${day}.`,
      ),
    ],
    general: (facts) => [
      `The release is on ${facts.releaseDay}, ${facts.weeks === 1 ? 'a week' : `${facts.weeks} weeks`} from this one.`,
      given(facts, 'trailing', (day) =>
        hasPassed(facts, 'trailing') ? null : `${facts.title('trailing')}: ${day}.`,
      ),
    ],
    actions: none,
  },
  {
    name: 'on the way',
    isNow: () => true,
    focus: (facts) => [
      `${facts.series} is released on ${facts.releaseDay}, ${facts.weeks === 1 ? 'a week' : `${facts.weeks} weeks`} from this one.`,
    ],
    general: () => [
      'The schedule has no milestones that every cycle has; the dates below are all it names.',
    ],
    actions: none,
  },
];
