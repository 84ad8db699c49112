import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { now } from '@/lib/clock';
import { listEndedGrants, listGrantsInForce } from '@/lib/people/roles/grant-queries';
import { AdminTabs } from '@/app/admin/admin-tabs';
import { DoneNote } from '@/app/admin/done-note';
import { requireAdmin } from '@/app/admin/require-admin';
import { GrantTable } from './grant-table';

export const metadata: Metadata = { title: 'Roles', robots: { index: false } };

const MAX_ENDED = 200;

/** Granted roles: those in force and those that have ended. */
export default async function GrantsPage({ searchParams }: PageProps<'/admin/grants'>) {
  await requireAdmin();
  const at = now();
  const [inForce, ended] = await Promise.all([
    listGrantsInForce(at),
    listEndedGrants(at, MAX_ENDED),
  ]);
  return (
    <>
      <PageHeader
        title="Roles"
        lead="Roles that admins give, each until a day and for a reason. Seats, leads and liaisons come from the governance repository and are not given here."
        actions={<LinkButton href="/admin/grants/new">Give a role</LinkButton>}
      />
      <AdminTabs current="/admin/grants" />
      <DoneNote done={(await searchParams).done} />
      <Section title="In force" layout="full">
        {inForce.length === 0 ? (
          <EmptyState title="No role is in force" />
        ) : (
          <GrantTable caption="Roles in force" grants={inForce} />
        )}
      </Section>
      {ended.length > 0 && (
        <Section title="Ended" layout="full" note={`The latest ${MAX_ENDED} at most.`}>
          <GrantTable caption="Roles that ended" grants={ended} />
        </Section>
      )}
    </>
  );
}
