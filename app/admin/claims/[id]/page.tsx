import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/action-form';
import { ActionRadios, ActionTextarea } from '@/components/action-fields';
import { Callout } from '@/components/callout';
import { Isolated } from '@/components/isolated';
import { KeyValue } from '@/components/key-value';
import { Moment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { getClaim } from '@/lib/people/identity/claim-queries';
import { ClaimState } from '@/components/claim-state';
import { requireAdmin, requireId } from '@/app/admin/require-admin';
import { SideFacts } from '@/app/admin/side-facts';
import { decideClaimAction } from './actions';

export const metadata: Metadata = { title: 'Claim', robots: { index: false } };

/** One claim, the facts about both sides, and the form that decides it. */
export default async function ClaimPage({ params }: PageProps<'/admin/claims/[id]'>) {
  await requireAdmin();
  const claim = await getClaim(requireId((await params).id));
  if (!claim) notFound();
  const { claimant, person } = claim.sides;
  return (
    <>
      <PageHeader
        title={
          <>
            <Isolated>{claim.claimant.name}</Isolated> says to be{' '}
            <Isolated>{claim.person.name}</Isolated>
          </>
        }
        eyebrow="Claim"
        meta={<ClaimState state={claim.state} />}
        breadcrumbs={[{ href: '/admin/claims', label: 'Claims' }]}
      />
      {claim.state === 'open' && person.users > 0 && claimant.id !== person.id && (
        <Callout tone="bad" role="alert" title="Somebody signs in as this person already">
          <p>
            Approving lets both act as <Isolated>{person.name}</Isolated>, with every role they
            hold. Ask both, on a channel that the record names, before you answer.
          </p>
        </Callout>
      )}
      <Section title="What they say">
        <KeyValue
          items={[
            { term: 'Reason', value: claim.reason },
            { term: 'Asked', value: <Moment value={claim.askedAt} /> },
            { term: 'Answered', value: claim.decidedAt && <Moment value={claim.decidedAt} /> },
            { term: 'Answer', value: claim.decisionReason },
          ]}
        />
      </Section>
      <Section title="Who claims">
        <SideFacts side={claimant} />
      </Section>
      {claimant.id !== person.id && (
        <Section title="Who is claimed">
          <SideFacts side={person} />
        </Section>
      )}
      {claim.state === 'open' && <Answer claimId={claim.id} />}
    </>
  );
}

function Answer({ claimId }: { claimId: string }) {
  return (
    <Section title="Your answer" note="It is written to the audit log, and shown to who claims.">
      <ActionForm action={decideClaimAction} label="Answer the claim">
        <input type="hidden" name="claimId" value={claimId} />
        <ActionRadios
          name="decision"
          label="Answer"
          isRequired
          options={[
            { value: 'approve', label: 'Approve', hint: 'They become one person.' },
            { value: 'refuse', label: 'Refuse' },
          ]}
        />
        <ActionTextarea
          name="reason"
          label="Reason"
          hint="How you know. No e-mail addresses."
          rows={3}
          isRequired
        />
        <SubmitButton>Answer</SubmitButton>
      </ActionForm>
    </Section>
  );
}
