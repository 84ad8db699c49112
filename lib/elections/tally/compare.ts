import { tally } from './count';
import { methods } from './index';
import { RulesError } from './types';
import type { Contest, MethodName, Rules, Strength } from './types';
import { remarksOn } from './compare-remarks';
import type { CompareOptions, ComparedRun, Comparison } from './compare-types';

/** A method with all its options chosen. */
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

/** Every method with each of its strengths, in the order they are shown. */
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
    // In the contest's order, so that the same candidates form the same camp in whatever order they were elected.
    const elected = result.candidates
      .map(({ id }) => id)
      .filter((id) => result.elected.includes(id));
    const camp = camps.get(elected.join('\n')) ?? { elected, by: [] };
    camp.by.push(label);
    camps.set(elected.join('\n'), camp);
  }
  return [...camps.values()].sort((a, b) => b.by.length - a.by.length);
}
