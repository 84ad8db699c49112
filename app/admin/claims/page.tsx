import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { listClosedClaims, listOpenClaims } from '@/lib/people/identity/claim-queries';
import { AdminTabs } from '@/app/admin/admin-tabs';
import { DoneNote } from '@/app/admin/done-note';
import { requireAdmin } from '@/app/admin/require-admin';
import { ClaimList } from './claim-list';

export const metadata: Metadata = { title: 'Claims', robots: { index: false } };

/** Claims of accounts to be a person in the record, open and closed. */
export default async function ClaimsPage({ searchParams }: PageProps<'/admin/claims'>) {
  await requireAdmin();
  const [open, closed] = await Promise.all([listOpenClaims(), listClosedClaims()]);
  return (
    <>
      <PageHeader
        title="Claims"
        lead="Somebody who signed in says that a person of the record is them. Approving makes the two one person, with the roles the record gives them; it can be undone."
      />
      <AdminTabs current="/admin/claims" />
      <DoneNote done={(await searchParams).done} />
      <Section title="Open">
        <ClaimList claims={open} empty="Nobody waits for an answer" />
      </Section>
      {closed.length > 0 && (
        <Section title="Answered">
          <ClaimList claims={closed} empty="None" />
        </Section>
      )}
    </>
  );
}
