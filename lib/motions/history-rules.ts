import { formatCount, formatMoment } from '@/lib/time';

/** The detail of a motion's audit row, without the actor and the time. */
export type HistoryDetail = Readonly<Record<string, unknown>>;

type Teller = (detail: HistoryDetail) => string;

const CAPACITIES: Readonly<Record<string, string>> = {
  'team-lead': 'for the team',
  'release-lead': 'for the release team',
  'election-official': 'as an election official',
  second: 'as a seconder',
};

const tellers: Readonly<Record<string, Teller>> = {
  'motion.propose': () => 'proposed the motion',
  'motion.import': () => 'brought the motion in from code review',
  'motion.revise': ({ revision, outdated, closesAt }) =>
    `wrote revision ${word(revision)}${outdatedIn(outdated)}${typeof closesAt === 'string' ? `; voting ends ${formatMoment(new Date(closesAt))}` : ''}`,
  'motion.link': (detail) => `linked ${countOf(detail.links)}`,
  'motion.open': (detail) =>
    `opened the vote among ${countOf(detail.electors, 'member')}${until(detail)}`,
  'motion.hold': () => 'put the motion on hold',
  'motion.resume': () => 'took the motion off hold',
  'motion.withdraw': ({ tally }) =>
    tally ? `withdrew the motion, with ${tallyIn({ tally })}` : 'withdrew the motion',
  'motion.compete': ({ motion }) => `opened motion ${word(motion)}, which competes with this one`,
  'motion.clock': (detail) =>
    detail.clock === 'restarts'
      ? `restarted the clock for revision ${word(detail.revision)}${until(detail)}`
      : `let the clock run on for revision ${word(detail.revision)}`,
  'motion.vote': tellVote,
  'motion.recuse': () => 'stood aside from the vote',
  'motion.return': () => 'took part again after standing aside',
  'motion.approve': (detail) => `gave consent ${capacityIn(detail)}`,
  'motion.retract': (detail) => `took back the consent given ${capacityIn(detail)}`,
  'motion.pass': (detail) => `closed the vote${earlyIn(detail)}: passed, ${tallyIn(detail)}`,
  'motion.reject': (detail) => `closed the vote${earlyIn(detail)}: rejected, ${tallyIn(detail)}`,
  'motion.join-seat': (detail) => `gave ${word(detail.name)} a vote: a new seat in the body`,
  'motion.leave-seat': (detail) => `ended the vote of ${word(detail.name)}: the seat was given up`,
  'motion.resume-seat': (detail) => `gave ${word(detail.name)} the vote back: the seat was resumed`,
  'motion.name-seat': (detail) => `found out who ${word(detail.name)} is`,
  'motion.part-vote': ({ name, stands }) =>
    `parted two people, so that a vote on the seat of ${word(name)} does not count${typeof stands === 'string' ? `; their own vote ${stands} stands again` : ''}`,
  'motion.part-recusal': ({ name }) =>
    `parted two people, so that ${word(name)} no longer stands aside`,
  'motion.comment': () => 'commented',
  'motion.hide-comment': () => 'hid a comment',
};

/**
 * Describes an audit row of a motion in words that follow the actor's name: `voted yes on revision 2`.
 *
 * An action this version does not know is shown by its name: history is never left out.
 */
export function historySentence(action: string, detail: HistoryDetail): string {
  return Object.hasOwn(tellers, action) ? (tellers[action]?.(detail) ?? action) : action;
}

function tellVote({ choice, revision, previous, previousRevision }: HistoryDetail): string {
  const on = `on revision ${word(revision)}`;
  if (typeof previous !== 'string') return `voted ${word(choice)} ${on}`;
  if (previous !== choice) return `changed the vote from ${previous} to ${word(choice)} ${on}`;
  return previousRevision === revision
    ? `voted ${word(choice)} again ${on}`
    : `confirmed the vote ${word(choice)} ${on}`;
}

function tallyIn({ tally }: HistoryDetail): string {
  const { yes, no, abstain, notVoted } = (tally ?? {}) as HistoryDetail;
  return `${word(yes)} yes, ${word(no)} no, ${word(abstain)} abstaining, ${word(notVoted)} not voting`;
}

/** States that votes and consents of the previous text no longer count. */
function outdatedIn(count: unknown): string {
  if (typeof count !== 'number' || count === 0) return '';
  return `; ${formatCount(count, 'vote or consent no longer counts', 'votes and consents no longer count')}`;
}

/** States that a vote ended before its announced end. */
function earlyIn({ announcedEnd }: HistoryDetail): string {
  return typeof announcedEnd === 'string'
    ? ` before its announced end on ${formatMoment(new Date(announcedEnd))}`
    : '';
}

function capacityIn({ capacity }: HistoryDetail): string {
  return CAPACITIES[word(capacity)] ?? `as ${word(capacity)}`;
}

function until({ closesAt }: HistoryDetail): string {
  return typeof closesAt === 'string' ? `, until ${formatMoment(new Date(closesAt))}` : '';
}

function countOf(list: unknown, one = 'thing'): string {
  return formatCount(Array.isArray(list) ? list.length : 0, one);
}

/** Returns a value of a detail as text; a missing one as a question mark. */
function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '?';
}
