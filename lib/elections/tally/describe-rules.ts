import { methods } from './index';
import type { Rules, SeatCap, TieRule } from './types';

/**
 * Describes the rules as lines to print with a result, each a setting and its value. Includes everything that can
 * change the outcome.
 */
export function describeRules(rules: Rules): { label: string; value: string }[] {
  const method = methods[rules.method];
  const isPairwise = method.strengths.length > 0;
  return [
    { label: 'Method', value: method.title },
    ...(isPairwise ? [{ label: 'Strength of a defeat', value: describeStrength(rules) }] : []),
    ...(isPairwise ? [{ label: 'Unranked candidates', value: describeUnranked(rules) }] : []),
    { label: 'Equal ranks', value: describeEqualRanks(rules) },
    { label: 'Seats', value: String(rules.seats) },
    { label: 'Seat cap', value: rules.cap ? describeCap(rules.cap) : 'none' },
    ...(rules.defaultOption ? [{ label: 'Default option', value: describeDefault(rules) }] : []),
    { label: 'Ties', value: describeTieRule(rules.tie) },
    { label: 'Defined by', value: method.citation },
  ];
}

function describeStrength({ strength }: Rules): string {
  return {
    'winning-votes': 'winning votes: the votes for the winner of the pair',
    margins: 'margins: the votes for the winner less those for the loser',
    'pairwise-opposition':
      'pairwise opposition: the votes against, whether the pair was lost or not',
  }[strength];
}

function describeUnranked({ unranked }: Rules): string {
  return unranked === 'last'
    ? 'last: below everybody ranked, level with each other'
    : 'no opinion: a ballot says nothing about a pair unless it ranks both';
}

function describeEqualRanks({ equalRanks }: Rules): string {
  return {
    allowed: 'allowed',
    refused: 'refused',
    'stop-there': 'a ballot is read down to its first equal rank',
  }[equalRanks];
}

function describeCap({ atMost, ofBody, sitting }: SeatCap): string {
  const staying = Object.entries(sitting).map(([affiliation, count]) => `${affiliation} ${count}`);
  const now = staying.length > 0 ? `; staying: ${staying.join(', ')}` : '';
  return `at most ${atMost} of the body's ${ofBody} members of one organisation${now}`;
}

function describeDefault({ defaultOption }: Rules): string {
  if (!defaultOption) return 'none';
  const { id, quorum, ratios } = defaultOption;
  const needed = {
    none: 'no quorum',
    votes: `quorum ${quorum.kind === 'votes' ? quorum.votes : ''}`,
    'debian-3q': `quorum 3Q for ${quorum.kind === 'debian-3q' ? quorum.electors : ''} electors`,
  }[quorum.kind];
  const special = Object.entries(ratios).map(([option, ratio]) => `${option} needs ${ratio}:1`);
  return [id, needed, ...special].join('; ');
}

function describeTieRule(tie: TieRule): string {
  if (tie.kind === 'stop') return 'stop the count and ask';
  if (tie.kind === 'seed')
    return `by SHA-256 of the seed "${tie.seed}" and the candidate's id, lowest first`;
  return `as decided by ${tie.by}: ${tie.order.join(', ')} (${tie.reason})`;
}
