import { CandidacyBadge } from '@/components/election-badges';
import { DayRange } from '@/components/day';
import { EntryList } from '@/components/entry-list';
import { Stack } from '@/components/flow';
import { Link } from '@/components/link';
import { COMMITTEE, COMMITTEE_NAME } from '@/lib/community/openstack';
import { candidacyIn, stateAt } from '@/lib/elections/archive/rules';
import type { BodyTerm, LeadTerm, PersonCandidacy } from '@/lib/people/directory/queries';
import { tenuresOf } from '@/lib/people/directory/as-of';
import { formatDay } from '@/lib/time';

/** Terms as the lead of a team, the latest first. */
export function LeadTerms({ terms }: { terms: readonly LeadTerm[] }) {
  return (
    <EntryList
      label="Teams led"
      items={terms.map(({ teamSlug, teamName, from, until }) => ({
        key: `${teamSlug} ${from.toISOString()}`,
        href: `/teams/${teamSlug}`,
        title: teamName,
        date: <Period from={from} until={until} />,
      }))}
    />
  );
}

/** Terms on the committee, the latest first. */
export function BodyTerms({ terms }: { terms: readonly BodyTerm[] }) {
  return (
    <EntryList
      label="Terms on the committee"
      items={tenuresOf(terms).map(({ body, from, until, roles, affiliations }, index) => ({
        key: String(index),
        href: `/bodies/${body}`,
        title: body === COMMITTEE ? COMMITTEE_NAME : body,
        date: <Period from={from} until={until} />,
        note: (roles.length > 0 || affiliations.length > 0) && (
          <Stack gap="small">
            {roles.map((term, place) => (
              <span key={place}>
                {term.role}: <Period from={term.from} until={term.until} />
              </span>
            ))}
            {affiliations.length > 0 && <span>{affiliations.join(', ')}</span>}
          </Stack>
        ),
      }))}
    />
  );
}

function Period({ from, until }: { from: Date | null; until: Date | null }) {
  if (from && until) return <DayRange from={from} to={until} />;
  if (from) return `since ${formatDay(from)}`;
  return until ? `until ${formatDay(until)}` : 'now';
}

type CandidaciesProps = { label: string; candidacies: readonly PersonCandidacy[]; on: Date };

/** Candidacies with their outcome, the latest first. */
export function Candidacies({ label, candidacies, on }: CandidaciesProps) {
  return (
    <EntryList
      label={label}
      items={candidacies.map((candidacy) => {
        const { id, electionSlug, electionTitle, contestSlug, contestTitle, timeline } = candidacy;
        const outcome = candidacyIn(stateAt(timeline, on), candidacy.outcome);
        const page = `/elections/${electionSlug}/candidates?contest=${encodeURIComponent(contestSlug)}`;
        return {
          key: id,
          href: `/elections/${electionSlug}`,
          title: `${contestTitle}, ${electionTitle}`,
          badge: <CandidacyBadge outcome={outcome} />,
          note: candidacy.hasStatement && (
            <Link href={`${page}#${encodeURIComponent(contestSlug)}`}>
              Statement
              <span className="visually-hidden">
                {' '}
                for {contestTitle} in the {electionTitle}
              </span>
            </Link>
          ),
        };
      })}
    />
  );
}
