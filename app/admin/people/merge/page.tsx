import type { Metadata } from 'next';
import { ActionForm } from '@/components/action-form';
import { ActionCheckbox, ActionTextarea } from '@/components/action-fields';
import { Callout } from '@/components/callout';
import { FilterBar } from '@/components/filter-bar';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { TextField } from '@/components/text-field';
import { findSide, type ClaimSide } from '@/lib/people/identity/claim-queries';
import { refuseMerge } from '@/lib/people/identity/merge-rules';
import { identityRefusalText } from '@/lib/people/identity/messages';
import { requireAdmin } from '@/app/admin/require-admin';
import { SideFacts } from '@/app/admin/side-facts';
import { mergePeopleAction } from './actions';

export const metadata: Metadata = { title: 'Merge two people', robots: { index: false } };

/** Two rows side by side, and the form that merges them into one person. */
export default async function MergePage({ searchParams }: PageProps<'/admin/people/merge'>) {
  const actor = await requireAdmin();
  const query = await searchParams;
  const [fromHandle, intoHandle] = [handleIn(query.from), handleIn(query.into)];
  const [from, into] = await Promise.all([findGiven(fromHandle), findGiven(intoHandle)]);
  const isAsked = fromHandle !== '' && intoHandle !== '';
  const refusal = isAsked ? refuseMerge(actor, from, into) : null;
  return (
    <>
      <PageHeader
        title="Merge two people"
        lead="The first becomes part of the second, whose page stays. Votes, roles and sign-ins of both are then one person’s."
        breadcrumbs={[{ href: '/admin/people', label: 'People and merges' }]}
      />
      <FilterBar action="/admin/people/merge" label="Choose two people" submitLabel="Compare">
        <TextField
          name="from"
          label="This person"
          hint="The handle in the address of their page"
          defaultValue={fromHandle}
        />
        <TextField
          name="into"
          label="is the same as"
          hint="The handle of the page that stays"
          defaultValue={intoHandle}
        />
      </FilterBar>
      {from && (
        <Section title="This person">
          <SideFacts side={from} />
        </Section>
      )}
      {into && (
        <Section title="The same as">
          <SideFacts side={into} />
        </Section>
      )}
      {refusal && <Callout tone="warn" role="alert" title={identityRefusalText[refusal]} />}
      {from && into && !refusal && <Confirmation from={from} into={into} />}
    </>
  );
}

function Confirmation({ from, into }: { from: ClaimSide; into: ClaimSide }) {
  return (
    <Section title="Confirm">
      {from.users > 0 && into.users > 0 && (
        <Callout tone="bad" role="alert" title="Somebody signs in as each of them">
          <p>After the merge both accounts act as one person, with every role of both.</p>
        </Callout>
      )}
      <ActionForm action={mergePeopleAction} label="Merge two people">
        <input type="hidden" name="from" value={from.handle} />
        <input type="hidden" name="into" value={into.handle} />
        <ActionTextarea
          name="reason"
          label="Reason"
          hint="How you know. No e-mail addresses."
          rows={3}
          isRequired
        />
        <ActionCheckbox
          name="isSure"
          value="on"
          label={`${from.name} (${from.handle}) and ${into.name} (${into.handle}) are one person`}
        />
        <SubmitButton>Merge</SubmitButton>
      </ActionForm>
    </Section>
  );
}

async function findGiven(handle: string): Promise<ClaimSide | null> {
  return handle === '' ? null : findSide(handle);
}

/** Returns the handle in a query parameter, which may also be the address of a person's page. */
function handleIn(value: string | string[] | undefined): string {
  const text = typeof value === 'string' ? value.trim().slice(0, 300) : '';
  return text.replace(/^.*\/people\//, '');
}
