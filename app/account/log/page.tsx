import type { Metadata } from 'next';
import { OwnRows } from '@/app/account/own-rows';
import { Callout } from '@/components/callout';
import { Link } from '@/components/link';
import { ListPager } from '@/components/list-pager';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { pageSizes, takePage } from '@/lib/http/lists';
import { rowNumberIn } from '@/lib/audit/rules';
import { listOwnRows } from '@/lib/people/identity/own-log-queries';
import { requireActor } from '@/lib/access/session';

export const metadata: Metadata = { title: 'Your rows of the audit log', robots: { index: false } };

/** Every audit log row that the reader wrote, and every row about their identity and roles. */
export default async function OwnLogPage({ searchParams }: PageProps<'/account/log'>) {
  const [actor, query] = [await requireActor(), await searchParams];
  const before = rowNumberIn(query.before);
  const rows = await listOwnRows(actor.personId, { before, take: pageSizes.medium + 1 });
  const { shown, last } = takePage(rows, pageSizes.medium);
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
      <ListPager
        label="Your rows"
        address="/account/log"
        isFurther={before !== undefined}
        startLabel="The latest"
        next={last ? { before: last.seq.toString() } : null}
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
