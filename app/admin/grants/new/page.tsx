import type { Metadata } from 'next';
import { ActionForm } from '@/components/action-form';
import { ActionSelect, ActionTextarea, ActionTextField } from '@/components/action-fields';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { now } from '@/lib/clock';
import { listGrantScopes } from '@/lib/people/roles/grant-queries';
import { ROLE_TEXT, USUAL_GRANT_DAYS } from '@/lib/people/roles/grant-rules';
import { GRANTED_ROLES } from '@/lib/people/role-rules';
import { addDays, dayOf } from '@/lib/time';
import { requireAdmin } from '@/app/admin/require-admin';
import { giveGrantAction } from './actions';

export const metadata: Metadata = { title: 'Give a role', robots: { index: false } };

/** The form that grants a role to a person. */
export default async function NewGrantPage({ searchParams }: PageProps<'/admin/grants/new'>) {
  await requireAdmin();
  const [scopes, query] = await Promise.all([listGrantScopes(), searchParams]);
  const handle = typeof query.handle === 'string' ? query.handle.slice(0, 200) : '';
  return (
    <>
      <PageHeader
        title="Give a role"
        lead="It holds from now to the end of its last day in UTC, and can be taken back at any time."
        breadcrumbs={[{ href: '/admin/grants', label: 'Roles' }]}
      />
      <Section title="The role">
        <ActionForm action={giveGrantAction} label="Give a role">
          <ActionTextField
            name="handle"
            label="Who"
            hint="The handle in the address of their page"
            defaultValue={handle}
            isRequired
          />
          <ActionSelect
            name="role"
            label="Role"
            anyLabel="Choose a role"
            options={GRANTED_ROLES.map((role) => ({ value: role, label: ROLE_TEXT[role] }))}
            isRequired
          />
          <ActionSelect
            name="scope"
            label="Team or body"
            hint="For a PTL, a member and a chair only"
            anyLabel="None"
            options={scopes.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <ActionTextField
            name="lastDay"
            label="Last day"
            type="date"
            hint="At most two years from today"
            defaultValue={dayOf(addDays(now(), USUAL_GRANT_DAYS))}
            isRequired
          />
          <ActionTextarea
            name="reason"
            label="Reason"
            hint="Shown to them. No e-mail addresses."
            rows={3}
            isRequired
          />
          <SubmitButton>Give the role</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}
