import type { ReactNode } from 'react';
import { AsOfBanner } from '@/components/clock-banner';
import { DayRange } from '@/components/day';
import { PageHeader } from '@/components/page-header';
import { Tabs } from '@/components/tabs';
import type { Election } from '@/lib/elections/archive/queries';
import { StateBadge } from '@/app/elections/state-badge';

type Props = {
  election: Election;
  part: 'overview' | 'candidates' | 'results';
  title: string;
  lead: ReactNode;
  at: Date;
  isAsked: boolean;
  isDay: boolean;
};

/** The head that the pages of an election share, with the way from one to another. */
export function ElectionHead({ election, part, title, lead, at, isAsked, isDay }: Props) {
  const home = `/elections/${election.slug}`;
  const on = isAsked
    ? `?on=${encodeURIComponent(isDay ? at.toISOString().slice(0, 10) : at.toISOString())}`
    : '';
  const paths = { overview: home, candidates: `${home}/candidates`, results: `${home}/results` };
  const candidates = election.contests.reduce((sum, contest) => sum + contest.candidates.length, 0);
  const tab = (key: Props['part'], label: string, count?: number) => ({
    href: paths[key] + on,
    label,
    isCurrent: key === part,
    ...(count !== undefined && { count }),
  });
  return (
    <>
      {isAsked && <AsOfBanner on={at} isDay={isDay} presentHref={paths[part]} />}
      <PageHeader
        title={title}
        lead={lead}
        meta={
          <>
            <StateBadge state={election.state} />
            <Period election={election} />
          </>
        }
        breadcrumbs={[
          { href: '/elections', label: 'Elections' },
          ...(part === 'overview' ? [] : [{ href: home + on, label: election.title }]),
        ]}
      />
      <Tabs
        label={`Pages of the ${election.title}`}
        items={[
          tab('overview', 'Overview'),
          tab('candidates', 'Candidates', candidates),
          tab('results', 'Results'),
        ]}
      />
    </>
  );
}

function Period({ election: { timeline } }: { election: Election }) {
  if (timeline.length === 0) return <span>Dates not recorded</span>;
  const start = Math.min(...timeline.map(({ startAt }) => startAt.getTime()));
  const end = Math.max(...timeline.map(({ endAt }) => endAt.getTime()));
  return <DayRange from={new Date(start)} to={new Date(end)} />;
}
