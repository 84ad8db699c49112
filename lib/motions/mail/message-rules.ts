import { formatCount } from '@/lib/time';
import { listOf } from '@/lib/text';
import type { Choice, MotionState, Standing } from '@/lib/motions/types';
import type { MotionRule } from '@/lib/motions/rule-types';
import { requirementsOf } from '@/lib/motions/requirement-rules';
import { NOT_YOUR_VOTE } from '@/lib/people/notices/notice-wording-rules';
import { inBothZones, oneLine, tagOf, type MailWords } from '@/lib/notices/text-rules';
import {
  htmlOf,
  textOf,
  type LetterFact,
  type MailEnding,
  type MailParts,
} from '@/lib/notices/layout-rules';
import type { MotionMailKind } from './kinds';

/** The content of a mail, gathered for one person. */
export type MailStory = {
  kind: MotionMailKind;
  motion: {
    id: number;
    title: string;
    state: MotionState;
    rule: MotionRule;
    closesAt: Date | null;
    proposer: string | null;
    revision: number;
    /** The change made by the revision, in its author's words. */
    note: string;
    /** For a decided motion: the count in sentences. */
    narrative: readonly string[];
    decidedAt: Date | null;
    standing: Standing;
  };
  body: { slug: string; name: string };
  /** The reader's own part; null if they have neither a seat nor an outdated consent. */
  seat: {
    vote: { choice: Choice; revision: number } | null;
    isRecused: boolean;
    /** True if a consent of theirs was given to an earlier text and does not count for this one. */
    hasOutdatedConsent: boolean;
  } | null;
  timeZone: string;
  /** For a decided motion: the signed head of the audit log after the decision; null if there is none. */
  checkpoint: string | null;
  links: MailEnding & { motion: string; log: string };
};

const MAX_SUBJECT_LENGTH = 180;
const MAX_NOTE_LENGTH = 500;

/** Writes the mail: subject, plain text, and HTML that is equally plain. */
export function wordsOf(story: MailStory): MailWords {
  const { motion, body } = story;
  const parts: MailParts = {
    heading: oneLine(motion.title, MAX_SUBJECT_LENGTH),
    lead: leadOf(story),
    facts: factsOf(story),
    link: { label: linkLabels[story.kind], href: story.links.motion },
    kept: keptOf(story),
    why: 'You get this mail because you have a seat in the vote or proposed the motion.',
    ending: story.links,
  };
  const subject = `[${tagOf(body)}] ${subjects[story.kind](motion.state)}: ${parts.heading}`;
  return { subject, text: textOf(parts), html: htmlOf(subject, parts) };
}

/** The evidence for the reader to keep, to show later if the record of a decision was changed. */
function keptOf({ checkpoint, links }: MailStory): MailParts['kept'] {
  if (checkpoint === null) return null;
  return {
    label: `The audit log up to this decision, signed. Keep it: with it anybody can show whether the record was changed later. How: ${links.log}`,
    lines: checkpoint,
  };
}

const subjects: Record<MotionMailKind, (state: MotionState) => string> = {
  opened: () => 'Vote opened',
  reminder: () => 'Your vote is missing',
  revised: () => 'Text revised',
  decided: (state) => (state === 'passed' ? 'Passed' : 'Rejected'),
};

const linkLabels: Record<MotionMailKind, string> = {
  opened: 'Read it and vote',
  reminder: 'Read it and vote',
  revised: 'See what changed and confirm your vote',
  decided: 'See the votes and the record',
};

function leadOf({ kind, body, motion, seat }: MailStory): string {
  switch (kind) {
    case 'opened':
      return `The ${body.name} votes on a motion, and you have a seat in it.`;
    case 'reminder':
      return `A vote of the ${body.name} ends soon or can be decided soon, and you have not voted.`;
    case 'revised':
      return (
        revisedLead({ motion, seat }) ??
        `The text of a motion that the ${body.name} votes on has changed. It is now at revision ${motion.revision}.`
      );
    case 'decided':
      return `The ${body.name} has decided: the motion ${motion.state === 'passed' ? 'passed' : 'was rejected'}.`;
  }
}

/** Describes the effect of a new text on the reader's earlier vote or consent; null if they gave none. */
function revisedLead(story: Pick<MailStory, 'motion' | 'seat'>): string | null {
  const { revision, rule } = story.motion;
  const said = saidBefore(story);
  if (said.length === 0) return null;
  const what = `The text of a motion changed after you ${listOf(said)}`;
  return rule.onRevision === 'stands'
    ? `${what}. That stands; please read revision ${revision} and confirm or change it.`
    : `${what}, so it does not count any more. Please read revision ${revision}, then confirm what you said or change it.`;
}

/** The reader's actions on an earlier text. */
function saidBefore({ motion, seat }: Pick<MailStory, 'motion' | 'seat'>): string[] {
  return [
    ...(seat?.vote && !seat.isRecused && seat.vote.revision < motion.revision ? ['voted'] : []),
    ...(seat?.hasOutdatedConsent ? ['gave your consent'] : []),
  ];
}

function factsOf(story: MailStory): LetterFact[] {
  const { kind, motion, body, timeZone } = story;
  const needs = requirementsOf(motion.rule, motion.standing).join(' ');
  const { yes, no, abstain, notVoted } = motion.standing.tally;
  const facts: (LetterFact | null)[] = [
    { label: 'Motion', value: `${motion.id}, ${motion.rule.name}, ${body.name}` },
    motion.proposer ? { label: 'Proposed by', value: oneLine(motion.proposer, 100) } : null,
    kind === 'revised' && motion.note
      ? { label: 'What changed', value: oneLine(motion.note, MAX_NOTE_LENGTH) }
      : null,
    kind === 'decided'
      ? { label: 'Why', value: motion.narrative.map((each) => oneLine(each, 300)).join(' ') }
      : { label: 'What it needs', value: needs },
    {
      label: 'Votes',
      value: `${yes} yes, ${no} no, ${abstain} abstaining, ${notVoted} not cast; ${formatCount(motion.standing.members, 'member')} count`,
    },
    kind === 'decided'
      ? motion.decidedAt && { label: 'Decided', value: inBothZones(motion.decidedAt, timeZone) }
      : { label: 'When', value: whenOf(story) },
    story.seat && { label: 'Your vote', value: ownVoteOf(story.seat, motion) },
    kind === 'revised' && saidBefore(story).length > 0 ? NOT_YOUR_VOTE : null,
  ];
  return facts.filter((fact) => fact !== null && fact.value !== '') as LetterFact[];
}

function whenOf({ motion, timeZone }: MailStory): string {
  const { closesAt, standing, state } = motion;
  const earliest = standing.earliestDecisionAt;
  const sentences = [
    closesAt
      ? `Voting closes ${inBothZones(closesAt, timeZone)}.`
      : 'Voting ends with the decision.',
    earliest ? `It can pass from ${inBothZones(earliest, timeZone)}.` : '',
    state === 'held' ? 'It is on hold: votes are taken, no decision is.' : '',
  ];
  return sentences.filter(Boolean).join(' ');
}

function ownVoteOf(
  { vote, isRecused }: NonNullable<MailStory['seat']>,
  { revision, rule }: MailStory['motion'],
): string {
  if (isRecused) return 'none: you are recused';
  if (!vote) return 'none';
  if (vote.revision === revision) return vote.choice;
  const outdated =
    rule.onRevision === 'stands' ? '' : ', which does not count until you confirm it';
  return `${vote.choice}, on revision ${vote.revision}${outdated}`;
}
