import { UsageError, type Arguments } from '@/lib/command-line';
import { isMethodName, methodNames } from '@/lib/elections/tally';
import { isPresetName, presets } from '@/lib/elections/tally/presets';
import { formatNames, type FormatName } from '@/lib/elections/tally/formats/ballot-file';
import type {
  Contest,
  DefaultOption,
  EqualRanks,
  Rules,
  Strength,
  TieRule,
  Unranked,
} from '@/lib/elections/tally/types';

type Flags = Arguments['flags'];
type Choices = Partial<Rules> & Pick<Rules, 'method'>;

/** Text printed by `npm run tally -- --help`. */
export const recountHelp = `
Counts a file of ballots, and says how.

  npm run tally -- FILE [options]      FILE may be - for standard input

The format is told by content: Condorcet Election Format (.cvotes), BLT, CIVS or Elekto CSV, PrefLib, a Debian
tally sheet, or Rollcall's JSON.

  --method NAME         ${methodNames.join(' | ')}
  --preset NAME         the rules of a community: ${Object.keys(presets).join(' | ')}; options beside it overrule it
  --seats N             as many as the file says, else 1; instant runoff fills 1 unless told otherwise
  --unranked WHAT       last | no-opinion: what it means not to rank a candidate
  --strength WHAT       winning-votes | margins | pairwise-opposition (minimax only)
  --equal-ranks WHAT    allowed | refused | stop-there (read a ballot down to its first equal rank)
  --seed TEXT           break ties by SHA-256 of the seed and the candidate's id
  --decided "A > B"     break ties in this order; --decided-by says who decided
  --cap N --body N      at most N of the body's members from one organisation (affiliations come from Rollcall JSON)
  --default-option NAME --quorum N --electors N
                        drop options that do not beat this one, or miss the quorum (or Debian's 3Q for N electors)
  --higher-is-better    CSV: higher numbers are better ranks, as in the proportional mode of CIVS
  --format NAME         ${formatNames.join(' | ')}, instead of looking
  --write-cef FILE, --write-blt FILE
                        write the ballots in another format as well
  --json                print one JSON document instead of a report
  --help                this text

Ends with 0 when the ballots were counted (a tie that must be decided is a result), 1 when the file is wrong or
cannot be counted by these rules, 2 for misuse.
`;

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;

/** Options of `npm run tally`. */
export const recountOptions = {
  method: text,
  preset: text,
  seats: text,
  unranked: text,
  strength: text,
  'equal-ranks': text,
  seed: text,
  decided: text,
  'decided-by': text,
  cap: text,
  body: text,
  'default-option': text,
  quorum: text,
  electors: text,
  'higher-is-better': yes,
  format: text,
  'write-cef': text,
  'write-blt': text,
  json: yes,
} as const;

/** Returns the option's value if it is one of `values`, or undefined if it was not given. */
function oneOf<Value extends string>(
  flags: Flags,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const given = flags[name];
  if (given === undefined) return undefined;
  const known = values.find((value) => value === given);
  if (known === undefined)
    throw new UsageError(`--${name} takes ${values.join(', ')}, not ${String(given)}.`);
  return known;
}

function wholeNumber(flags: Flags, name: string): number | undefined {
  const given = flags[name];
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || !/^[1-9]\d{0,8}$/.test(given)) {
    throw new UsageError(`--${name} takes a whole number above 0, not ${String(given)}.`);
  }
  return Number(given);
}

function words(flags: Flags, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given : undefined;
}

/** Returns the requested format, if one was given. */
export function formatOf(flags: Flags): FormatName | undefined {
  return oneOf(flags, 'format', formatNames);
}

