import { Badge } from '@/components/badge';
import { Callout } from '@/components/callout';
import { EntryList } from '@/components/entry-list';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import { Day } from '@/components/day';
import { getCommunity } from '@/lib/community/community';
import { listGuides } from '@/lib/content/queries';
import { listDigests } from '@/lib/digests/queries';
import { type RunState, runText } from '@/lib/sync/messages';
import { listSourceStates } from '@/lib/sync/status-queries';

const DIGESTS = 3;

/** The start page before the first sync: the sources being fetched, and the community's own guides and digests. */
export async function NothingYet() {
  const [states, guides, digests] = await Promise.all([
    listSourceStates(),
    listGuides(),
    listDigests(),
  ]);
  const { sources } = getCommunity();
  return (
    <>
      <Callout title="The record is being fetched">
        <p>
          Releases, teams, resolutions and elections appear here when their repositories have been
          read. Until then this page shows what the community wrote down itself.{' '}
          <Link href="/status">How far the sync is</Link>
        </p>
      </Callout>
      <Section title="Being fetched">
        <KeyValue
          items={Object.entries(sources).map(([name, { title }]) => ({
            term: title,
            value: <SourceState status={states.find(({ source }) => source === name)?.status} />,
          }))}
        />
      </Section>
      <Section title="Guides" actions={<Link href="/guides">All guides</Link>}>
        <EntryList
          items={guides
            .filter(({ name }) => !name.includes('/'))
            .map(({ name, title, summary }) => ({
              key: name,
              title,
              href: `/guides/${name}`,
              note: summary,
            }))}
        />
      </Section>
      <Section title="Digests" actions={<Link href="/digests">All digests</Link>}>
        <EntryList
          items={digests.slice(0, DIGESTS).map(({ slug, title, summary }) => ({
            key: slug,
            title,
            href: `/digests/${slug}`,
            date: <Day value={slug} />,
            note: summary,
          }))}
        />
      </Section>
    </>
  );
}

function SourceState({ status }: { status: RunState | undefined }) {
  if (status === undefined) return <>waits its turn</>;
  const tone = status === 'failed' ? 'bad' : status === 'running' ? 'info' : 'neutral';
  return <Badge tone={tone}>{runText[status]}</Badge>;
}
