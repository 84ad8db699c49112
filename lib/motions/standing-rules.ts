import { earliestDecision, isVotingOver, takesVotes } from './clock-rules';
import { countObstacles, yesNeeded } from './count-rules';
import {
  countedElectors,
  countedVote,
  isCurrent,
  isDouble,
  isOutdated,
  isParticipant,
  seatedElectors,
} from './electorate-rules';
import type { Choice, MotionFacts, Obstacle, Standing } from './types';
import type { MotionRule } from './rule-types';

/**
 * Counts a motion at a given time.
 *
 * 1. N is the number of {@link countedElectors} at that time. The votes that count are those that
 *    {@link countedVote} returns for them.
 * 2. Each unmet demand of the rule is an obstacle; without obstacles the motion passes.
 * 3. It is lost when even a yes from everyone who has not voted would leave the count short.
 *
 * For a decided motion, pass the time of its decision.
 */
export function standingOf(facts: MotionFacts, rule: MotionRule, now: Date): Standing {
  const electors = countedElectors(facts, rule, now);
  const counted = electors.map((elector) => ({
    elector,
    vote: countedVote(elector, facts, rule),
  }));
  const cast = counted.flatMap(({ vote }) => vote ?? []);
  const countOf = (choice: Choice) => cast.filter((vote) => vote.choice === choice).length;
  const votes = {
    yes: countOf('yes'),
    no: countOf('no'),
    abstain: countOf('abstain'),
    members: electors.length,
    all: seatedElectors(facts, now).length,
  };
  const notVoted = votes.members - cast.length;
  const obstacles = [
    ...clockObstacles(facts, rule, now),
    ...countObstacles(votes, rule),
    ...consentObstacles(facts, rule, now),
  ];
  return {
    members: votes.members,
    all: votes.all,
    tally: { yes: votes.yes, no: votes.no, abstain: votes.abstain, notVoted },
    needed: yesNeeded(votes, rule),
    waitingFor: counted.flatMap(({ elector, vote }) => (vote ? [] : [elector.name])),
    outdated: electors.filter((one) => isOutdated(one, facts, rule)).map(({ name }) => name),
    onEarlierRevision: cast.filter(({ revision }) => revision < facts.revision).length,
    earliestDecisionAt: earliestDecision(facts, rule),
    obstacles,
    passes: obstacles.length === 0,
    isClosed: isVotingOver(facts, now),
    isLost:
      facts.passedRivalId !== null ||
      countObstacles({ ...votes, yes: votes.yes + notVoted }, rule).length > 0,
  };
}

function clockObstacles(facts: MotionFacts, rule: MotionRule, now: Date): Obstacle[] {
  if (!takesVotes(facts.state)) return [{ is: 'not-open' }];
  const until = earliestDecision(facts, rule);
  return [
    ...(facts.state === 'held' ? [{ is: 'held' } as const] : []),
    ...(until && now < until ? [{ is: 'too-early', until } as const] : []),
  ];
}

function consentObstacles(facts: MotionFacts, rule: MotionRule, now: Date): Obstacle[] {
  const given = new Set(
    facts.approvals
      .filter((consent) => isCurrent(consent, facts, rule))
      .map(({ capacity }) => capacity),
  );
  const by = rule.objectionHolds ? objectors(facts, rule, now) : [];
  const { passedRivalId: rival } = facts;
  return [
    ...(rival === null ? [] : [{ is: 'rival-passed', id: rival } as const]),
    ...(by.length > 0 ? [{ is: 'objection', by } as const] : []),
    ...rule.approvals
      .filter((capacity) => !given.has(capacity))
      .map((capacity) => ({ is: 'approval', capacity }) as const),
  ];
}

/** Everyone whose no counts, including the proposer, who may object to their own motion. */
function objectors(facts: MotionFacts, rule: MotionRule, now: Date): string[] {
  return facts.electors
    .filter(
      (elector) =>
        countedVote(elector, facts, rule)?.choice === 'no' &&
        isParticipant(elector, now) &&
        !isDouble(elector, facts, now),
    )
    .map(({ name }) => name);
}