/** Refuses invalid options before a large file is read in vain. */
export function checkFlags(flags: Flags): void {
  const { method, preset } = flags;
  if (method === undefined && preset === undefined)
    throw new UsageError('Say which --method or --preset.');
  if (method !== undefined && !isMethodName(String(method))) {
    throw new UsageError(
      `There is no method ${String(method)}; there are ${methodNames.join(', ')}.`,
    );
  }
  if (preset !== undefined && !isPresetName(String(preset))) {
    throw new UsageError(
      `There is no preset ${String(preset)}; there are ${Object.keys(presets).join(', ')}.`,
    );
  }
  if ((flags.cap === undefined) !== (flags.body === undefined) && preset === undefined) {
    throw new UsageError('--cap and --body go together.');
  }
  if (flags.seed !== undefined && flags.decided !== undefined)
    throw new UsageError('Either --seed or --decided.');
  for (const name of ['seats', 'cap', 'body', 'quorum', 'electors']) wholeNumber(flags, name);
  choicesOf(flags);
}

/** Returns the rules set by the options and the preset; `defaultRules` fills in the rest. */
export function rulesOf(flags: Flags, contest: Contest): Choices {
  const preset = words(flags, 'preset');
  const known = {
    electors: wholeNumber(flags, 'electors') ?? 0,
    bodySize: wholeNumber(flags, 'body') ?? 0,
  };
  const option = words(flags, 'default-option');
  const base =
    preset !== undefined && isPresetName(preset)
      ? presets[preset].rulesFor(named(contest, option), known)
      : {};
  const method = words(flags, 'method');
  const given = { ...base, ...choicesOf(flags), ...defaultOptionOf(flags, option) };
  const chosen = method !== undefined && isMethodName(method) ? method : given.method;
  if (chosen === undefined) throw new UsageError('Say which --method or --preset.');
  return { ...given, method: chosen };
}

/** Replaces the candidates by the named default option, so that the preset does not have to look for one. */
function named(contest: Contest, option: string | undefined): Contest {
  if (option === undefined) return contest;
  return { ...contest, candidates: [{ id: option, name: 'None of the above' }] };
}

function choicesOf(flags: Flags): Partial<Rules> {
  const unranked = oneOf<Unranked>(flags, 'unranked', ['last', 'no-opinion']);
  const strength = oneOf<Strength>(flags, 'strength', [
    'winning-votes',
    'margins',
    'pairwise-opposition',
  ]);
  const equalRanks = oneOf<EqualRanks>(flags, 'equal-ranks', ['allowed', 'refused', 'stop-there']);
  const seats = wholeNumber(flags, 'seats');
  const [atMost, ofBody] = [wholeNumber(flags, 'cap'), wholeNumber(flags, 'body')];
  const tie = tieOf(flags);
  return {
    ...(unranked && { unranked }),
    ...(strength && { strength }),
    ...(equalRanks && { equalRanks }),
    ...(seats !== undefined && { seats }),
    ...(tie && { tie }),
    ...(atMost !== undefined && ofBody !== undefined && { cap: { atMost, ofBody, sitting: {} } }),
  };
}

function tieOf(flags: Flags): TieRule | null {
  const seed = words(flags, 'seed');
  if (seed !== undefined) return { kind: 'seed', seed };
  const decided = words(flags, 'decided');
  if (decided === undefined) return null;
  const order = decided.split('>').map((name) => name.trim());
  return {
    kind: 'decision',
    by: words(flags, 'decided-by') ?? 'whoever runs this count',
    reason: 'given with the command',
    order,
  };
}

function defaultOptionOf(flags: Flags, id: string | undefined): Partial<Rules> {
  if (id === undefined) return {};
  const [votes, electors] = [wholeNumber(flags, 'quorum'), wholeNumber(flags, 'electors')];
  const none: DefaultOption['quorum'] = { kind: 'none' };
  const quorum =
    votes !== undefined
      ? { kind: 'votes' as const, votes }
      : electors !== undefined
        ? { kind: 'debian-3q' as const, electors }
        : none;
  return { defaultOption: { id, quorum, ratios: {} } };
}
