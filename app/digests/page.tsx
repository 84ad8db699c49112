import type { Metadata } from 'next';
import { z } from 'zod';
import { DayRange } from '@/components/day';
import { EmptyState } from '@/components/empty-state';
import { EntryList } from '@/components/entry-list';
import { FilterBar } from '@/components/filter-bar';
import { chipsOf } from '@/components/filter-chips';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SelectField } from '@/components/select-field';
import { listDigests } from '@/lib/digests/queries';
import { textParameter } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import { byYear, countTopics, topicTitle } from '@/lib/digests/rules';

export const metadata: Metadata = {
  title: 'Digests',
  description: 'Summaries of what the mailing lists talked about, by week and topic.',
  alternates: {
    canonical: '/digests',
    types: { 'application/atom+xml': '/digests/feed.xml' },
  },
};

const parameters = z.object({ topic: textParameter });

/** The archive of digests by year; `?topic=` keeps only those with that topic. */
export default async function DigestsPage({ searchParams }: PageProps<'/digests'>) {
  const read = readParameters(parameters, await searchParams);
  const topic = read.ok ? read.value.topic : undefined;
  const digests = await listDigests();
  const topics = countTopics(digests);
  const shown = topic === undefined ? digests : digests.filter((d) => d.topics.includes(topic));

  return (
    <>
      <PageHeader
        title="Digests"
        lead="A week of mail on a page: what succeeded, what is due, and what was discussed, with sources."
        meta={<Link href="/notes">Notes from summits and gatherings</Link>}
      />
      <FilterBar
        action="/digests"
        label="Filter digests"
        chips={chipsOf('/digests', { topic }, { topic: topicTitle })}
      >
        <SelectField
          name="topic"
          label="Topic"
          anyLabel="All topics"
          defaultValue={topic}
          options={topics.map(({ topic: value, count }) => ({
            value,
            label: `${topicTitle(value)} (${count})`,
          }))}
        />
      </FilterBar>
      {shown.length === 0 && <NoDigests topic={topic} />}
      {byYear(shown).map(({ year, digests: entries }) => (
        <Section key={year} title={year} id={`year-${year}`}>
          <EntryList
            label={`Digests of ${year}`}
            items={entries.map(({ slug, title, summary, start, end }) => ({
              key: slug,
              title,
              href: `/digests/${slug}`,
              date: <DayRange from={start} to={end} />,
              note: summary,
            }))}
          />
        </Section>
      ))}
    </>
  );
}

function NoDigests({ topic }: { topic: string | undefined }) {
  return topic === undefined ? (
    <EmptyState title="There are no digests yet">
      <p>
        A digest is a Markdown file in <code>content/digests/</code>; it appears here as soon as it
        is saved.
      </p>
    </EmptyState>
  ) : (
    <EmptyState
      title="No digest has this topic"
      actions={<Link href="/digests">All digests</Link>}
    />
  );
}
