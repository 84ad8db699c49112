import type { BodyTerm, PersonRecord } from './queries';

/**
 * Reduces a person's record to a past moment: terms that had begun, open if they ended later, and candidacies in
 * elections that had begun.
 *
 * Present roles are known for the present only and left out. Candidacies in elections without a timeline stay, because
 * they are older than any moment the record can show.
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

/** A period on a body without a gap, with the periods within it that had an office. */
export type Tenure = {
  body: string;
  from: Date | null;
  until: Date | null;
  affiliations: string[];
  roles: { role: string; from: Date | null; until: Date | null }[];
};

/**
 * Joins terms that follow one another without a gap: the record begins a new term whenever an office or an affiliation
 * changes. Latest first, like the terms; offices latest first too.
 */
export function tenuresOf(terms: readonly BodyTerm[]): Tenure[] {
  const tenures: Tenure[] = [];
  for (const { body, role, affiliation, from, until } of terms) {
    const later = tenures.findLast((stay) => stay.body === body);
    const isJoined = later?.from != null && until !== null && until >= later.from;
    const stay = isJoined ? later : { body, from, until, affiliations: [], roles: [] };
    if (!isJoined) tenures.push(stay);
    stay.from = from;
    if (affiliation && !stay.affiliations.includes(affiliation))
      stay.affiliations.push(affiliation);
    if (role) addRole(stay, { role, from, until });
  }
  return tenures;
}

function addRole(stay: Tenure, { role, from, until }: Tenure['roles'][number]): void {
  const later = stay.roles.at(-1);
  const isJoined =
    later?.role === role && later.from !== null && until !== null && until >= later.from;
  if (isJoined) later.from = from;
  else stay.roles.push({ role, from, until });
}
