import { away, given, hasPassed, isAt, none, type Phase, type Words } from './countdown-facts';
import type { MilestoneRole } from './milestone-rules';

const beforeMilestone =
  (role: MilestoneRole): Words =>
  (facts) => [
    given(
      facts,
      role,
      (day) =>
        `${facts.title(role)} is ${away(facts.weeksTo(role))}, on ${day}. Look at what was planned for it: what is nearly done deserves reviews first, what is not can be moved now without a rush.`,
    ),
  ];

/** Phases of a cycle up to the library freeze, the last first. The last in the list always matches. */
export const EARLY_PHASES: readonly Phase[] = [
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
