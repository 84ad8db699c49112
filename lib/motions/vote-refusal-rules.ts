import { RELEASE_TEAM } from '@/lib/community/openstack';
import { hasRole } from '@/lib/people/role-rules';
import { ok, refuse, type Result } from '@/lib/result';
import { isVotingOver } from './clock-rules';
import { isCurrent } from './electorate-rules';
import type { MotionRefusal } from './messages';
import { electorOf, isDecided, refuseStale, refuseState, type Who } from './refusal-rules';
import type { Capacity, Elector, MotionFacts } from './types';
import type { MotionRule } from './rule-types';

/** The time of an action, and the revision that the actor has read. */
type Read = { revision: number; now: Date };

type FoundElector = Result<Elector, MotionRefusal>;

/** Returns the elector by which the actor may vote, or the reason they may not. */
export function electorToVote(who: Who, facts: MotionFacts, read: Read): FoundElector {
  return findElector(who, facts, read, ({ recusedAt }) => (recusedAt ? 'recused' : null));
}

/** Returns the elector by which the actor may recuse themselves, or the reason they may not. */
export function electorToRecuse(who: Who, facts: MotionFacts, read: Read): FoundElector {
  return findElector(who, facts, read, ({ recusedAt }) => (recusedAt ? 'already-recused' : null));
}

/** Returns the elector by which the actor may take back a recusal, or the reason they may not. */
export function electorToReturn(who: Who, facts: MotionFacts, read: Read): FoundElector {
  return findElector(who, facts, read, ({ recusedAt }) => (recusedAt ? null : 'not-recused'));
}

/** Reason a vote may not be cast, or null. `revision` is the one that was read. */
export function refuseVote(who: Who, facts: MotionFacts, read: Read): MotionRefusal | null {
  return refusalIn(electorToVote(who, facts, read));
}

/** Reason the actor may not recuse themselves, or null. */
export function refuseRecusal(who: Who, facts: MotionFacts, now: Date): MotionRefusal | null {
  return refusalIn(electorToRecuse(who, facts, { revision: facts.revision, now }));
}

/** Reason a recusal may not be taken back, or null. */
export function refuseReturn(who: Who, facts: MotionFacts, now: Date): MotionRefusal | null {
  return refusalIn(electorToReturn(who, facts, { revision: facts.revision, now }));
}

function refusalIn(found: FoundElector): MotionRefusal | null {
  return found.ok ? null : found.refusal;
}

/** Reason a consent may not be given, or null. A lead may consent to their own motion; nobody may second their own. */
export function refuseApproval(
  who: Who,
  facts: MotionFacts,
  rule: MotionRule,
  { capacity, now }: { capacity: Capacity; now: Date },
): MotionRefusal | null {
  if (!who) return 'signed-out';
  const isAsked = capacity === 'second' ? rule.seconds > 0 : rule.approvals.includes(capacity);
  if (!isAsked) return 'not-asked-for';
  const refusal = refuseCapacity(who, facts, capacity) ?? refuseConsentState(facts, capacity, now);
  if (refusal) return refusal;
  return hasApproved(who, facts, { capacity, rule }) ? 'already-approved' : null;
}

/** Reason a consent may not be retracted, or null. A person who has since lost the role may still retract it. */
export function refuseRetraction(
  who: Who,
  facts: MotionFacts,
  { capacity, now }: { capacity: Capacity; now: Date },
): MotionRefusal | null {
  if (!who) return 'signed-out';
  if (!hasApproved(who, facts, { capacity, rule: { onRevision: 'stands' } })) return 'not-approved';
  return refuseConsentState(facts, capacity, now);
}

/** Votes and recusals are for members with a current seat, from the opening to the end of voting. */
function findElector(
  who: Who,
  facts: MotionFacts,
  { revision, now }: Read,
  refuseElector: (elector: Elector) => MotionRefusal | null,
): FoundElector {
  const early = refuseMember(who, facts, now);
  if (early) return refuse(early);
  const elector = electorOf(who, facts, now);
  if (!elector) return refuse('seat-not-taken');
  const refusal = refuseElector(elector) ?? refuseStale(facts, revision);
  return refusal ? refuse(refusal) : ok(elector);
}

function refuseMember(who: Who, facts: MotionFacts, now: Date): MotionRefusal | null {
  if (!who) return 'signed-out';
  const refusal = refuseState(facts);
  if (refusal) return refusal;
  if (isVotingOver(facts, now)) return 'voting-over';
  return hasRole(who, 'member', { body: facts.body }) ? null : 'not-member';
}

function refuseCapacity(
  who: NonNullable<Who>,
  { body, team, proposerId }: MotionFacts,
  capacity: Capacity,
): MotionRefusal | null {
  const leads = (slug: string | null) =>
    slug !== null &&
    (hasRole(who, 'ptl', { team: slug }) || hasRole(who, 'liaison', { team: slug }));
  switch (capacity) {
    case 'team-lead':
      return leads(team) ? null : 'not-team-lead';
    case 'release-lead':
      return leads(RELEASE_TEAM) || hasRole(who, 'release-manager', 'community')
        ? null
        : 'not-release-lead';
    case 'election-official':
      return hasRole(who, 'election-official', 'community') ? null : 'not-election-official';
    case 'second':
      if (!hasRole(who, 'member', { body })) return 'not-member';
      return who.personId === proposerId ? 'own-motion' : null;
  }
}

/** Seconds are given before the opening; other consents until the end of voting. */
function refuseConsentState(
  facts: MotionFacts,
  capacity: Capacity,
  now: Date,
): MotionRefusal | null {
  if (isDecided(facts)) return 'decided';
  if (capacity === 'second' && facts.state !== 'proposed') return 'already-open';
  return isVotingOver(facts, now) ? 'voting-over' : null;
}

/** True if the actor has given a consent that is valid for the current text. */
function hasApproved(
  who: NonNullable<Who>,
  facts: MotionFacts,
  { capacity, rule }: { capacity: Capacity; rule: Pick<MotionRule, 'onRevision'> },
): boolean {
  return facts.approvals.some(
    (given) =>
      given.personId === who.personId &&
      given.capacity === capacity &&
      isCurrent(given, facts, rule),
  );
}
