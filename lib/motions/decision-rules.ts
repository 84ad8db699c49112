import { castBy, isCurrent } from './electorate-rules';
import { narrativeOf, uncountedReason } from './outcome-rules';
import type { MotionOutcome } from './view-types';
import { standingOf } from './standing-rules';
import type { MotionFacts, MotionRule } from './types';

/** What the facts name by id alone: comments by seat, people by who they are. */
export type OutcomeWords = {
  comments: ReadonlyMap<string, string>;
  names: ReadonlyMap<string, string>;
};

/**
 * How a motion ends when it is decided at a moment, with everything a reader needs to count again: kept with the
 * motion, so that nothing that changes later changes it.
 */
export function outcomeOf(
  facts: MotionFacts,
  rule: MotionRule,
  at: Date,
  { comments, names }: OutcomeWords,
): MotionOutcome {
  const standing = standingOf(facts, rule, at);
  return {
    passes: standing.passes,
    members: standing.members,
    tally: standing.tally,
    needed: standing.needed,
    narrative: narrativeOf(facts, rule, at),
    votes: facts.electors.map((elector) => {
      const vote = castBy(elector, facts.votes);
      return {
        name: elector.name,
        choice: vote?.choice ?? null,
        comment: vote ? (comments.get(elector.id) ?? '') : '',
        revision: vote?.revision ?? null,
        castAt: vote?.castAt.toISOString() ?? null,
        uncounted: uncountedReason(elector, facts, rule, at),
      };
    }),
    approvals: facts.approvals
      .filter((consent) => isCurrent(consent, facts, rule))
      .map(({ capacity, personId }) => ({ name: names.get(personId) ?? '', capacity })),
    decidedAt: at.toISOString(),
  };
}
