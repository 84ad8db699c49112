import { Day } from '@/components/day';
import { FilterBar } from '@/components/filter-bar';
import type { PageMoment } from '@/components/page-moment';
import { Section } from '@/components/section';
import { TextField } from '@/components/text-field';
import { Timeline } from '@/components/timeline';
import type { HandleLookup } from '@/lib/governance/handle-queries';
import { joinLeaders, type LeaderPeriod } from '@/lib/governance/queries';
import { isDuring } from '@/lib/governance/rules';
import { dayOf } from '@/lib/time';
import { PersonWithNick } from '@/components/person-name';

type Props = {
  slug: string;
  leaders: readonly LeaderPeriod[];
  handleOf: HandleLookup;
  moment: PageMoment;
};

/** The team's leads over time, newest first, and a form that shows the lead on a given day. */
export function TeamLeaders({ slug, leaders, handleOf, moment }: Props) {
  if (leaders.length === 0) return null;
  return (
    <Section
      title="Leads over time"
      note="From the history of the list of teams: a day counts from when a change landed there."
    >
      <FilterBar action={`/teams/${slug}`} label="Lead on a day" submitLabel="Show that day">
        <TextField
          type="date"
          name="on"
          label="Who led it on"
          defaultValue={moment.isAsked ? dayOf(moment.on) : undefined}
        />
      </FilterBar>
      <Timeline
        label="Leads over time"
        items={joinLeaders(leaders).map((leader) => ({
          key: leader.from.toISOString(),
          title: <Title leader={leader} handleOf={handleOf} />,
          date: <Span leader={leader} />,
          state: isDuring(leader, moment.on) ? 'current' : 'past',
          children: calledBefore(leader, leaders),
        }))}
      />
    </Section>
  );
}

function Title({ leader, handleOf }: { leader: LeaderPeriod; handleOf: HandleLookup }) {
  const { kind, name, irc } = leader;
  if (kind === 'distributed') return 'Several liaisons';
  if (name === null) return 'Nobody';
  const person = { name, irc };
  return <PersonWithNick person={person} handle={handleOf(person)} />;
}

function Span({ leader: { from, until } }: { leader: LeaderPeriod }) {
  return (
    <>
      <Day value={from} /> – {until ? <Day value={until} /> : 'now'}
    </>
  );
}

/** Returns a note with the team's name in that period, if it was another one. */
function calledBefore({ teamName }: LeaderPeriod, [latest]: readonly LeaderPeriod[]) {
  const isOther = latest && latest.teamName.toLowerCase() !== teamName.toLowerCase();
  return isOther ? <p>Then called {teamName}.</p> : undefined;
}
