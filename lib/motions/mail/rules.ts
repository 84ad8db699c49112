import type { MotionMailKind } from './kinds';
import { earliestDecision, isVotingOver, takesVotes } from '@/lib/motions/clock-rules';
import {
  countedElectors,
  countedVote,
  isSitting,
  outdatedConsents,
} from '@/lib/motions/electorate-rules';
import type { Elector, MotionFacts } from '@/lib/motions/types';
import type { MotionRule } from '@/lib/motions/rule-types';

/** The facts about a motion that decide which mail each person gets. */
export type MailFacts = MotionFacts & {
  decidedAt: Date | null;
  rule: MotionRule;
  revisions: readonly { number: number; revisedAt: Date }[];
};

/** A mail that a person should get: once for each kind, motion, person and occasion. */
export type DueMail = {
  kind: MotionMailKind;
  /** The revision that a `revised` mail is about, or that gave a `reminder` its deadline; 0 otherwise. */
  occasion: number;
  personId: string;
  /** Time since which it has been due. */
  dueAt: Date;
};

const HOUR_IN_MS = 3_600_000;

/** Hours before the deadline at which members who have not voted are reminded. */
export const REMINDER_HOURS = 48;

/**
 * Lists every mail that is due about a motion at a given time, whether or not it has been sent.
 *
 * A mail that was noted earlier and is missing here is no longer wanted: the member voted while the reminder waited, a
 * later revision replaced an earlier one, or the motion was decided. Members who are not matched with a person get
 * none. A person with two seats gets one.
 */
export function mailsDue(facts: MailFacts, now: Date): DueMail[] {
  const mails = mailsInState(facts, now);
  return [...new Map(mails.map((mail) => [`${mail.kind} ${mail.personId}`, mail])).values()];
}

function mailsInState(facts: MailFacts, now: Date): DueMail[] {
  if (isDecided(facts)) return decidedMails(facts);
  if (facts.state === 'proposed') return consentMails(facts);
  if (!takesVotes(facts.state) || isVotingOver(facts, now)) return [];
  return [
    ...openedMails(facts, now),
    ...reminders(facts, now),
    ...revisedMails(facts, now),
    ...consentMails(facts),
  ];
}

function isDecided({ state }: MailFacts): boolean {
  return state === 'passed' || state === 'rejected';
}

/** Mails to everyone with a seat at the decision, including the recused, and to the proposer. */
function decidedMails({ electors, decidedAt, proposerId }: MailFacts): DueMail[] {
  if (!decidedAt) return [];
  const personIds = electors
    .filter((elector) => isSitting(elector, decidedAt))
    .map(({ personId }) => personId);
  return [...personIds, proposerId].flatMap((personId) =>
    personId ? [{ kind: 'decided' as const, occasion: 0, personId, dueAt: decidedAt }] : [],
  );
}

/** Mails to everyone with a seat. A member who joins while the vote is open gets theirs then. */
function openedMails({ openedAt, electors }: MailFacts, now: Date): DueMail[] {
  if (!openedAt) return [];
  return sitting(electors, now).map(({ personId, joinedAt }) => ({
    kind: 'opened',
    occasion: 0,
    personId,
    dueAt: joinedAt > openedAt ? joinedAt : openedAt,
  }));
}

/** Mails to everyone with a seat who already had it when the current text replaced an earlier one. */
function revisedMails(facts: MailFacts, now: Date): DueMail[] {
  const { openedAt, electors, revision, revisions } = facts;
  const revisedAt = revisions.find(({ number }) => number === revision)?.revisedAt;
  if (!openedAt || !revisedAt || revision === 1 || revisedAt <= openedAt) return [];
  return sitting(electors, now)
    .filter(({ joinedAt }) => joinedAt <= revisedAt)
    .map(({ personId }) => ({ kind: 'revised', occasion: revision, personId, dueAt: revisedAt }));
}

/** Mails to everyone whose second or approval does not count, because the text has been revised since. */
function consentMails(facts: MailFacts): DueMail[] {
  const { revision, revisedAt } = facts;
  if (!revisedAt) return [];
  return outdatedConsents(facts, facts.rule).map((personId) => ({
    ...{ kind: 'revised', occasion: revision, personId, dueAt: revisedAt },
  }));
}

/**
 * Mails to those who can vote and have not, from 48 hours before the deadline until it. A member is not reminded if
 * their vote began (by the opening, a restart of the clock, or joining) within those 48 hours: they have just heard of
 * it. A restarted clock has a new deadline, and so a new reminder.
 */
function reminders(facts: MailFacts, now: Date): DueMail[] {
  const deadline = deadlineOf(facts);
  const { clockStartedAt } = facts;
  if (!deadline || !clockStartedAt || now >= deadline) return [];
  const dueAt = new Date(deadline.getTime() - REMINDER_HOURS * HOUR_IN_MS);
  if (now < dueAt || dueAt <= clockStartedAt) return [];
  return sitting(countedElectors(facts, facts.rule, now), now)
    .filter((elector) => elector.joinedAt < dueAt && !hasVoted(facts, elector))
    .map(({ personId }) => ({ kind: 'reminder', occasion: lastRestart(facts), personId, dueAt }));
}

/** Returns the deadline that a reminder is about: the end of voting, or else the earliest decision. */
export function deadlineOf(
  facts: Pick<MailFacts, 'closesAt' | 'clockStartedAt' | 'openedAt' | 'revisedAt' | 'rule'>,
): Date | null {
  return facts.closesAt ?? earliestDecision(facts, facts.rule);
}

function hasVoted(facts: MailFacts, elector: Elector): boolean {
  return countedVote(elector, facts, facts.rule) !== null;
}

/** The revision after which the clock was restarted; 0 if it has run since the opening. */
function lastRestart({ revisions, openedAt, clockStartedAt }: MailFacts): number {
  if (!openedAt || !clockStartedAt || clockStartedAt <= openedAt) return 0;
  const earlier = revisions.filter(({ revisedAt }) => revisedAt <= clockStartedAt);
  return Math.max(0, ...earlier.map(({ number }) => number));
}

function sitting(electors: readonly Elector[], now: Date): (Elector & { personId: string })[] {
  return electors.flatMap((elector) =>
    elector.personId !== null && isSitting(elector, now)
      ? [{ ...elector, personId: elector.personId }]
      : [],
  );
}
