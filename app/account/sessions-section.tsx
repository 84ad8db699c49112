import { Badge } from '@/components/badge';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { DataTable, type Column } from '@/components/data-table';
import { PlainForm } from '@/components/plain-form';
import { providerName } from '@/lib/access/providers';
import {
  listIdentities,
  listSessions,
  type SessionEntry,
} from '@/lib/people/sign-in/session-queries';
import { deviceName } from '@/lib/people/sign-in/session-rules';
import { endSessionAction, signOutEverywhereAction } from './session-actions';

type Props = { actor: { personId: string; sessionId: string } };

/**
 * The browsers the reader is signed in with, each with a button to sign it out, and the identity providers they use.
 */
export async function SessionsSection({ actor }: Props) {
  const [sessions, identities] = await Promise.all([
    listSessions(actor.personId),
    listIdentities(actor.personId),
  ]);
  return (
    <Section
      title="Where you are signed in"
      id="sessions"
      note="A browser stays signed in for 30 days after you last used it here, and for 90 days at most."
    >
      <div className="stack gap-medium">
        <DataTable
          caption="Browsers that are signed in"
          isCaptionHidden
          columns={columnsFor(actor.sessionId)}
          rows={sessions}
          rowKey={({ id }) => id}
        />
        {sessions.length > 1 && (
          <PlainForm action={signOutEverywhereAction}>
            <SubmitButton tone="danger">Sign out everywhere</SubmitButton>
          </PlainForm>
        )}
        {identities.length > 0 && (
          <p>
            You sign in with{' '}
            {identities.map(({ provider, createdAt }, index) => (
              <span key={`${provider} ${createdAt.toISOString()}`}>
                {index > 0 && ', '}
                {providerName(provider)} (since <Moment value={createdAt} />)
              </span>
            ))}
            .
          </p>
        )}
      </div>
    </Section>
  );
}

function columnsFor(sessionId: string): Column<SessionEntry>[] {
  return [
    {
      key: 'device',
      head: 'Browser',
      isRowHeader: true,
      cell: ({ id, device }) => (
        <>
          {deviceName(device)} {id === sessionId && <Badge tone="info">this one</Badge>}
        </>
      ),
    },
    { key: 'begun', head: 'Signed in', cell: ({ createdAt }) => <Moment value={createdAt} /> },
    { key: 'seen', head: 'Last used', cell: ({ seenAt }) => <Moment value={seenAt} /> },
    {
      key: 'end',
      head: 'Sign out',
      isTight: true,
      cell: ({ id, device, createdAt }) => (
        <PlainForm action={endSessionAction}>
          <input type="hidden" name="sessionId" value={id} />
          <SubmitButton tone="plain">
            Sign out
            <span className="visually-hidden">
              {' '}
              {deviceName(device)}, signed in {createdAt.toISOString().slice(0, 16)}
            </span>
          </SubmitButton>
        </PlainForm>
      ),
    },
  ];
}
