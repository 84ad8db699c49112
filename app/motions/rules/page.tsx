import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filter-bar';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { readMoment } from '@/components/page-moment';
import { Tabs } from '@/components/tabs';
import { TextField } from '@/components/text-field';
import { getCommunity, type Body } from '@/lib/community/community';
import { motionRules } from '@/lib/motions/community-kinds';
import { dayOf, formatCount } from '@/lib/time';
import { CountingSection } from './counting-section';
import { KindSections } from './kind-sections';
import { membersOn } from './members';
import { OverviewSection } from './overview-section';
import { SizesSection } from './sizes-section';

export const metadata: Metadata = {
  title: 'Rules of motions',
  description: 'For each kind of motion: what it is for, who votes, what it takes and who decides.',
  alternates: { canonical: '/motions/rules' },
};

const HERE = '/motions/rules';

/** The page of the rules by which a body (`?body=`) decides, with the numbers of today or of a given day (`?on=`). */
export default async function RulesPage({ searchParams }: PageProps<'/motions/rules'>) {
  const { on: given, body: asked } = await searchParams;
  const bodies = getCommunity().bodies.filter(({ slug }) => motionRules(slug).length > 0);
  const body = asked === undefined ? bodies[0] : bodies.find(({ slug }) => slug === asked);
  if (!body && asked !== undefined) notFound();
  if (!body) return <NoRules />;

  const here = asked === undefined ? HERE : `${HERE}?body=${body.slug}`;
  const moment = readMoment(given, here);
  if (!moment.ok) return moment.refusal;
  const { members, isSeats } = await membersOn(body, moment);
  const rules = motionRules(body.slug);
  return (
    <>
      {moment.banner}
      <PageHeader
        breadcrumbs={[{ href: '/motions', label: 'Motions' }]}
        title="Rules of motions"
        lead={`How the ${body.name} decides: ${formatCount(rules.length, 'kind')} of motions, with the numbers for ${formatCount(members, isSeats ? 'seat' : 'member')}.`}
        meta={
          <>
            <Link href={`/bodies/${body.slug}`}>{body.name}</Link>
            <Link href="/motions/new">Propose a motion</Link>
            {body.members === 'record' && <Link href="/governance/reference/charter">Charter</Link>}
          </>
        }
      />
      {bodies.length > 1 && <BodyTabs bodies={bodies} current={body.slug} />}
      <OverviewSection rules={rules} members={members} isSeats={isSeats} />
      <KindSections body={body} rules={rules} members={members} />
      <SizesSection rules={rules} members={members} />
      <CountingSection />
      <FilterBar action={HERE} label="Numbers on a day" submitLabel="Show that day">
        {asked !== undefined && <input type="hidden" name="body" value={body.slug} />}
        <TextField
          type="date"
          name="on"
          label="With the members of"
          defaultValue={moment.isAsked ? dayOf(moment.on) : undefined}
        />
      </FilterBar>
    </>
  );
}

function BodyTabs({ bodies, current }: { bodies: readonly Body[]; current: string }) {
  return (
    <Tabs
      label="Bodies"
      items={bodies.map(({ slug, name }) => ({
        href: `${HERE}?body=${slug}`,
        label: name,
        isCurrent: slug === current,
      }))}
    />
  );
}

function NoRules() {
  return (
    <>
      <PageHeader breadcrumbs={[{ href: '/motions', label: 'Motions' }]} title="Rules of motions" />
      <EmptyState title="No body votes on motions here">
        <p>
          The kinds of motions of a body are described in <code>content/community.yaml</code>.
        </p>
      </EmptyState>
    </>
  );
}
