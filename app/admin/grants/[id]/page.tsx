import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/action-form';
import { ActionTextarea } from '@/components/action-fields';
import { Day } from '@/components/day';
import { Isolated } from '@/components/isolated';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Moment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { now } from '@/lib/clock';
import { getGrant } from '@/lib/people/roles/grant-queries';
import { isInForce } from '@/lib/people/roles/record-role-rules';
import { roleText } from '@/lib/people/roles/role-text';
import { lastDayOf } from '@/app/admin/grants/grant-table';
import { requireAdmin, requireId } from '@/app/admin/require-admin';
import { pageOf } from '@/app/admin/side-facts';
import { revokeGrantAction } from './actions';

export const metadata: Metadata = { title: 'Role', robots: { index: false } };

/** One granted role, and the form that revokes it. */
export default async function GrantPage({ params }: PageProps<'/admin/grants/[id]'>) {
  await requireAdmin();
  const grant = await getGrant(requireId((await params).id));
  if (!grant) notFound();
  const { person, reason, grantedAt, expiresAt, revokedAt, revokeReason } = grant;
  return (
    <>
      <PageHeader
        title={
          <>
            {roleText(grant.role, grant.scope)}: <Isolated>{person.name}</Isolated>
          </>
        }
        eyebrow="Role"
        breadcrumbs={[{ href: '/admin/grants', label: 'Roles' }]}
      />
      <Section title="The role">
        <KeyValue
          items={[
            {
              term: 'Who',
              value: (
                <Link href={pageOf(person.handle)}>
                  <Isolated>{person.name}</Isolated>
                </Link>
              ),
            },
            { term: 'Given', value: <Moment value={grantedAt} /> },
            { term: 'Last day', value: <Day value={lastDayOf(expiresAt)} /> },
            { term: 'Reason', value: reason },
            { term: 'Taken back', value: revokedAt && <Moment value={revokedAt} /> },
            { term: 'Reason for that', value: revokeReason },
          ]}
        />
      </Section>
      {isInForce(grant, now()) && (
        <Section title="Take it back" note="It ends at once, and they are shown the reason.">
          <ActionForm action={revokeGrantAction} label="Take the role back">
            <input type="hidden" name="grantId" value={grant.id} />
            <ActionTextarea
              name="reason"
              label="Reason"
              hint="No e-mail addresses."
              rows={3}
              isRequired
            />
            <SubmitButton tone="danger">Take the role back</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
