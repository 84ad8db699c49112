import type { Metadata } from 'next';
import { Callout } from '@/components/callout';
import { EmptyState } from '@/components/empty-state';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { SubmitButton } from '@/components/submit-button';
import { listProviders } from '@/lib/access/providers';
import { getCommunity } from '@/lib/community/community';
import { isDemoOffered } from '@/lib/community/demo-body';
import { namedProblem, signInProblemText } from '@/lib/people/sign-in/sign-in-rules';
import { ownPathOf } from '@/lib/access/return-path';
import { getReader } from '@/lib/access/session';
import { DemoPeople } from './demo-people';

export const metadata: Metadata = {
  title: 'Sign in',
  description: 'Sign in to propose motions, to discuss them, and to vote where you have a vote.',
  robots: { index: false },
};

type Props = PageProps<'/sign-in'>;

/** The ways to sign in, and the error of the last attempt. Each is a plain form that works without scripts. */
export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, error } = await searchParams;
  const [next, problem, reader] = [ownPathOf(wanted), namedProblem(error), await getReader()];
  return (
    <>
      <PageHeader
        title="Sign in"
        lead="Everything here can be read without an account. Sign in to propose and discuss motions, and to vote where you have a vote."
      />
      <div className="stack gap-large">
        {problem && (
          <Callout tone="bad" role="alert" title={signInProblemText[problem].title}>
            <p>{signInProblemText[problem].advice}</p>
          </Callout>
        )}
        {reader && (
          <Callout title={`You are signed in as ${reader.name}.`}>
            <p>
              <Link href="/account">Your account</Link> has the way out. To sign in as somebody
              else, go on below.
            </p>
          </Callout>
        )}
        {isDemoOffered() ? <DemoPeople next={next} /> : <Providers next={next} />}
      </div>
    </>
  );
}

function Providers({ next }: { next: string }) {
  const providers = listProviders();
  if (providers.length === 0) return <NoProvider />;
  return (
    <Section
      title={`As a member of ${getCommunity().name}`}
      note="Rollcall learns your name and your verified address, and keeps a session on this browser. It gets no password."
    >
      <ul className="ways-in">
        {providers.map(({ id, name }) => (
          <li key={id}>
            <form action="/sign-in/start" method="post">
              <input type="hidden" name="next" value={next} />
              <SubmitButton name="provider" value={id}>
                Sign in with {name}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NoProvider() {
  return (
    <EmptyState title="Nobody can sign in yet">
      <p>
        This site waits for the settings of an identity provider: <code>OIDC_ISSUER</code>,{' '}
        <code>OIDC_CLIENT_ID</code> and <code>OIDC_CLIENT_SECRET</code> for OpenID Connect, or{' '}
        <code>GITHUB_ID</code> and <code>GITHUB_SECRET</code> for GitHub. Those who run it find them
        explained in <code>.env.example</code>.
      </p>
    </EmptyState>
  );
}
