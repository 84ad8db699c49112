import { Grid } from '@/components/flow';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { readMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { getCommunity } from '@/lib/community/community';
import { getElectionOutlook } from '@/lib/elections/archive/archive-queries';
import { listRecentResolutions } from '@/lib/governance/recent-queries';
import { getSchedule, listSeries } from '@/lib/releases/queries';
import { listReleases } from '@/lib/releases/release-queries';
import { currentSeries, seriesTitle } from '@/lib/releases/rules';
import { dayOf } from '@/lib/time';
import { DueList, type HomeCycle, HomeHead, HomeTimeline } from './home-cycle';
import { ElectionList, Lately } from './home-latest';
import { HomeMotions } from './home-motions';
import { NothingYet } from './home-nothing';

type Props = PageProps<'/'>;

const RELEASES = 7;
const RESOLUTIONS = 4;

/** The start page: the series and its week, the days to the release, what is due and what changed lately. */
export default async function HomePage({ searchParams }: Props) {
  const moment = readMoment((await searchParams).on, '/');
  if (!moment.ok) return moment.refusal;
  const { on, isAsked } = moment;
  const until = isAsked ? { until: dayOf(on) } : {};

  const [cycle, releases, resolutions, elections] = await Promise.all([
    getCycle(on),
    listReleases({ ...until, kind: 'release' }, { take: RELEASES }),
    listRecentResolutions(on, RESOLUTIONS),
    getElectionOutlook(on),
  ]);
  const isEmpty = releases.length === 0 && resolutions.length === 0 && !elections.latest;

  return (
    <>
      {moment.banner}
      {cycle ? <HomeHead cycle={cycle} on={on} /> : <PageHeader title={getCommunity().name} />}
      {cycle && <HomeTimeline cycle={cycle} on={on} />}
      {!isAsked && <HomeMotions />}
      <Grid>
        <div>
          {cycle && (
            <Section title="Due next" layout="full" actions={<ScheduleLink cycle={cycle} />}>
              <DueList cycle={cycle} on={on} />
            </Section>
          )}
          {(elections.ahead.length > 0 || elections.latest) && (
            <Section
              title="Elections"
              layout="full"
              actions={<Link href="/elections">All elections</Link>}
            >
              <ElectionList {...elections} />
            </Section>
          )}
        </div>
        <div>
          <Lately releases={releases} resolutions={resolutions} />
        </div>
      </Grid>
      {isEmpty && <NothingYet />}
    </>
  );
}

/**
 * Returns the cycle of the series released next, or else of the one released last, with its schedule. Null while no
 * series has a release day.
 */
async function getCycle(on: Date): Promise<HomeCycle | null> {
  const series = currentSeries(await listSeries(), on);
  if (!series) return null;
  const schedule = await getSchedule(series.name);
  const days = schedule?.weeks ?? [];
  const [first, last] = [days[0], days.at(-1)];
  return {
    name: series.name,
    title: seriesTitle(series.name, series.releaseId),
    status: series.status,
    releaseDay: series.initialRelease,
    span: first && last ? { start: first.startOn, end: last.endOn } : null,
    events: schedule?.events ?? [],
  };
}

function ScheduleLink({ cycle }: { cycle: HomeCycle }) {
  return <Link href={`/releases/${cycle.name}/schedule`}>Whole schedule</Link>;
}
