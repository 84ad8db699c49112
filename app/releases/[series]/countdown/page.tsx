import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Badge } from '@/components/badge';
import { DayRange } from '@/components/day';
import { EntryList } from '@/components/entry-list';
import { Section } from '@/components/section';
import { weekOffset, weekSlug } from '@/lib/releases/rules';
import { formatCount } from '@/lib/time';
import { loadSeries, titleOf } from '@/app/releases/[series]/load';
import { SeriesHead } from '@/app/releases/[series]/series-head';
import { loadCycle } from './load-week';

type Props = PageProps<'/releases/[series]/countdown'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await titleOf((await params).series);
  if (!found) return {};
  const base = `/releases/${found.name}/countdown`;
  return {
    title: `Weekly countdown of ${found.title}`,
    description: `The message of every week of the cycle of ${found.title}, from its first to its last.`,
    alternates: { canonical: base, types: { 'application/atom+xml': `${base}/feed.xml` } },
  };
}

/** The list of a cycle's messages, one for each week. */
export default async function CountdownIndexPage(props: Props) {
  const loaded = await loadSeries(props, '/countdown');
  if (!loaded.ok) return loaded.refusal;
  const { series, title, moment } = loaded;
  const { on } = moment;
  const cycle = await loadCycle(series);
  if (!cycle) notFound();

  const { first, last } = cycle.span;
  const present = weekOffset(on, cycle.releaseDay);
  const weeks = Array.from({ length: last - first + 1 }, (_, index) =>
    cycle.messageOf(first + index),
  );
  return (
    <>
      <SeriesHead
        loaded={loaded}
        part="countdown"
        title={`Weekly countdown of ${title}`}
        lead="What to work on, what to know and what is due, for each week of the cycle. Every date is computed from the schedule."
        hasSchedule
      />
      <Section title="Weeks" note={formatCount(weeks.length, 'message')}>
        <EntryList
          label="Messages of the cycle"
          items={weeks.map(({ week, phase, startOn, endOn, dates }, index) => {
            const due = dates.filter(({ isThisWeek }) => isThisWeek).length;
            return {
              key: week,
              title: `Week ${week}: ${phase}`,
              href: `/releases/${series.name}/countdown/${weekSlug(first + index)}`,
              date: <DayRange from={startOn} to={endOn} />,
              badge: first + index === present ? <Badge tone="info">this week</Badge> : null,
              note: due > 0 ? `${formatCount(due, 'thing')} due` : null,
            };
          })}
        />
      </Section>
    </>
  );
}
