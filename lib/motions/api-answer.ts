import { env } from '@/lib/env';
import type { NamedVote, VotedMotion } from './api-queries';
import { earliestDecision, takesVotes } from './clock-rules';
import { obstacleText } from './obstacle-rules';
import { seatedElectors } from './electorate-rules';
import { requirementsOf, type Members } from './requirement-rules';
import { standingOf } from './standing-rules';
import type { MotionRule } from './rule-types';

const NOTHING = { yes: 0, no: 0, abstain: 0, notVoted: 0 };

/** Returns a motion as JSON for the API: as it was counted at its decision, or as it is now. */
export function motionAnswer(motion: VotedMotion, now: Date) {
  const { id, body, kind, title, rule, state, team, proposer, revision, facts, outcome } = motion;
  const isOpen = takesVotes(state);
  const standing = isOpen && rule ? standingOf(facts, rule, now) : null;
  const count = outcome ?? standing;
  return {
    id,
    url: `${env.siteUrl}/motions/${id}`,
    body,
    kind,
    title,
    rule: rule && ruleAnswer(rule, { members: count?.members ?? 0, all: allOf(motion, now) }),
    state,
    team,
    proposer: proposer?.name ?? null,
    revision,
    proposedAt: motion.proposedAt.toISOString(),
    openedAt: iso(motion.openedAt),
    earliestDecisionAt: iso(rule && earliestDecision(facts, rule)),
    closesAt: iso(motion.closesAt),
    decidedAt: iso(motion.decidedAt),
    members: count?.members ?? 0,
    tally: count?.tally ?? NOTHING,
    needed: count?.needed ?? null,
    obstacles: standing?.obstacles.map(obstacleText) ?? [],
    narrative: outcome?.narrative ?? [],
    votes: motion.votes.map(voteAnswer),
  };
}

/** Number of members with a seat: at the decision of a decided motion, else now. */
function allOf({ facts, decidedAt }: VotedMotion, now: Date): number {
  return seatedElectors(facts, decidedAt ?? now).length;
}

function ruleAnswer(rule: MotionRule, sizes: Members) {
  const { name, source, minimumDays } = rule;
  const url = source.url?.startsWith('/') ? env.siteUrl + source.url : source.url;
  return {
    name,
    source: { title: source.title, url },
    minimumDays,
    requirements: requirementsOf(rule, sizes),
  };
}

function voteAnswer({
  member,
  handle,
  choice,
  castAt,
  comment,
  revision,
  uncounted,
  source,
}: NamedVote) {
  return {
    member,
    handle,
    vote: choice,
    at: castAt.toISOString(),
    comment,
    revision,
    uncounted,
    source,
  };
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
