import type { Metadata } from 'next';
import { Callout } from '@/components/callout';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { requireActor } from '@/lib/session';
import { MailChoices } from './mail-choices';
import { SessionsSection } from './sessions-section';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

type Props = PageProps<'/account'>;

/** Who one is here and why, and the browsers one is signed in with. Each part is a section of its own. */
export default async function AccountPage({ searchParams }: Props) {
  const [actor, { done, kept }] = [await requireActor(), await searchParams];
  return (
    <>
      <PageHeader
        title={actor.name}
        eyebrow="Your account"
        lead="What you are here, on what ground, and where you are signed in."
        actions={
          <>
            <Link href={`/people/${encodeURIComponent(actor.handle)}`}>
              Your page in the record
            </Link>
            <Link href="/sign-out">Sign out</Link>
          </>
        }
      />
      {done === 'session' && (
        <Callout tone="good" role="status" title="That browser is signed out." />
      )}
      {done === 'gone' && (
        <Callout tone="info" role="status" title="That browser was signed out already." />
      )}
      <MailChoices actor={actor} isKept={kept === 'mail'} />
      <SessionsSection actor={actor} />
    </>
  );
}
