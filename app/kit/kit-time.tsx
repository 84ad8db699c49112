import { AsOfBanner } from '@/components/clock-banner';
import { Countdown } from '@/components/countdown';
import { CycleTimeline, type Milestone } from '@/components/cycle-timeline';
import { Day, DayRange } from '@/components/day';
import { Deadline } from '@/components/deadline';
import { Grid } from '@/components/flow';
import { KeyValue } from '@/components/key-value';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { Timeline } from '@/components/timeline';

const NOW = new Date('2026-11-20T12:00:00Z');

const MILESTONES: Milestone[] = [
  { key: 'ptg', day: '2026-10-15', label: 'PTG', kind: 'other' },
  { key: 'm1', day: '2026-11-19', label: 'Indri-1', kind: 'milestone', href: '#content' },
  { key: 'trailing', day: '2026-12-03', label: 'Cycle-trailing deadline', kind: 'other' },
  { key: 'm2', day: '2027-01-14', label: 'Indri-2', kind: 'milestone' },
  { key: 'mf', day: '2027-01-14', label: 'Membership freeze', kind: 'freeze' },
  { key: 'ac', day: '2027-02-04', label: 'Extra-AC freeze', kind: 'freeze' },
  { key: 'lib', day: '2027-02-11', label: 'Final libraries', kind: 'freeze' },
  { key: 'm3', day: '2027-02-18', label: 'Indri-3', kind: 'milestone' },
  { key: 'ff', day: '2027-02-18', label: 'Feature freeze', kind: 'freeze' },
  { key: 'hl', day: '2027-02-25', label: 'Cycle highlights', kind: 'other' },
  { key: 'rc', day: '2027-03-04', label: 'RC1', kind: 'milestone' },
  { key: 'frc', day: '2027-03-18', label: 'Final RCs', kind: 'milestone' },
  { key: 'rel', day: '2027-03-24', label: '2027.1 Indri', kind: 'release' },
];

/** Samples of time components: countdowns, days, moments, timelines, a cycle. */
export function KitTime({ theme }: { theme: string }) {
  return (
    <>
      <AsOfBanner on={new Date('2026-11-19')} presentHref="/kit" />
      <Section id={`${theme}-time`} title="Time">
        <Grid columns={3}>
          <Countdown to="2027-03-24" on={NOW} label="to the release of Indri" />
          <Countdown to="2027-03-24" on={NOW} unit="weeks" label="to the release of Indri" />
          <Countdown to="2026-11-20" on={NOW} label="Voting closes" />
        </Grid>
        <KeyValue
          items={[
            { term: 'A day', value: <Day value="2026-11-19" style="medium" from={NOW} /> },
            { term: 'Days', value: <DayRange from="2026-11-30" to="2026-12-04" /> },
            { term: 'A moment', value: <Moment value={new Date('2026-11-19T23:45:00Z')} /> },
            { term: 'A deadline', value: <Deadline day="2026-12-03" on={NOW} /> },
            { term: 'Only its time', value: <Moment value={NOW} show="time" /> },
          ]}
        />
      </Section>
      <Section id={`${theme}-cycle`} title="A release cycle" layout="full">
        <CycleTimeline
          title="The Indri cycle"
          start="2026-10-05"
          end="2027-03-27"
          on={NOW}
          milestones={MILESTONES}
        />
      </Section>
      <Section id={`${theme}-timeline`} title="Timeline">
        <Timeline
          label="The election"
          items={[
            {
              key: '1',
              title: 'Nominations',
              date: <DayRange from="2026-11-04" to="2026-11-11" />,
            },
            {
              key: '2',
              title: 'Campaigning',
              state: 'current',
              date: <DayRange from="2026-11-18" to="2026-11-25" />,
              children: 'Questions to the candidates go to the list.',
            },
            { key: '3', title: 'Election', state: 'future', date: <Day value="2026-12-02" /> },
          ]}
        />
      </Section>
    </>
  );
}
