import { Badge } from '@/components/badge';
import { BarChart } from '@/components/bar-chart';
import { CodeHash } from '@/components/code-hash';
import { type Column, DataTable } from '@/components/data-table';
import { Day } from '@/components/day';
import { Link } from '@/components/link';
import { Pager } from '@/components/pager';
import { Section } from '@/components/section';
import { Stat, StatRow } from '@/components/stat';
import { Tabs } from '@/components/tabs';
import { TurnoutChart } from '@/components/turnout-chart';

const RELEASES = [
  { name: 'nova', version: '33.0.0', day: '2026-11-17', projects: 1, hash: '4f1c0a9be7d2356a8c01' },
  {
    name: 'oslo.messaging',
    version: '18.1.0',
    day: '2026-11-12',
    projects: 12,
    hash: 'a02b7c114ee9',
  },
  { name: 'heat-dashboard', version: '15.0.0.0rc1', day: null, projects: 1204, hash: '09fe8d7715' },
];

const PER_CYCLE = [412, 498, 730, 688, 702, 651, 640, 590, 612, 575, 544, 530, 561, 488, 91].map(
  (value, index) => ({ label: `${2019 + Math.floor(index / 2)}.${(index % 2) + 1}`, value }),
);

type Props = { theme: string };

/** Samples of data components: tables, figures, charts, tabs, paging. */
export function KitData({ theme }: Props) {
  return (
    <>
      <TableSection theme={theme} />
      <FigureSection theme={theme} />
    </>
  );
}

function TableSection({ theme }: Props) {
  return (
    <Section id={`${theme}-table`} title="A table" layout="full" note="Cards below 640 pixels.">
      <Tabs
        label="Releases by kind"
        items={[
          { href: '#content', label: 'All', count: 12_400, isCurrent: true },
          { href: '/kit', label: 'Pre-releases', count: 812, isCurrent: false },
        ]}
      />
      <DataTable
        caption="Releases, newest first"
        rows={RELEASES}
        rowKey={({ name }) => name}
        columns={columns}
      />
      <Pager label="Releases" previous="/kit" next="/kit" summary="50 of 12,400" />
    </Section>
  );
}

const columns: Column<(typeof RELEASES)[number]>[] = [
  {
    key: 'name',
    head: 'Deliverable',
    isRowHeader: true,
    cell: ({ name }) => <Link href="#content">{name}</Link>,
  },
  { key: 'version', head: 'Version', isTight: true, cell: ({ version }) => version },
  {
    key: 'day',
    head: 'Released',
    isTight: true,
    sortHref: '#content',
    sorted: 'descending',
    cell: ({ day }) => day && <Day value={day} />,
  },
  { key: 'state', head: 'State', cell: () => <Badge tone="good">tagged</Badge> },
  { key: 'hash', head: 'Commit', isTight: true, cell: ({ hash }) => <CodeHash value={hash} /> },
  {
    key: 'projects',
    head: 'Repositories',
    isNumeric: true,
    sortHref: '/kit',
    cell: ({ projects }) => projects.toLocaleString('en-GB'),
  },
];

function FigureSection({ theme }: Props) {
  return (
    <Section id={`${theme}-figures`} title="Figures and charts">
      <StatRow>
        <Stat label="deliverables" value="612" note="58 teams" href="#content" />
        <Stat label="releases" value="12,400" />
        <Stat label="resolutions" value="203" note="11 superseded" />
      </StatRow>
      <BarChart
        title="Releases per cycle"
        description="Between 91 and 730 releases in each of fifteen cycles; most in 2020.1."
        unit="Releases"
        labelHead="Cycle"
        data={PER_CYCLE}
      />
      <TurnoutChart
        title="Turnout"
        description="Between 21 % and 46 % voted; for one election the figure isn’t known."
        points={[0.46, 0.41, 0.38, null, 0.27, 0.33, 0.21].map((value, index) => ({
          label: String(2019 + index),
          value,
          ...(value === null ? {} : { detail: `${Math.round(value * 900)} of 900` }),
        }))}
      />
    </Section>
  );
}
