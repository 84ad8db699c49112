import { Badge } from '@/components/badge';
import { Day } from '@/components/day';
import { EntryList } from '@/components/entry-list';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import type { ElectionOutlook } from '@/lib/elections/archive/archive-queries';
import { stateText } from '@/lib/elections/archive/messages';
import { Section } from '@/components/section';
import type { ReleaseRow } from '@/lib/releases/release-queries';

type Resolution = { slug: string; title: string; date: Date; status: string };

type LatelyProps = { releases: readonly ReleaseRow[]; resolutions: readonly Resolution[] };

/** The newest releases and resolutions. A kind without entries has no section. */
export function Lately({ releases, resolutions }: LatelyProps) {
  return (
    <>
      {releases.length > 0 && (
        <Section
          title="Released lately"
          layout="full"
          actions={<Link href="/releases">All releases</Link>}
        >
          <ReleaseList releases={releases} />
        </Section>
      )}
      {resolutions.length > 0 && (
        <Section
          title="Resolved lately"
          layout="full"
          actions={<Link href="/resolutions">All resolutions</Link>}
        >
          <ResolutionList resolutions={resolutions} />
        </Section>
      )}
    </>
  );
}

function ReleaseList({ releases }: { releases: readonly ReleaseRow[] }) {
  return (
    <EntryList
      label="Newest releases"
      items={releases.map(({ id, name, version, series, team, releasedAt }) => ({
        key: id,
        title: `${name} ${version}`,
        href: `/releases/${series}/${name}`,
        date: releasedAt ? <Day value={releasedAt} /> : 'not dated',
        note: `${series}, ${team}`,
      }))}
    />
  );
}

function ResolutionList({ resolutions }: { resolutions: readonly Resolution[] }) {
  return (
    <EntryList
      label="Newest resolutions"
      items={resolutions.map(({ slug, title, date, status }) => ({
        key: slug,
        title,
        href: `/resolutions/${slug}`,
        date: <Day value={date} />,
        badge: status === 'superseded' ? <Badge>superseded</Badge> : undefined,
      }))}
    />
  );
}

type Outlook = { ahead: readonly ElectionOutlook[]; latest: ElectionOutlook | null };

/** Elections to come or under way, with their current steps, and the election that ended last. */
export function ElectionList({ ahead, latest }: Outlook) {
  const shown = [...ahead, ...(latest ? [latest] : [])];
  return (
    <EntryList
      label="Elections to come and past"
      items={shown.map(({ slug, title, state, current, endAt }) => ({
        key: slug,
        title,
        href: `/elections/${slug}`,
        date: endAt ? <Day value={endAt} /> : undefined,
        badge: (
          <Badge tone={ahead.some((one) => one.slug === slug) ? 'info' : 'neutral'}>
            {stateText[state]}
          </Badge>
        ),
        note: current.map(({ name, startAt, endAt: until }) => (
          <p key={name}>
            {name}: <Moment value={startAt} /> to <Moment value={until} />
          </p>
        )),
      }))}
    />
  );
}
