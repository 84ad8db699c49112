import { rankingsOf } from '@/lib/elections/tally/ballot-sets';
import { RulesError } from '@/lib/elections/tally/types';
import type { Contest } from '@/lib/elections/tally/types';

/** Reason a contest cannot be written ballot by ballot, or null if it can. */
function refuseWriting({ ballots }: Contest): string | null {
  return ballots.folded ? 'There are too many different ballots to write them one by one.' : null;
}

/**
 * Writes a contest in Condorcet Election Format, line by line. The meaning of unranked candidates is written only if
 * the contest gives it. Throws a `RulesError` for a name that the format cannot express.
 */
export function* writeCef(contest: Contest): Generator<string> {
  const refusal = refuseWriting(contest);
  if (refusal) throw new RulesError(refusal);
  const names = contest.candidates.map(({ name }) => name);
  const unwritable = names.find(
    (name) => /[;>=*^#\r\n]|\|\|/.test(name) || name !== name.trim() || name === '',
  );
  if (unwritable !== undefined)
    throw new RulesError(`"${unwritable}" has a character that the format keeps for itself.`);
  if (new Set(names).size < names.length)
    throw new RulesError('Two candidates have the same name.');
  const away = contest.candidates.filter(({ withdrawn }) => withdrawn).map(({ name }) => name);
  if (contest.title !== null) yield `# ${contest.title.replaceAll(/[\r\n]+/g, ' ')}\n`;
  if (away.length > 0) yield `# Withdrawn: ${away.join(', ')}\n`;
  yield `#/Candidates: ${names.join(' ; ')}\n`;
  if (contest.seats !== null) yield `#/Number of Seats: ${contest.seats}\n`;
  if (contest.unranked !== null)
    yield `#/Implicit Ranking: ${String(contest.unranked === 'last')}\n`;
  yield '#/Weight Allowed: false\n\n';
  for (const { count, ranking } of rankingsOf(names, contest.ballots)) {
    const line = ranking.map((group) => group.join(' = ')).join(' > ') || '/EMPTY_RANKING/';
    yield `${line} * ${count}\n`;
  }
}

/** Writes a contest as BLT, line by line. `seats` is used if the contest does not give a number. */
export function* writeBlt(contest: Contest, seats: number): Generator<string> {
  const refusal = refuseWriting(contest);
  if (refusal) throw new RulesError(refusal);
  const numbers = contest.candidates.map((_, place) => String(place + 1));
  yield `${numbers.length} ${contest.seats ?? seats}\n`;
  const away = numbers.filter((_, place) => contest.candidates[place]?.withdrawn);
  if (away.length > 0) yield `${away.map((number) => `-${number}`).join(' ')}\n`;
  for (const { count, ranking } of rankingsOf(numbers, contest.ballots)) {
    yield `${[count, ...ranking.map((group) => group.join('=')), 0].join(' ')}\n`;
  }
  yield '0\n';
  for (const { name } of contest.candidates) yield `${quote(name)}\n`;
  yield `${quote(contest.title ?? '')}\n`;
}

function quote(text: string): string {
  return `"${text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`;
}
