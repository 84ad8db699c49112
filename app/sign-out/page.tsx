import type { Metadata } from 'next';
import { LinkButton } from '@/components/link-button';
import { PageHeader } from '@/components/page-header';
import { PlainForm } from '@/components/plain-form';
import { SubmitButton } from '@/components/submit-button';
import { getReader } from '@/lib/access/session';
import { signOutAction, signOutEverywhereAction } from '@/app/account/session-actions';

export const metadata: Metadata = { title: 'Sign out', robots: { index: false } };

/** Asks before signing out, because a link on another site can lead here and must not end a session by itself. */
export default async function SignOutPage() {
  const reader = await getReader();
  if (!reader) {
    return (
      <>
        <PageHeader
          title="You are signed out"
          lead="This browser keeps nothing of your session. Everything can still be read."
        />
        <div className="cluster gap-small">
          <LinkButton href="/">To the front page</LinkButton>
          <LinkButton href="/sign-in">Sign in again</LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Sign out" lead={`You are signed in as ${reader.name}.`} />
      <div className="cluster gap-small">
        <PlainForm action={signOutAction}>
          <SubmitButton>Sign out here</SubmitButton>
        </PlainForm>
        <PlainForm action={signOutEverywhereAction}>
          <SubmitButton tone="plain">Sign out everywhere</SubmitButton>
        </PlainForm>
      </div>
    </>
  );
}
