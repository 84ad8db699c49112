import { tally } from './count';
import type { Contest } from './types';
import type { PairwiseDetail } from './detail-types';
import type { CompareOptions, ComparedRun, Comparison } from './compare-types';

type Seen = { readonly camps: Comparison['camps']; readonly options: CompareOptions };

/** Returns remarks on a comparison: the methods that differ, and what each of them ignores. */
export function remarksOn(
  contest: Contest,
  runs: readonly ComparedRun[],
  { camps, options }: Seen,
): string[] {
  const names = new Map(contest.candidates.map(({ id, name }) => [id, name]));
  const list = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(', ');
  const [first, ...others] = camps;
  const tied = runs.filter(({ result }) => result?.tie).map(({ label }) => label);
  const elections = others.map(({ elected, by }) => {
    const added = elected.filter((id) => !first?.elected.includes(id));
    return `${by.join('; ')}: ${list(elected)}${elected.length > 1 ? ` (with ${list(added)})` : ''}.`;
  });
  return [
    ...(first
      ? [
          others.length === 0
            ? `All methods that come to a result elect ${list(first.elected)}.`
            : `Most methods elect ${list(first.elected)}. Others do not:`,
        ]
      : []),
    ...elections,
    ...(tied.length > 0 ? [`A tie must be decided under ${tied.join('; ')}.`] : []),
    ...passedOver(runs, list),
    ...otherPolicy(contest, options, list),
  ];
}

type List = (ids: readonly string[]) => string;

/** Remark on the Condorcet winner, and on the methods that do not elect them. */
function passedOver(runs: readonly ComparedRun[], list: List): string[] {
  const detail = runs.find(({ result }) => result?.detail.kind === 'pairwise')?.result?.detail as
    PairwiseDetail | undefined;
  if (!detail) return [];
  const { condorcetWinner } = detail;
  if (condorcetWinner === null)
    return ['Nobody beats everybody else head to head: this is where pairwise methods differ.'];
  const without = runs.filter(
    ({ result }) => result && !result.tie && !result.elected.includes(condorcetWinner),
  );
  const who = list([condorcetWinner]);
  if (without.length === 0) return [`${who} beats everybody else head to head.`];
  return [
    `${who} beats everybody else head to head, but has no seat by ${without.map(({ label }) => label).join('; ')}.`,
  ];
}

/** Remark for when Schulze would elect others if unranked candidates had the other meaning; empty if it would not. */
function otherPolicy(contest: Contest, options: CompareOptions, list: List): string[] {
  const other = options.unranked === 'last' ? 'no-opinion' : 'last';
  const [now, then] = [options.unranked, other].map((unranked) =>
    tally(contest, {
      ...options,
      unranked: unranked === 'last' ? 'last' : 'no-opinion',
      method: 'schulze',
    }),
  );
  if (!now || !then || now.tie || then.tie) return [];
  if ([...now.elected].sort().join('\n') === [...then.elected].sort().join('\n')) return [];
  const meaning = other === 'last' ? 'were placed last' : 'meant "no opinion"';
  return [
    `If candidates left off a ballot ${meaning}, Schulze would elect ${list(then.elected)} instead of ${list(now.elected)}.`,
  ];
}
