import type { Metadata } from 'next';
import { z } from 'zod';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { chipsOf, labelIn } from '@/components/filter-chips';
import { Link } from '@/components/link';
import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SelectField } from '@/components/select-field';
import { Tabs } from '@/components/tabs';
import { TextField } from '@/components/text-field';
import { textParameter } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import { lookUpHandles } from '@/lib/governance/handle-queries';
import { countTeams, listSigs, listTeams } from '@/lib/governance/queries';
import { formatCount } from '@/lib/time';
import { SigList } from './sig-list';
import { TeamTable } from './team-table';

export const metadata: Metadata = {
  title: 'Teams',
  description: 'Every project team: who leads it, what it is for, and what it maintains.',
  alternates: { canonical: '/teams' },
};

const filters = z.object({
  status: z.enum(['current', 'legacy']).catch('current').default('current'),
  leadership: z.enum(['ptl', 'distributed']).optional().catch(undefined),
  q: textParameter,
});

type Filters = z.infer<typeof filters>;

const LEADERSHIP = [
  { value: 'ptl', label: 'One lead' },
  { value: 'distributed', label: 'Several liaisons' },
];

/** The teams, current or former, and the special interest groups. */
export default async function TeamsPage({ searchParams }: PageProps<'/teams'>) {
  const read = readParameters(filters, await searchParams);
  const asked: Filters = read.ok ? read.value : { status: 'current' };
  const [teams, counts, sigs] = await Promise.all([
    listTeams({ status: asked.status, leadership: asked.leadership, search: asked.q }),
    countTeams(),
    listSigs(),
  ]);
  const handleOf = await lookUpHandles([
    ...teams.map(({ ptl }) => ptl),
    ...sigs.flatMap(({ chairs }) => chairs),
  ]);
  const isFormer = asked.status === 'legacy';

  return (
    <>
      <PageHeader
        title="Teams"
        lead="A project team makes something together: software, documentation, releases. Each is led by one person elected for a cycle, or by several liaisons who share the work."
        meta={<Link href="/governance/reference/charter">How teams are governed</Link>}
      />
      <Tabs
        label="Teams by standing"
        items={[
          { href: '/teams', label: 'Current', count: counts.current, isCurrent: !isFormer },
          {
            href: '/teams?status=legacy',
            label: 'Former',
            count: counts.legacy,
            isCurrent: isFormer,
          },
        ]}
      />
      <TeamFilters asked={asked} />
      {teams.length === 0 ? (
        <NoTeams isFiltered={asked.q !== undefined || asked.leadership !== undefined} />
      ) : (
        <Section
          title={isFormer ? 'Former teams' : 'Current teams'}
          layout="full"
          note={noteOn(teams.length, asked)}
        >
          <TeamTable teams={teams} handleOf={handleOf} isFormer={isFormer} />
        </Section>
      )}
      {sigs.length > 0 && <SigList sigs={sigs} handleOf={handleOf} />}
    </>
  );
}

function noteOn(shown: number, { status }: Filters): string {
  const note = formatCount(shown, 'team');
  return status === 'legacy'
    ? `${note} that are gone, or that have let go of a part of what they kept.`
    : `${note}.`;
}

function TeamFilters({ asked }: { asked: Filters }) {
  const { status, ...narrowed } = asked;
  const filter = { status: status === 'legacy' ? status : undefined, ...narrowed };
  const chips = chipsOf('/teams', filter, {
    q: (words) => `“${words.slice(0, 40)}”`,
    leadership: (value) => labelIn(LEADERSHIP, value),
  });
  return (
    <FilterBar action="/teams" label="Filter teams" chips={chips} clearHref="/teams">
      {asked.status === 'legacy' && <input type="hidden" name="status" value="legacy" />}
      <TextField name="q" label="Team, service or lead" defaultValue={asked.q} maxLength={200} />
      <SelectField
        name="leadership"
        label="Leadership"
        anyLabel="Any"
        defaultValue={asked.leadership}
        options={LEADERSHIP}
      />
    </FilterBar>
  );
}

function NoTeams({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState
      title="No team fits"
      actions={<LinkButton href="/teams">Show all current teams</LinkButton>}
    >
      <p>Nothing in the names, services, missions and leads of these teams matches the filter.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No team has been read yet">
      <p>Teams appear here with the first sync of the governance repository.</p>
    </EmptyState>
  );
}
