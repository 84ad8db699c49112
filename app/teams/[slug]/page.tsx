import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { PageHeader } from '@/components/page-header';
import { readMoment } from '@/components/page-moment';
import { decodedSegment } from '@/lib/http/segment';
import { lookUpHandles } from '@/lib/governance/handle-queries';
import { getTeam, type TeamPage } from '@/lib/governance/queries';
import { slugOf } from '@/lib/slug';
import { TeamBadges } from './team-badges';
import { TeamDeliverables } from './team-deliverables';
import { TeamFacts } from './team-facts';
import { TeamLeaders } from './team-leaders';

type Props = PageProps<'/teams/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const team = await getTeam(decodedSegment((await params).slug));
  if (!team) return {};
  return {
    title: team.name,
    description: team.mission?.slice(0, 200) ?? `Who led the ${team.name} team, and what it keeps.`,
    alternates: { canonical: `/teams/${team.slug}` },
  };
}

/** One team: its mission, its lead now or at `?on=`, and its deliverables. */
export default async function TeamDetailPage({ params, searchParams }: Props) {
  const asked = decodedSegment((await params).slug);
  if (slugOf(asked) !== asked && slugOf(asked) !== '') permanentRedirect(`/teams/${slugOf(asked)}`);
  const moment = readMoment((await searchParams).on, `/teams/${asked}`);
  if (!moment.ok) return moment.refusal;
  const team = await getTeam(asked, moment.isAsked ? moment.on : null);
  if (!team) notFound();

  const { slug, name, mission, service, leaders, former } = team;
  const handleOf = await lookUpHandles([...peopleOf(team)]);
  return (
    <>
      {moment.banner}
      <PageHeader
        title={name}
        eyebrow={service ?? undefined}
        breadcrumbs={[{ href: '/teams', label: 'Teams' }]}
        lead={mission ?? undefined}
        meta={<TeamBadges team={team} />}
      />
      <TeamFacts team={team} handleOf={handleOf} isAsked={moment.isAsked} />
      <TeamDeliverables title="Deliverables" deliverables={team.deliverables} />
      {former && <TeamDeliverables title="Formerly" deliverables={former.deliverables} />}
      <TeamLeaders slug={slug} leaders={leaders} handleOf={handleOf} moment={moment} />
    </>
  );
}

function peopleOf({ ptl, liaisons, leaders }: TeamPage) {
  const led = leaders.flatMap(({ name, irc }) => (name === null ? [] : [{ name, irc }]));
  return [ptl, ...liaisons, ...led, ...leaders.flatMap((leader) => leader.liaisons)];
}
