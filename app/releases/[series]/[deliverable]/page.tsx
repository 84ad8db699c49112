import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Badge } from '@/components/badge';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { MomentRefused } from '@/components/moment-refused';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { sourceUrl } from '@/lib/community/community';
import {
  getDeliverable,
  listAcrossSeries,
  type FullDeliverable,
} from '@/lib/releases/deliverable-queries';
import { listFileWarnings, listSeries } from '@/lib/releases/queries';
import { inSeriesOrder, sectionOf, seriesTitle } from '@/lib/releases/rules';
import { formatCount, formatDay } from '@/lib/time';
import { decodedPart, loadSeries, titleOf } from '@/app/releases/[series]/load';
import { ScheduleDoubts } from '@/app/releases/[series]/schedule/schedule-doubts';
import { DeliverableFacts } from './deliverable-facts';
import { BranchTable, ReleaseTable } from './release-table';
import { SeriesSteps } from './series-steps';

type Props = PageProps<'/releases/[series]/[deliverable]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { series, deliverable } = await params;
  const found = await titleOf(series);
  const name = decodedPart(deliverable);
  if (!found) return {};
  return {
    title: `${name} in ${found.title}`,
    description: `Every release of ${name} in ${found.title}: versions, days, commits and branches.`,
    alternates: {
      canonical: `/releases/${found.name}/${name}`,
      types: { 'application/atom+xml': `/releases/feed.xml?deliverable=${name}` },
    },
  };
}

/** A deliverable in a series: its releases, newest first, branches, facts and highlights. */
export default async function DeliverablePage(props: Props) {
  const { series: part, deliverable: encoded } = await props.params;
  const loaded = await loadSeries(props, `/${encoded}`);
  if (!loaded.ok) {
    return <MomentRefused message={loaded.message} presentHref={`/releases/${part}/${encoded}`} />;
  }
  const { series, title } = loaded;
  const name = decodedPart(encoded);
  const [deliverable, across, all] = await Promise.all([
    getDeliverable(series.name, name),
    listAcrossSeries(name),
    listSeries(),
  ]);
  if (!deliverable) notFound();
  const steps = inSeriesOrder(across, all).map((row) => ({
    series: row.series,
    title: titleIn(row.series, all),
  }));
  const warnings = await listFileWarnings(deliverable.path);

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: '/releases', label: 'Releases' },
          { href: `/releases/${series.name}`, label: title },
        ]}
        eyebrow={`${sectionOf(deliverable)} in ${title}`}
        title={name}
        lead={leadOf(deliverable)}
        meta={<TeamAndModel deliverable={deliverable} />}
        actions={<Link href={`/deliverables/${name}`}>In all series ({steps.length})</Link>}
      />
      <Releases
        deliverable={deliverable}
        title={title}
        opened={[(await props.searchParams).version].flat()[0]}
      />
      <Highlights highlightsHtml={deliverable.highlightsHtml} />
      {deliverable.branches.length > 0 && (
        <Section title="Branches" layout="full">
          <BranchTable branches={deliverable.branches} />
        </Section>
      )}
      <Section title="About this deliverable">
        <DeliverableFacts deliverable={deliverable} sourceUrl={sourceUrl('releases')} />
      </Section>
      <ScheduleDoubts warnings={warnings} />
      <SeriesSteps name={name} series={series.name} steps={steps} />
    </>
  );
}

function titleIn(name: string, all: readonly { name: string; releaseId: string }[]): string {
  return seriesTitle(name, all.find((entry) => entry.name === name)?.releaseId ?? null);
}

function TeamAndModel({ deliverable }: { deliverable: FullDeliverable }) {
  const { team, teamSlug, releaseModel, stableStatus } = deliverable;
  return (
    <>
      <Link href={`/teams/${teamSlug}`}>{team}</Link>
      {releaseModel && <Badge>{releaseModel}</Badge>}
      {stableStatus && <Badge tone="info">{stableStatus}</Badge>}
    </>
  );
}

/** The latest version and its day, in a sentence. */
function leadOf({ latestVersion, latestReleasedAt, releaseModel }: FullDeliverable): string {
  if (latestVersion === null) {
    return releaseModel === 'untagged'
      ? 'Follows the cycle without being tagged.'
      : 'Not released yet.';
  }
  return latestReleasedAt
    ? `Latest is ${latestVersion}, of ${formatDay(latestReleasedAt)}.`
    : `Latest is ${latestVersion}; its day is not on record.`;
}

type ReleasesProps = { deliverable: FullDeliverable; title: string; opened: string | undefined };

/** Every release, newest first. `title` is the series’; `opened` is the version shown in full. */
function Releases({ deliverable, title, opened }: ReleasesProps) {
  const { name, series, releases, releaseCount } = deliverable;
  return (
    <Section title="Releases" layout="full" note={formatCount(releaseCount, 'entry', 'entries')}>
      {releases.length === 0 ? (
        <EmptyState title="No release yet">
          <p>
            The first release of {name} in {title} appears here as soon as it lands.
          </p>
        </EmptyState>
      ) : (
        <ReleaseTable
          deliverable={deliverable}
          here={`/releases/${series}/${name}`}
          opened={opened}
        />
      )}
    </Section>
  );
}

function Highlights({ highlightsHtml }: { highlightsHtml: readonly string[] }) {
  if (highlightsHtml.length === 0) return null;
  return (
    <Section title="Highlights">
      <ul>
        {highlightsHtml.map((html) => (
          <li key={html}>
            <Markup html={html} size="compact" />
          </li>
        ))}
      </ul>
    </Section>
  );
}
