import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/action-form';
import { ActionTextarea } from '@/components/action-fields';
import { Callout } from '@/components/callout';
import { Isolated } from '@/components/isolated';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { findHandle } from '@/lib/people/directory/directory-queries';
import { getPerson } from '@/lib/people/directory/queries';
import { decodedSegment } from '@/lib/http/segment';
import { requireActor } from '@/lib/access/session';
import { claimPersonAction } from './actions';

export const metadata: Metadata = { title: 'This is me', robots: { index: false } };

/** The form to claim that the reader is a person in the record, with the evidence for an admin. */
export default async function ClaimPersonPage({ params }: PageProps<'/people/[handle]/claim'>) {
  const actor = await requireActor();
  const handle = await findHandle(decodedSegment((await params).handle));
  const person = handle === null ? null : await getPerson(handle);
  if (!person) notFound();
  const isOwn = person.id === actor.personId;
  return (
    <>
      <PageHeader
        title={
          <>
            Are you <Isolated>{person.name}</Isolated>?
          </>
        }
        lead="An admin looks at what you say and answers. Until then nothing changes; afterwards what the record says of this person is said of you."
        breadcrumbs={[
          { href: '/people', label: 'People' },
          { href: `/people/${encodeURIComponent(person.handle)}`, label: person.name },
        ]}
      />
      {isOwn && <Callout tone="info" title="This is you already." />}
      {!isOwn && !person.isOfRecord && (
        <Callout tone="info" title="The record does not name this person." />
      )}
      {!isOwn && person.isOfRecord && (
        <Section title="Your claim">
          <ActionForm action={claimPersonAction} label="Claim this page">
            <input type="hidden" name="handle" value={person.handle} />
            <ActionTextarea
              name="reason"
              label="Reason"
              hint="How an admin can tell: where you said so in public, or who can vouch for you. No e-mail addresses."
              rows={4}
              isRequired
            />
            <SubmitButton>This is me</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
