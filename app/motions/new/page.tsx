import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { getCommunity, getCommunityBody } from '@/lib/community/community';
import { motionRule, motionRules } from '@/lib/motions/community-kinds';
import { getActor } from '@/lib/access/session';
import { KindList } from './kind-list';
import { ProposalForm } from './proposal-form';

export const metadata: Metadata = {
  title: 'Propose a motion',
  description: 'The kinds of motions a body votes on, what each takes to pass, and the form.',
  alternates: { canonical: '/motions/new' },
};

/** The page to propose a motion: first the kind, with what it takes to pass; then the text. */
export default async function NewMotionPage({ searchParams }: PageProps<'/motions/new'>) {
  const { body: askedBody, kind: askedKind } = await searchParams;
  const body = typeof askedBody === 'string' ? getCommunityBody(askedBody) : null;
  const rule = body && typeof askedKind === 'string' ? motionRule(body.slug, askedKind) : null;
  if (body && rule) {
    const here = `/motions/new?body=${body.slug}&kind=${rule.kind}`;
    if (!(await getActor())) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
    return (
      <div className="motion">
        <PageHeader
          breadcrumbs={[
            { href: '/motions', label: 'Motions' },
            { href: '/motions/new', label: 'Choose a kind' },
          ]}
          eyebrow={`${rule.name}, ${body.name}`}
          title="Propose a motion"
          lead={rule.summary}
        />
        <ProposalForm body={body} rule={rule} />
      </div>
    );
  }

  const bodies = getCommunity().bodies.filter(({ slug }) => motionRules(slug).length > 0);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: '/motions', label: 'Motions' }]}
        title="Propose a motion"
        lead="Anybody who is signed in can. First choose what kind it is: that decides what it takes to pass."
        meta={<Link href="/motions/rules">All rules</Link>}
      />
      {bodies.map(({ slug, name }) => (
        <KindList key={slug} body={slug} bodyName={name} />
      ))}
    </>
  );
}
