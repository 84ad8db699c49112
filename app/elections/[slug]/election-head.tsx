import type { ReactNode } from 'react';
import { DayRange } from '@/components/day';
import { PageHeader } from '@/components/page-header';
import type { PageMoment } from '@/components/page-moment';
import { Tabs } from '@/components/tabs';
import type { Election } from '@/lib/elections/archive/queries';
import { hrefWith } from '@/lib/http/href';
import { StateBadge } from '@/components/election-badges';

type Props = {
  election: Election;
  part: 'overview' | 'candidates' | 'results';
  title: string;
  lead: ReactNode;
  moment: PageMoment;
};

/** The header shared by the pages of an election, with links between them. */
export function ElectionHead({ election, part, title, lead, moment }: Props) {
  const home = `/elections/${election.slug}`;
  const hrefAt = (path: string) => hrefWith(path, { on: moment.asked });
  const paths = { overview: home, candidates: `${home}/candidates`, results: `${home}/results` };
  const candidates = election.contests.reduce((sum, contest) => sum + contest.candidates.length, 0);
  const tab = (key: Props['part'], label: string, count?: number) => ({
    href: hrefAt(paths[key]),
    label,
    isCurrent: key === part,
    ...(count !== undefined && { count }),
  });
  return (
    <>
      {moment.banner}
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
          ...(part === 'overview' ? [] : [{ href: hrefAt(home), label: election.title }]),
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
