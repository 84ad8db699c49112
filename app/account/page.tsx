import type { Metadata } from 'next';
import type { Tone } from '@/components/badge';
import { Callout } from '@/components/callout';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { requireActor } from '@/lib/access/session';
import { ClaimsSection } from './claims-section';
import { HeldSection } from './held-section';
import { LatestSection } from './latest-section';
import { MailChoices } from './mail-choices';
import { RolesSection } from './roles-section';
import { SessionsSection } from './sessions-section';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

type Props = PageProps<'/account'>;

/** Results of the actions on this page, by `?done=`. */
const NEWS = new Map<string, { tone: Tone; title: string }>([
  ['session', { tone: 'good', title: 'That browser is signed out.' }],
  ['gone', { tone: 'info', title: 'That browser was signed out already.' }],
  ['too-many', { tone: 'warn', title: 'Too many changes in a short time. Wait a minute.' }],
]);

/** The reader's account: identity, roles and signed-in browsers. Each part is its own section. */
export default async function AccountPage({ searchParams }: Props) {
  const [actor, { done, kept }] = [await requireActor(), await searchParams];
  const news = typeof done === 'string' ? NEWS.get(done) : undefined;
  return (
    <>
      <PageHeader
        title={<Isolated>{actor.name}</Isolated>}
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
      {news && <Callout tone={news.tone} role="status" title={news.title} />}
      <RolesSection actor={actor} />
      <ClaimsSection actor={actor} />
      <HeldSection actor={actor} />
      <MailChoices actor={actor} isKept={kept === 'mail'} />
      <LatestSection actor={actor} />
      <SessionsSection actor={actor} />
    </>
  );
}
