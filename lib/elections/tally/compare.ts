import { tally } from './count';
import { methods } from './index';
import { RulesError } from './types';
import type {
  Contest,
  MethodName,
  PairwiseDetail,
  Rules,
  Strength,
  TallyResult,
  TieRule,
  Unranked,
} from './types';

/** A method with everything chosen that it leaves open. */
type Variant = {
  readonly key: string;
  readonly label: string;
  readonly method: MethodName;
  readonly strength?: Strength;
};

const strengthNames: Record<Strength, string> = {
  'winning-votes': 'winning votes',
  margins: 'margins',
  'pairwise-opposition': 'pairwise opposition',
};

/** Every method with every strength it has, in the order they are shown. */
const variants: readonly Variant[] = Object.values(methods).flatMap<Variant>(
  ({ name, title, strengths }) =>
    strengths.length === 0
      ? [{ key: name, label: title, method: name }]
      : strengths.map((strength) => ({
          key: `${name}-${strength}`,
          label: `${title}, ${strengthNames[strength]}`,
          method: name,
          strength,
        })),
);

/** What one method makes of a contest, or why it cannot count it. */
export type ComparedRun = {
  readonly key: string;
  readonly label: string;
  readonly result: TallyResult | null;
  readonly refusal: string | null;
};

/** A contest under every method, and where they part. */
export type Comparison = {
  readonly runs: readonly ComparedRun[];
  /** Who is elected, and by which methods (labels); the most common first. Counts that stopped at a tie are left out. */
  readonly camps: readonly {
    readonly elected: readonly string[];
    readonly by: readonly string[];
  }[];
  /** What is worth knowing before choosing a method, in plain words. */
  readonly remarks: readonly string[];
};

/** What is chosen once for all methods. */
export type CompareOptions = {
  readonly seats: number;
  readonly unranked: Unranked;
  readonly tie: TieRule;
};

/**
 * Counts a contest by every method side by side and points out where they disagree.
 *
 * Methods that need strict ballots read a ballot down to its first equal rank, so that every contest can be
 * compared; their rules say so.
 *
 * @example
 * compareMethods(contest, { seats: 1, unranked: 'last', tie: { kind: 'stop' } }).camps.length; // => 1 where all agree
 */
export function compareMethods(contest: Contest, options: CompareOptions): Comparison {
  const runs = variants.map((variant) => runVariant(contest, variant, options));
  const camps = campsOf(runs);
  return { runs, camps, remarks: remarksOn(contest, runs, { camps, options }) };
}

function runVariant(
  contest: Contest,
  { key, label, method, strength }: Variant,
  options: CompareOptions,
): ComparedRun {
  const rules: Partial<Rules> & Pick<Rules, 'method'> = {
    ...options,
    method,
    ...(strength && { strength }),
    ...(methods[method].ballots === 'strict' && { equalRanks: 'stop-there' as const }),
  };
  try {
    return { key, label, result: tally(contest, rules), refusal: null };
  } catch (error) {
    if (error instanceof RulesError) return { key, label, result: null, refusal: error.message };
    throw error;
  }
}

function campsOf(runs: readonly ComparedRun[]): Comparison['camps'] {
  const camps = new Map<string, { elected: readonly string[]; by: string[] }>();
  for (const { result, label } of runs) {
    if (!result || result.tie) continue;
    // By the contest's order, so that the same people are the same camp however they were elected.
    const elected = result.candidates
      .map(({ id }) => id)
      .filter((id) => result.elected.includes(id));
    const camp = camps.get(elected.join('\n')) ?? { elected, by: [] };
    camp.by.push(label);
    camps.set(elected.join('\n'), camp);
  }
  return [...camps.values()].sort((a, b) => b.by.length - a.by.length);
}

type Seen = { readonly camps: Comparison['camps']; readonly options: CompareOptions };

function remarksOn(
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

/** Methods that pass over somebody who beats everybody else head to head. */
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

/** Whether Schulze would elect others if unranked candidates meant the other thing. */
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
