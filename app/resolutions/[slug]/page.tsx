import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { Badge } from '@/components/badge';
import { Callout } from '@/components/callout';
import { Day } from '@/components/day';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Reading } from '@/components/reading';
import { headingsOf } from '@/lib/content/rules';
import { sourceFileUrl } from '@/lib/community/community';
import {
  findResolutionSlug,
  getResolution,
  type ResolutionLink,
  type ResolutionPage,
} from '@/lib/governance/page-queries';
import { decodedSegment } from '@/lib/http/segment';
import { formatDay } from '@/lib/time';
import { DecisionVotes } from './decision-votes';
import { ResolutionFacts } from './resolution-facts';

type Props = PageProps<'/resolutions/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const resolution = await getResolution(decodedSegment((await params).slug));
  if (!resolution) return {};
  const { title, date, slug, author } = resolution;
  return {
    title,
    description: `Resolution of ${formatDay(date)}: ${title}${author ? `, proposed by ${author}` : ''}.`,
    alternates: { canonical: `/resolutions/${slug}` },
    openGraph: { type: 'article', title },
  };
}

/** One resolution, for reading and for printing. */
export default async function ResolutionDetailPage({ params }: Props) {
  const asked = decodedSegment((await params).slug);
  const resolution = await getResolution(asked);
  if (!resolution) {
    const slug = await findResolutionSlug(asked);
    if (slug === null) notFound();
    permanentRedirect(`/resolutions/${encodeURIComponent(slug)}`);
  }

  const { title, date, status, html, isFallback, newer, older, path, motionId } = resolution;
  return (
    <article>
      <PageHeader
        title={<Isolated>{title}</Isolated>}
        breadcrumbs={[{ href: '/resolutions', label: 'Resolutions' }]}
        meta={
          <>
            <Day value={date} style="long" />
            {status === 'superseded' ? (
              <Badge tone="warn">superseded</Badge>
            ) : (
              <Badge tone="good">in force</Badge>
            )}
          </>
        }
      />
      <Standing resolution={resolution} />
      {isFallback && (
        <Callout tone="warn" title="Shown as it was written">
          The text could not be rendered.{' '}
          <Link href={sourceFileUrl('governance', path)}>See the file itself</Link>.
        </Callout>
      )}
      <Reading headings={headingsOf(html)}>
        <Markup html={html} />
      </Reading>
      {motionId !== null && <DecisionVotes motionId={motionId} />}
      <ResolutionFacts resolution={resolution} />
      <Pager
        label="Resolutions"
        previous={older && hrefOf(older)}
        previousLabel={older ? labelOf(older) : undefined}
        next={newer && hrefOf(newer)}
        nextLabel={newer ? labelOf(newer) : undefined}
      />
    </article>
  );
}

function hrefOf({ slug }: ResolutionLink): string {
  return `/resolutions/${encodeURIComponent(slug)}`;
}

function labelOf({ title, date }: ResolutionLink): string {
  return `${date.slice(0, 4)}: ${title}`;
}

/** A note on the resolution that supersedes this one, or on those it supersedes. */
function Standing({ resolution }: { resolution: ResolutionPage }) {
  const { status, successor, predecessors } = resolution;
  if (status === 'superseded') {
    return (
      <Callout tone="warn" title="No longer in force">
        {successor ? (
          <>
            Superseded by{' '}
            <Link href={hrefOf(successor)}>
              <Isolated>{successor.title}</Isolated>
            </Link>{' '}
            of {formatDay(successor.date)}.
          </>
        ) : (
          'The community has put it aside. The record does not name what took its place.'
        )}
      </Callout>
    );
  }
  if (predecessors.length === 0) return null;
  return (
    <Callout title="Takes the place of an earlier resolution">
      {predecessors.map((predecessor) => (
        <p key={predecessor.slug}>
          <Link href={hrefOf(predecessor)}>
            <Isolated>{predecessor.title}</Isolated>
          </Link>{' '}
          of {formatDay(predecessor.date)}
        </p>
      ))}
    </Callout>
  );
}
