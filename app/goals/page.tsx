import type { Metadata } from 'next';
import { z } from 'zod';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Tabs } from '@/components/tabs';
import { readParameters } from '@/lib/http/parameters';
import { listGoals, type DocumentEntry } from '@/lib/governance/page-queries';
import { cycleOrder } from '@/lib/governance/rules';
import { formatDay } from '@/lib/time';

export const metadata: Metadata = {
  title: 'Goals',
  description:
    'What the whole community has set out to do: proposed, selected and completed goals.',
  alternates: { canonical: '/goals' },
};

const STAGES = ['selected', 'proposed', 'completed'] as const;

const STAGE_WORDS = {
  selected: 'Selected',
  proposed: 'Proposed',
  completed: 'Completed',
} as const;

const filters = z.object({ status: z.enum(STAGES).optional().catch(undefined) });

/** Community-wide goals by stage, the completed ones by cycle. */
export default async function GoalsPage({ searchParams }: PageProps<'/goals'>) {
  const read = readParameters(filters, await searchParams);
  const status = read.ok ? read.value.status : undefined;
  const goals = await listGoals();
  const shown = STAGES.filter((stage) => status === undefined || stage === status);

  return (
    <>
      <PageHeader
        title="Goals"
        lead="Things the whole community does together, across teams: a goal is proposed, selected for one cycle or several, and completed."
      />
      {goals.length === 0 ? (
        <EmptyState title="No goal has been read yet">
          <p>Goals appear here with the first sync of the governance repository.</p>
        </EmptyState>
      ) : (
        <>
          <Tabs
            label="Goals by stage"
            items={[
              {
                href: '/goals',
                label: 'All',
                count: goals.length,
                isCurrent: status === undefined,
              },
              ...STAGES.map((stage) => ({
                href: `/goals?status=${stage}`,
                label: STAGE_WORDS[stage],
                count: goals.filter((goal) => goal.status === stage).length,
                isCurrent: stage === status,
              })),
            ]}
          />
          {shown.map((stage) => (
            <Stage
              key={stage}
              stage={stage}
              goals={goals.filter((goal) => goal.status === stage)}
            />
          ))}
        </>
      )}
    </>
  );
}

function Stage({
  stage,
  goals,
}: {
  stage: (typeof STAGES)[number];
  goals: readonly DocumentEntry[];
}) {
  if (goals.length === 0) {
    return (
      <Section title={STAGE_WORDS[stage]}>
        <p>None at the moment.</p>
      </Section>
    );
  }
  const sorted = [...goals].sort((one, other) => cycleOrder(other.cycle) - cycleOrder(one.cycle));
  return (
    <Section title={STAGE_WORDS[stage]}>
      <EntryList
        label={`${STAGE_WORDS[stage]} goals`}
        items={sorted.map(({ slug, title, cycle, changedAt }) => ({
          key: slug,
          title,
          href: `/goals/${encodeURIComponent(slug)}`,
          note: cycle
            ? `Completed in ${cycle}`
            : changedAt
              ? `Last changed ${formatDay(changedAt)}`
              : undefined,
        }))}
      />
    </Section>
  );
}
