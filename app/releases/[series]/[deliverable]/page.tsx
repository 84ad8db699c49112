import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Badge } from '@/components/badge';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import type { PageMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { sourceUrl } from '@/lib/community/community';
import { deliverableAt } from '@/lib/releases/as-of-rules';
import {
  getDeliverable,
  listAcrossSeries,
  type FullDeliverable,
} from '@/lib/releases/deliverable-queries';
import { listFileWarnings, listSeries } from '@/lib/releases/queries';
import { inSeriesOrder, sectionOf, seriesTitle } from '@/lib/releases/rules';
import { decodedSegment } from '@/lib/http/segment';
import { formatCount, formatDay } from '@/lib/time';
import { loadSeries, titleOf } from '@/app/releases/[series]/load';
import { ScheduleDoubts } from '@/app/releases/[series]/schedule/schedule-doubts';
import { DeliverableFacts } from './deliverable-facts';
import { BranchTable, ReleaseTable } from './release-table';
import { SeriesSteps } from './series-steps';

type Props = PageProps<'/releases/[series]/[deliverable]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { series, deliverable } = await params;
  const found = await titleOf(series);
  const name = decodedSegment(deliverable);
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

/** A deliverable in a series: its releases until now or `?on=`, newest first, with branches, facts and highlights. */
export default async function DeliverablePage(props: Props) {
  const { deliverable: encoded } = await props.params;
  const loaded = await loadSeries(props, `/${encoded}`);
  if (!loaded.ok) return loaded.refusal;
  const { series, title, moment } = loaded;
  const name = decodedSegment(encoded);
  const [found, across, all] = await Promise.all([
    getDeliverable(series.name, name),
    listAcrossSeries(name),
    listSeries(),
  ]);
  if (!found) notFound();
  const deliverable = moment.isAsked ? deliverableAt(found, moment.on) : found;
  const steps = inSeriesOrder(across, all).map((row) => ({
    series: row.series,
    title: titleIn(row.series, all),
  }));
  const warnings = await listFileWarnings(deliverable.path);

  const note = moment.isAsked ? 'As it is now: the record has no day for it.' : undefined;

  return (
    <>
      {moment.banner}
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
        moment={moment}
        opened={[(await props.searchParams).version].flat()[0]}
      />
      <Highlights highlightsHtml={deliverable.highlightsHtml} note={note} />
      {deliverable.branches.length > 0 && (
        <Section title="Branches" layout="full" note={note}>
          <BranchTable branches={deliverable.branches} />
        </Section>
      )}
      <Section title="About this deliverable" note={note}>
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

/** Returns a sentence with the latest version and its day. */
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

type ReleasesProps = {
  deliverable: FullDeliverable;
  title: string;
  moment: PageMoment;
  opened: string | undefined;
};

/** All releases, newest first. `title` is that of the series; `opened` is the version shown in full. */
function Releases({ deliverable, title, moment, opened }: ReleasesProps) {
  const { name, series, releases, releaseCount } = deliverable;
  return (
    <Section title="Releases" layout="full" note={formatCount(releaseCount, 'entry', 'entries')}>
      {releases.length === 0 ? (
        <NoReleases name={name} title={title} isAsked={moment.isAsked} />
      ) : (
        <ReleaseTable
          deliverable={deliverable}
          here={`/releases/${series}/${name}`}
          on={moment.asked}
          opened={opened}
        />
      )}
    </Section>
  );
}

function NoReleases({ name, title, isAsked }: { name: string; title: string; isAsked: boolean }) {
  return isAsked ? (
    <EmptyState title="No release is known until then">
      <p>Entries whose day is not on record are left out.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No release yet">
      <p>
        The first release of {name} in {title} appears here as soon as it lands.
      </p>
    </EmptyState>
  );
}

type HighlightsProps = { highlightsHtml: readonly string[]; note: string | undefined };

function Highlights({ highlightsHtml, note }: HighlightsProps) {
  if (highlightsHtml.length === 0) return null;
  return (
    <Section title="Highlights" note={note}>
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
