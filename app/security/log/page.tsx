import type { Metadata } from 'next';
import { Link } from '@/components/link';
import { ListPager } from '@/components/list-pager';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { getLastCheckpoint, listPublications, listPublicRows } from '@/lib/checkpoints/queries';
import { pageSizes, takePage } from '@/lib/http/lists';
import { rowNumberIn } from '@/lib/audit/rules';
import { CheckSection } from './check-section';
import { HeadSection } from './head-section';
import { RowTable } from './row-table';

export const metadata: Metadata = {
  title: 'Audit log',
  description:
    'The signed head of the log of everything that was done about motions, roles and merges, and its public rows.',
  alternates: {
    canonical: '/security/log',
    types: { 'application/atom+xml': [{ url: '/security/log/feed.xml', title: 'Audit log' }] },
  },
};

/** The signed head of the audit log, to keep and to check against, and the public rows. */
export default async function LogPage({ searchParams }: PageProps<'/security/log'>) {
  const before = rowNumberIn((await searchParams).before);
  const [checkpoint, publications, rows] = await Promise.all([
    getLastCheckpoint(),
    listPublications(),
    listPublicRows({ before, take: pageSizes.medium + 1 }),
  ]);
  const { shown, last } = takePage(rows, pageSizes.medium);
  return (
    <>
      <PageHeader
        title="Audit log"
        breadcrumbs={[{ href: '/security', label: 'Security' }]}
        lead="Each write leaves a row, and each row holds the hash of the one before. The last hash is signed and published: whoever keeps it can show later whether a row before it was changed."
        meta={
          <>
            <Link href="/security/log/checkpoints.txt">All checkpoints</Link>
            <Link href="/security/log/feed.xml">Feed</Link>
          </>
        }
      />
      {before === undefined && (
        <>
          <HeadSection checkpoint={checkpoint} publications={publications} />
          <CheckSection />
        </>
      )}
      <Section
        title="Rows"
        layout="full"
        note={
          <>
            About motions, roles, resolutions and merges of people. The numbers between are of rows
            about sessions, mail and claims: <Link href="/account/log">your account</Link> shows
            yours.
          </>
        }
      >
        <RowTable rows={shown} />
      </Section>
      <ListPager
        label="Audit log"
        address="/security/log"
        isFurther={before !== undefined}
        startLabel="The latest"
        next={last ? { before: last.seq.toString() } : null}
        nextLabel="Older"
      />
    </>
  );
}
