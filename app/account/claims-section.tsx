import { ClaimState } from '@/components/claim-state';
import { Day } from '@/components/day';
import { EntryList } from '@/components/entry-list';
import { Stack } from '@/components/flow';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { PlainForm } from '@/components/plain-form';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { listOwnClaims, type ClaimEntry } from '@/lib/people/identity/claim-queries';
import { withdrawClaimAction } from './claim-actions';

/** The reader's claims to be a person in the record, with their state. */
export async function ClaimsSection({ actor }: { actor: { personId: string } }) {
  const claims = await listOwnClaims(actor.personId);
  return (
    <Section
      id="claims"
      title="You in the record"
      note={
        <>
          A verified address ties you to whom the record names with it. Are you named under another
          address? <Link href="/people">Find your page</Link> and choose “This is me”.
        </>
      }
    >
      {claims.length === 0 ? (
        <p>You have claimed no page.</p>
      ) : (
        <EntryList
          label="Your claims"
          items={claims.map((claim) => ({
            key: claim.id,
            href: `/people/${encodeURIComponent(claim.person.handle)}`,
            title: claim.person.name,
            date: <Day value={claim.askedAt} />,
            badge: <ClaimState state={claim.state} />,
            note: <Answer claim={claim} />,
          }))}
        />
      )}
    </Section>
  );
}

function Answer({ claim: { id, state, reason, person, decisionReason } }: { claim: ClaimEntry }) {
  if (state !== 'open') return decisionReason ?? reason;
  return (
    <Stack gap="small">
      <Isolated>{reason}</Isolated>
      <PlainForm action={withdrawClaimAction}>
        <input type="hidden" name="claimId" value={id} />
        <SubmitButton tone="plain">
          Withdraw<span className="visually-hidden"> the claim on {person.name}</span>
        </SubmitButton>
      </PlainForm>
    </Stack>
  );
}
