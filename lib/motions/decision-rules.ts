import { castBy, isCurrent } from './electorate-rules';
import { narrativeOf, uncountedReason } from './outcome-rules';
import type { MotionOutcome } from './outcome-types';
import { standingOf } from './standing-rules';
import type { MotionFacts } from './types';
import type { MotionRule } from './rule-types';

/** Words that the facts refer to only by id: comments by seat, names by person. */
export type OutcomeWords = {
  comments: ReadonlyMap<string, string>;
  names: ReadonlyMap<string, string>;
};

/**
 * Returns the outcome of a motion decided at a given time, with everything a reader needs to count it again. It is
 * stored with the motion, so that later changes do not affect it.
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
