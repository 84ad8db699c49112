import type { Capacity, Choice, MotionState } from './types';

/** The reasons for refusing an action on a motion. The words are stable; the sentences are in {@link refusalText}. */
export type MotionRefusal =
  | 'signed-out'
  | 'no-such-body'
  | 'no-such-kind'
  | 'no-such-motion'
  | 'no-such-comment'
  | 'no-such-link'
  | 'no-such-team'
  | 'team-needed'
  | 'nothing-changed'
  | 'revised-meanwhile'
  | 'no-seat-to-revise'
  | 'seat-not-taken'
  | 'not-member'
  | 'not-chair'
  | 'not-proposer'
  | 'not-proposer-or-chair'
  | 'not-team-lead'
  | 'not-release-lead'
  | 'not-election-official'
  | 'own-motion'
  | 'not-open'
  | 'already-open'
  | 'held'
  | 'already-held'
  | 'not-held'
  | 'not-led'
  | 'decided'
  | 'voting-over'
  | 'recused'
  | 'already-recused'
  | 'not-recused'
  | 'not-asked-for'
  | 'already-approved'
  | 'not-approved'
  | 'seconds-missing'
  | 'ends-too-soon'
  | 'end-not-yours'
  | 'before-announced-end'
  | 'passes-as-it-stands'
  | 'result-is-clear'
  | 'other-body'
  | 'link-decided'
  | 'rivals-declared'
  | 'reverts-nothing'
  | 'not-revertible'
  | 'no-revision'
  | 'clock-chosen'
  | 'too-early'
  | 'does-not-pass'
  | 'undecided';

/** Text of each refusal, in a sentence or two: what is not possible, and what is. */
export const refusalText: Record<MotionRefusal, string> = {
  'signed-out': 'Sign in first.',
  'no-such-body': 'There is no such body, or it does not vote on motions here.',
  'no-such-kind': 'The body knows no such kind of motion.',
  'no-such-motion': 'There is no such motion.',
  'no-such-comment': 'There is no such comment.',
  'no-such-link': 'Something it should be linked with does not exist here.',
  'no-such-team': 'There is no such team.',
  'team-needed': 'This kind of motion is about a team; say which.',
  'nothing-changed': 'Nothing was changed.',
  'revised-meanwhile':
    'The text was revised meanwhile. Read the current revision, then do it again.',
  'no-seat-to-revise':
    'The vote is open and you have no seat in it, so the text is no longer yours to change. Say in the discussion what should change.',
  'seat-not-taken':
    'You have a seat on the body, but none in this vote yet. Try again in a moment; if that does not help, tell the chair.',
  'not-member': 'Only members who have a seat now may do this.',
  'not-chair': 'Only the chair may do this.',
  'not-proposer': 'Only its proposer may do this.',
  'not-proposer-or-chair': 'Only its proposer and the chair may do this.',
  'not-team-lead': 'Only the lead of the team or one of its liaisons may approve this.',
  'not-release-lead': 'Only who leads Release Management or is its liaison may approve this.',
  'not-election-official': 'Only an election official may confirm this.',
  'own-motion': 'This is your own motion; another member has to do this.',
  'not-open': 'The motion has not been opened yet.',
  'already-open': 'The motion has been opened already.',
  held: 'The motion is on hold and takes no decision; it still takes votes.',
  'already-held': 'The motion is on hold already.',
  'not-held': 'The motion is not on hold.',
  'not-led': 'The chair does not lead motions of this kind: their clock cannot be stopped or set.',
  decided: 'The motion has been decided or withdrawn; nothing about it can change.',
  'voting-over': 'Voting has ended.',
  recused: 'You have recused yourself from this motion. Take that back to vote.',
  'already-recused': 'You have recused yourself already.',
  'not-recused': 'You have not recused yourself.',
  'not-asked-for': 'The rule of this motion does not ask for this.',
  'already-approved': 'You have approved this already.',
  'not-approved': 'You have not approved this.',
  'seconds-missing': 'Other members have to second the motion before it can be opened.',
  'ends-too-soon':
    'Voting would end before members have had the time that the rule gives them. Choose a later moment.',
  'end-not-yours':
    'The end of voting is not yours to choose in a motion of this kind. Leave the field empty.',
  'before-announced-end':
    'Voting was announced until a later moment, and the least time since that announcement is not over yet.',
  'passes-as-it-stands':
    'The motion passes with the votes as they are; only its proposer may take it back, until its time is over.',
  'result-is-clear':
    'The result is clear with the votes as they are; it is for the vote to end it.',
  'other-body': 'A body takes the place of its own resolutions only, not of those of another.',
  'link-decided': 'One of these motions has been decided; nothing can compete with it any more.',
  'rivals-declared':
    'What a motion competes with is declared when it is opened. Propose another motion that names this one.',
  'reverts-nothing': 'This kind of motion takes back another one; say which.',
  'not-revertible':
    'What it would take back has not passed, or may not be taken back by a motion of this kind. The rules of motions say which kind it takes.',
  'no-revision': 'The text has not been revised since the motion was opened.',
  'clock-chosen': 'The choice about the clock has been made for this revision.',
  'too-early': 'The minimum time is not over yet.',
  'does-not-pass':
    'The motion does not pass as it stands. Only the chair may close it as rejected.',
  undecided:
    'Not enough members have voted, and nobody has objected. Let it run on, or withdraw it.',
};

/** Text of each state, in a word or two. */
export const stateText: Record<MotionState, string> = {
  proposed: 'Proposed',
  open: 'Open',
  held: 'On hold',
  withdrawn: 'Withdrawn',
  passed: 'Passed',
  rejected: 'Rejected',
};

/** Text of each choice, in a word. */
export const choiceText: Record<Choice, string> = { yes: 'Yes', no: 'No', abstain: 'Abstain' };

/** The giver of each consent, in words that follow "approval by". */
export const capacityText: Record<Capacity, string> = {
  'team-lead': 'the lead of the team or one of its liaisons',
  'release-lead': 'the lead of Release Management or one of its liaisons',
  'election-official': 'an election official',
  second: 'another member, as a second',
};
