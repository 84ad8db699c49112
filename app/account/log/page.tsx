import type { Metadata } from 'next';
import { OwnRows } from '@/app/account/own-rows';
import { Callout } from '@/components/callout';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { rowNumberIn } from '@/lib/audit/rules';
import { listOwnRows } from '@/lib/people/identity/own-log-queries';
import { requireActor } from '@/lib/access/session';

export const metadata: Metadata = { title: 'Your rows of the audit log', robots: { index: false } };

const PAGE_SIZE = 50;

/** Every row of the audit log that the reader wrote, and those about who they are and what they may do. */
export default async function OwnLogPage({ searchParams }: PageProps<'/account/log'>) {
  const [actor, query] = [await requireActor(), await searchParams];
  const before = rowNumberIn(query.before);
  const rows = await listOwnRows(actor.personId, { before, take: PAGE_SIZE + 1 });
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return (
    <>
      <PageHeader
        title="Your rows of the audit log"
        breadcrumbs={[{ href: '/account', label: 'Your account' }]}
        lead="What you did here, what was done in your name, and what others did about who you are and what you may do."
        meta={<Link href="/security/log">The whole log, as far as it is public</Link>}
      />
      <Section title="Rows" layout="full">
        <OwnRows rows={shown} />
      </Section>
      <Pager
        label="Your rows"
        previous={before === undefined ? null : '/account/log'}
        previousLabel="The latest"
        next={last ? `/account/log?before=${last.seq.toString()}` : null}
        nextLabel="Older"
      />
      <Callout tone="info" title="Was something not you?">
        <p>
          <Link href="/account#sessions">Sign out everywhere</Link>, see to your account at the
          identity provider, vote anew where a vote was cast in your name, and{' '}
          <Link href="/about">tell the operators</Link>. No row can be taken out, by you or by them.
        </p>
      </Callout>
    </>
  );
}
