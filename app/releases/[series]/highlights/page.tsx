import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { Section } from '@/components/section';
import { listHighlights } from '@/lib/releases/deliverable-queries';
import { getSchedule } from '@/lib/releases/queries';
import { formatCount } from '@/lib/time';
import { loadSeries, titleOf } from '@/app/releases/[series]/load';
import { SeriesHead } from '@/app/releases/[series]/series-head';

type Props = PageProps<'/releases/[series]/highlights'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await titleOf((await params).series);
  if (!found) return {};
  return {
    title: `Highlights of ${found.title}`,
    description: `What is new in ${found.title}, in the words of the teams.`,
    alternates: { canonical: `/releases/${found.name}/highlights` },
  };
}

/** The highlights of a series, as written by the teams. */
export default async function HighlightsPage(props: Props) {
  const loaded = await loadSeries(props, '/highlights');
  if (!loaded.ok) return loaded.refusal;
  const { series, title } = loaded;
  const [deliverables, schedule] = await Promise.all([
    listHighlights(series.name),
    getSchedule(series.name),
  ]);
  return (
    <>
      <SeriesHead
        loaded={loaded}
        part="highlights"
        title={`Highlights of ${title}`}
        lead={
          deliverables.length > 0
            ? 'What is new, in the words of the teams. Nobody has ranked or checked it, and what a team did not write down is missing.'
            : undefined
        }
        hasSchedule={schedule !== null}
      />
      {deliverables.length === 0 && (
        <EmptyState title="No highlights have been written">
          <p>Teams write them near the end of a cycle, in the weeks after feature freeze.</p>
        </EmptyState>
      )}
      {deliverables.map(({ name, team, teamSlug, highlightsHtml }) => (
        <Section
          key={name}
          title={name}
          id={name}
          note={
            <>
              <Link href={`/teams/${teamSlug}`}>{team}</Link>,{' '}
              {formatCount(highlightsHtml.length, 'highlight')}
            </>
          }
          actions={<Link href={`/releases/${series.name}/${name}`}>Releases of {name}</Link>}
        >
          <ul>
            {highlightsHtml.map((html) => (
              <li key={html}>
                <Markup html={html} size="compact" />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
