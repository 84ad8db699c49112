import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/action-form';
import { Callout } from '@/components/callout';
import { Cluster } from '@/components/flow';
import { PageHeader } from '@/components/page-header';
import { SubmitButton } from '@/components/submit-button';
import { env } from '@/lib/env';
import type { MailKind } from '@/lib/notices/kinds';
import { mailKindNames, mailKinds } from '@/lib/parts/mail-kinds';
import { getMailChoice, type Unwanted } from '@/lib/people/notices/recipient-queries';
import { readStopToken } from '@/lib/notices/token';
import { chooseByLinkAction } from './actions';

type Props = PageProps<'/mail/unsubscribe/[token]/choice'>;

/**
 * The page's metadata. The address carries the right to choose, so it is not sent to other sites and not kept by search
 * engines. `no-referrer` would also remove the origin from our own forms, which would then be refused.
 */
export const metadata: Metadata = {
  title: 'Mail about motions',
  robots: { index: false, follow: false },
  referrer: 'same-origin',
};

/** The page behind the link in a mail: ends or resumes one kind of mail without signing in. */
export default async function MailChoicePage({ params }: Props) {
  const { token } = await params;
  const request = readStopToken(token, env.authSecret, mailKindNames);
  const off = request && (await getMailChoice(request.personId));
  const mail = mailKinds.find(({ kind }) => kind === request?.kind);
  if (!mail || !off) notFound();
  return (
    <>
      <PageHeader title="Mail about motions" lead="Choose here without signing in." />
      <Choice token={token} mail={mail} off={off} />
    </>
  );
}

type ChoiceProps = { token: string; mail: MailKind; off: Unwanted };

function Choice({ token, mail: { kind, label, hint }, off }: ChoiceProps) {
  const isAllOff = mailKindNames.every((each) => off.has(each));
  return (
    <ActionForm action={chooseByLinkAction} label="Mail about motions">
      {off.has(kind) ? (
        <Callout
          tone="good"
          role="status"
          title={isAllOff ? 'You get no mail about motions.' : `You get no more mail: ${label}.`}
        >
          <p>You can take this back. Your account page has all choices.</p>
        </Callout>
      ) : (
        <Callout title={`You get mail: ${label}.`}>
          <p>{hint}</p>
        </Callout>
      )}
      <input type="hidden" name="token" value={token} />
      <Cluster>
        {off.has(kind) ? (
          <SubmitButton name="wish" value="resume" tone="plain">
            Undo: send me this mail again
          </SubmitButton>
        ) : (
          <SubmitButton name="wish" value="stop">
            Stop this kind of mail
          </SubmitButton>
        )}
        {!isAllOff && (
          <SubmitButton name="wish" value="stop-all" tone="plain">
            Stop all mail about motions
          </SubmitButton>
        )}
      </Cluster>
    </ActionForm>
  );
}
