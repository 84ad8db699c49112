import type { PersonRecord } from './queries';

/**
 * What the record told of somebody at a past moment: terms that had begun, with those that ended later
 * still open, and candidacies in elections that had begun.
 *
 * What somebody does now is known for the present only and left out; candidacies in elections without a
 * timeline stay, because they are older than any moment the record can show.
 */
export function recordAt(person: PersonRecord, at: Date): PersonRecord {
  const hasBegun = ({ from }: { from: Date | null }) => from === null || from <= at;
  const asOf = <Term extends { until: Date | null }>(term: Term): Term =>
    term.until !== null && term.until > at ? { ...term, until: null } : term;
  const isKnown = ({ timeline }: { timeline: readonly { startAt: Date }[] }) =>
    timeline.length === 0 || timeline.some(({ startAt }) => startAt <= at);
  return {
    ...person,
    leadTerms: person.leadTerms.filter(hasBegun).map(asOf),
    bodyTerms: person.bodyTerms.filter(hasBegun).map(asOf),
    candidacies: person.candidacies.filter(isKnown),
    sameName: person.sameName.filter(isKnown),
    duties: [],
  };
}
