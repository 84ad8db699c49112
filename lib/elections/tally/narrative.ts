import { listOf } from '@/lib/text';
import { methods } from './index';
import { at } from './pairwise';
import { ordinal } from './seats';
import type { TallyResult } from './types';
import type { PairwiseDetail, RoundsDetail, ScoresDetail } from './detail-types';

/**
 * Describes a result in plain words, using only the result itself.
 *
 * 1. The number of ballots, and the elected or the reason nobody is elected.
 * 2. The reasons for the order: each candidate against the next, or round by round, or score by score.
 * 3. The candidates skipped under the cap, the ties, and the decisions still to be made.
 *
 * @example
 * // 'Ana beats Bo 228 to 224.'
 */
export function narrate(result: TallyResult): string[] {
  const names = new Map(result.candidates.map(({ id, name }) => [id, name]));
  const name = (id: string) => names.get(id) ?? id;
  return [
    ...narrateTurnout(result),
    ...narrateOutcome(result, name),
    ...narrateDetail(result, name),
    ...result.skipped.map(
      ({ candidate, reason }) => `${name(candidate)} is passed over: ${reason}.`,
    ),
    ...result.tieBreaks.map(({ where, order, by }) => {
      const how = {
        'earlier-stage': 'an earlier stage of the count',
        seed: 'the seed',
        decision: 'the decision',
      }[by];
      return `${where}: a tie settled by ${how}, in the order ${listOf(order.map(name))}.`;
    }),
    ...(result.tie ? [`The count stops at a tie. ${renamed(result.tie.question, names)}`] : []),
  ];
}

type Name = (id: string) => string;

/**
 * Replaces ids by names in a question for people. Longer ids go first, so that an id that is part of another does not
 * match inside it.
 */
function renamed(text: string, names: ReadonlyMap<string, string>): string {
  const ids = [...names]
    .filter(([id, name]) => id !== name)
    .sort(([a], [b]) => b.length - a.length);
  return ids.reduce((said, [id, name]) => said.replaceAll(id, name), text);
}

function narrateTurnout({ ballots, candidates, withdrawn, rules }: TallyResult): string[] {
  const blank = ballots.blank > 0 ? `, ${ballots.blank} of them blank` : '';
  const seats = rules.seats === 1 ? '1 seat' : `${rules.seats} seats`;
  const turnout = `${ballots.total} ballots${blank}; ${candidates.length} candidates for ${seats}.`;
  return withdrawn.length > 0
    ? [turnout, `Withdrawn, and taken off every ballot: ${withdrawn.join(', ')}.`]
    : [turnout];
}

function narrateOutcome({ elected, tie, rules, seats }: TallyResult, name: Name): string[] {
  if (elected.length === 0)
    return [tie ? 'Nobody is elected before the tie below is settled.' : 'Nobody is elected.'];
  const who = `${listOf(elected.map(name))} ${elected.length === 1 ? 'is' : 'are'} elected by ${methods[rules.method].title}.`;
  return [
    who,
    ...seats.map(({ candidate, reason }) => `${name(candidate)} has a seat: ${reason}.`),
  ];
}

function narrateDetail(result: TallyResult, name: Name): string[] {
  switch (result.detail.kind) {
    case 'pairwise':
      return narratePairs(result, result.detail, name);
    case 'rounds':
      return narrateRounds(result.detail, name);
    case 'scores':
      return narrateScores(result, result.detail, name);
  }
}

function narratePairs(result: TallyResult, detail: PairwiseDetail, name: Name): string[] {
  const { condorcetWinner, smithSet, dropped } = detail;
  const inside = `whoever is in ${listOf(smithSet.map(name))} beats everybody outside it`;
  const isAll = smithSet.length === result.candidates.length - dropped.length;
  const head = condorcetWinner
    ? `${name(condorcetWinner)} beats everybody else head to head.`
    : `Nobody beats everybody else head to head${isAll ? '' : `; ${inside}`}.`;
  const line = result.order.flat();
  const steps = line
    .slice(1)
    .map((id, i) => comparePair(result, detail, [line[i] ?? '', id], name));
  const contested = (detail.pairs ?? []).filter(({ fate }) => fate === 'contested');
  return [
    ...dropped.map(({ candidate, reason }) => `${name(candidate)} is dropped: ${reason}.`),
    ...(result.candidates.length > 1 ? [head] : []),
    ...steps,
    ...contested.map(
      ({ winner, loser }) =>
        `That ${name(winner)} beats ${name(loser)} does not count: it closes a cycle with majorities just as strong.`,
    ),
  ];
}

/**
 * Compares one candidate with the next in the order, and explains how the method treats a pair that went the other way.
 */
function comparePair(
  { candidates, order }: TallyResult,
  { matrix, paths, worst }: PairwiseDetail,
  [a, b]: readonly [string, string],
  name: Name,
): string {
  const [i, j] = [a, b].map((id) => candidates.findIndex((candidate) => candidate.id === id));
  if (i === undefined || j === undefined) return '';
  const [mine, theirs] = [at(matrix, i, j), at(matrix, j, i)];
  const isTied = order.some((group) => group.includes(a) && group.includes(b));
  const met =
    mine > theirs
      ? `${name(a)} beats ${name(b)} ${mine} to ${theirs}`
      : mine < theirs
        ? `${name(b)} beats ${name(a)} ${theirs} to ${mine}`
        : `${name(a)} and ${name(b)} are level at ${mine} each`;
  if (isTied) return `${met}; the method places them level.`;
  if (mine > theirs) return `${met}.`;
  if (paths)
    return `${met}, but the strongest path from ${name(a)} to ${name(b)} is ${at(paths, i, j)} and the one back ${at(paths, j, i)}, so ${name(a)} is placed above.`;
  if (worst)
    return `${met}, but ${name(a)}'s worst score is ${worst[a] ?? 0} and ${name(b)}'s ${worst[b] ?? 0}, so ${name(a)} is placed above.`;
  return `${met}, but stronger majorities place ${name(a)} above.`;
}

function narrateRounds({ quota, valid, rounds }: RoundsDetail, name: Name): string[] {
  const opening =
    quota === null
      ? `${valid} ballots name somebody.`
      : `${valid} ballots name somebody; the quota is ${quota}.`;
  const told = rounds.map((round, i) => {
    const votes = Object.entries(round.votes).map(([id, count]) => `${name(id)} ${count}`);
    const elected =
      round.elected.length > 0
        ? ` ${listOf(round.elected.map(name))} ${round.elected.length === 1 ? 'is' : 'are'} elected.`
        : '';
    const excluded = round.excluded.map((id) => ` ${name(id)} is excluded.`).join('');
    const moved =
      round.surplusOf === null ? '' : ` ${name(round.surplusOf)}'s surplus is transferred.`;
    return `Round ${i + 1}: ${votes.join(', ')}; exhausted ${round.exhausted}.${elected}${moved}${excluded}`;
  });
  return [opening, ...told];
}

function narrateScores(
  { order }: TallyResult,
  { scores, spoiled }: ScoresDetail,
  name: Name,
): string[] {
  const told = order.map((group, i) => {
    const score = scores[group[0] ?? ''] ?? 0;
    const place = ordinal(order.slice(0, i).flat().length + 1);
    return `${place}: ${listOf(group.map(name))} with ${score}${group.length > 1 ? ' each' : ''}.`;
  });
  return spoiled > 0 ? [...told, `${spoiled} ballots put several first and are spoiled.`] : told;
}
