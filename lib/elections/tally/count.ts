import { keepCandidates } from './ballot-sets';
import { defaultRules, refuseRules } from './count-rules';
import { dropOptions, seatAbove } from './default-option';
import { methods } from './index';
import { narrate } from './narrative';
import { placesOf } from './pairwise';
import { fillSeats } from './seats';
import type { Seating } from './seats';
import { tieBreakerFor } from './tie-break';
import { RulesError } from './types';
import type { Contest, MethodOutput, Rules, Skip, TallyResult, TieBreak } from './types';

/**
 * Counts a contest by rules, and returns the result with its complete working.
 *
 * 1. Withdrawn candidates are taken off the ballots.
 * 2. With a default option, options that miss the quorum or their majority over it are dropped.
 * 3. The method makes an order, and the STV methods fill the seats too.
 * 4. Otherwise seats go down the order, skipping candidates who would break the cap. Under STV a
 *    candidate who would break it is taken off the ballots and the count is repeated.
 * 5. A tie on which a seat depends stops the count unless the rules break it.
 *
 * Rules left out are filled in by `defaultRules`. The same contest and rules always give the same result.
 * Throws a `RulesError` if they do not fit each other.
 *
 * @example
 * const contest = readContest('2 1\n3 1 2 0\n2 2 1 0\n0\n"ann"\n"bo"\n"Chair"\n');
 * tally(contest, { method: 'schulze' }).elected; // => ['ann']
 */
export function tally(
  contest: Contest,
  choices: Partial<Rules> & Pick<Rules, 'method'>,
): TallyResult {
  const rules = defaultRules(contest, choices);
  const refusal = refuseRules(contest, rules);
  if (refusal) throw new RulesError(refusal);
  const standing = placesOf(contest.candidates.length).filter(
    (place) => !contest.candidates[place]?.withdrawn,
  );
  const counted = countStanding(keepOnly(contest, standing), rules);
  const withdrawn = contest.candidates
    .filter((candidate) => candidate.withdrawn)
    .map(({ id }) => id);
  const result = { ...counted, withdrawn, narrative: [] };
  return { ...result, narrative: narrate(result) };
}

/** Reduces the contest to some of its candidates and takes the others off its ballots. */
function keepOnly(contest: Contest, places: readonly number[]): Contest {
  const candidates = contest.candidates.filter((_, place) => places.includes(place));
  return { ...contest, candidates, ballots: keepCandidates(contest.ballots, places) };
}

type Counted = Omit<TallyResult, 'withdrawn' | 'narrative'>;

function countStanding(contest: Contest, rules: Rules): Counted {
  const { counted, output, skipped, tieBreaks } =
    methods[rules.method].ballots === 'strict' && rules.cap
      ? countUnderCap(contest, rules)
      : countOnce(contest, rules);
  const id = (place: number) => counted.candidates[place]?.id ?? '';
  const breakTie = tieBreakerFor(
    rules.tie,
    counted.candidates.map(({ id }) => id),
    (tieBreak) => tieBreaks.push(tieBreak),
  );
  const seating =
    (output.tie ?? output.elected)
      ? seatingOf(output, id)
      : seat(output, { counted, rules, breakTie });
  const elected = seating.seats.map(({ candidate }) => candidate);
  const order = output.order.map((group) => group.map(id));
  const left = order.map((group) =>
    group.filter((name) => !elected.includes(name) && name !== rules.defaultOption?.id),
  );
  const { total, blank, distinct } = contest.ballots;
  return {
    rules,
    candidates: contest.candidates,
    ballots: { total, blank, distinct },
    order,
    seats: seating.seats,
    elected,
    skipped: [...skipped, ...seating.skipped],
    succession: left.filter((group) => group.length > 0),
    tie: seating.tie,
    tieBreaks,
    detail: output.detail,
    notes: contest.notes,
  };
}

type Run = {
  readonly counted: Contest;
  readonly output: MethodOutput;
  readonly skipped: Skip[];
  readonly tieBreaks: TieBreak[];
};

function countOnce(contest: Contest, rules: Rules): Run {
  const tieBreaks: TieBreak[] = [];
  const record = (tieBreak: TieBreak) => void tieBreaks.push(tieBreak);
  const breakTie = tieBreakerFor(
    rules.tie,
    contest.candidates.map(({ id }) => id),
    record,
  );
  const output = rules.defaultOption
    ? dropOptions({ contest, rules, breakTie, record }, methods[rules.method])
    : methods[rules.method].count({ contest, rules, breakTie, record });
  return { counted: contest, output, skipped: [], tieBreaks };
}

/** Does step 4 for methods that fill seats themselves. Each recursion removes one candidate, so it ends. */
function countUnderCap(contest: Contest, rules: Rules): Run {
  const run = countOnce(contest, rules);
  const held = new Map(Object.entries(rules.cap?.sitting ?? {}));
  for (const { candidate } of run.output.elected ?? []) {
    const affiliation = contest.candidates[candidate]?.affiliation ?? null;
    if (affiliation === null || !rules.cap) continue;
    const sitting = held.get(affiliation) ?? 0;
    if (sitting < rules.cap.atMost) {
      held.set(affiliation, sitting + 1);
      continue;
    }
    const reason = `${affiliation} already has ${sitting} of the body's ${rules.cap.ofBody} members, and at most ${rules.cap.atMost} are allowed; the count was done again without them`;
    const skip = { candidate: contest.candidates[candidate]?.id ?? '', affiliation, reason };
    const others = placesOf(contest.candidates.length).filter((place) => place !== candidate);
    const again = countUnderCap(keepOnly(contest, others), rules);
    return { ...again, skipped: [skip, ...again.skipped] };
  }
  return run;
}

function seatingOf(output: MethodOutput, id: (place: number) => string): Seating {
  const seats = (output.elected ?? []).map(({ candidate, reason }) => ({
    candidate: id(candidate),
    reason,
  }));
  return { seats, skipped: [], tie: output.tie };
}

type Under = {
  readonly counted: Contest;
  readonly rules: Rules;
  readonly breakTie: ReturnType<typeof tieBreakerFor>;
};

function seat(output: MethodOutput, { counted, rules, breakTie }: Under): Seating {
  const room = { candidates: counted.candidates, count: rules.seats, cap: rules.cap, breakTie };
  const { defaultOption } = rules;
  if (!defaultOption) return fillSeats(output.order, room);
  return seatAbove(
    output,
    room,
    counted.candidates.findIndex(({ id }) => id === defaultOption.id),
  );
}
