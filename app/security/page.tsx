import type { Metadata } from 'next';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { ADVERSARIES, type Adversary } from './adversaries';

export const metadata: Metadata = {
  title: 'Security',
  description: 'Who might want what of this site, what stops them, and what does not.',
};

/** The threat model, for everyone: what readers can rely on, what they can't, and how to check. */
export default function SecurityPage() {
  return (
    <>
      <PageHeader
        title="Security"
        meta={<Link href="/security/log">Audit log and its signed head</Link>}
        lead="Who might want what of this site, what stops them, what does not, and how you can check."
      />
      {ADVERSARIES.map((adversary) => (
        <Section key={adversary.name} title={adversary.name}>
          <KeyValue items={itemsOf(adversary)} />
        </Section>
      ))}
      <Section title="What can’t be protected here">
        <p>
          Ballots that must stay secret are not cast as motions: a vote on a motion is public.
          Rollcall trusts the machine it runs on, the identity provider, and the libraries it is
          made of; each of those could betray it.
        </p>
      </Section>
      <Section title="Found something?">
        <p>
          Please tell the operators in private before you tell the public, so that readers are safe
          when it becomes known. <Link href="/about">About Rollcall</Link> says how to reach the
          community. Say what you did, what happened, and what you expected.
        </p>
      </Section>
    </>
  );
}

function itemsOf({ wants, holds, doesNot, check }: Adversary) {
  return [
    { term: 'Wants', value: wants },
    { term: 'What stops them', value: <Points of={holds} /> },
    { term: 'What does not', value: <Points of={doesNot} /> },
    { term: 'To check', value: check },
  ];
}

function Points({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
