import { Day } from '@/components/day';
import { Deadline } from '@/components/deadline';
import { EntryList } from '@/components/entry-list';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { Section } from '@/components/section';
import type { SeriesRow } from '@/lib/releases/queries';
import { maintenanceBranch, weekNameOf } from '@/lib/releases/rules';
import { daysBetween } from '@/lib/time';
import { z } from 'zod';

/** The facts about a series from the status file. */
export function SeriesFacts({ entry, on }: { entry: SeriesRow; on: Date }) {
  const { releaseId, name, initialRelease, nextPhaseStatus, nextPhaseDate, eolDate, slurp } = entry;
  return (
    <Section title="About this series">
      <KeyValue
        items={[
          { term: 'Name', value: name },
          { term: 'Id', value: releaseId },
          { term: 'Release', value: initialRelease && <Day value={initialRelease} style="long" /> },
          { term: 'Next phase', value: nextPhaseStatus },
          {
            term: 'Next phase begins',
            value:
              nextPhaseStatus &&
              (nextPhaseDate ? <Day value={nextPhaseDate} from={on} /> : 'to be decided'),
          },
          { term: 'End of life', value: eolDate && <Day value={eolDate} /> },
          { term: 'Branch for fixes', value: <code>{maintenanceBranch(entry)}</code> },
          {
            term: 'Upgrades',
            value: slurp
              ? 'may come from the SLURP series before or from the series right before'
              : 'come from the series right before',
          },
          ...signingKeys(entry.signingKeys),
        ]}
      />
    </Section>
  );
}

const keysSchema = z.array(
  z.object({ key: z.string(), startDate: z.string().nullable(), endDate: z.string().nullable() }),
);

/** Returns the keys that sign releases, each as a fact of its own. */
function signingKeys(value: unknown) {
  const keys = keysSchema.safeParse(value);
  return (keys.success ? keys.data : []).map(({ key, startDate, endDate }) => ({
    term: `Signing key${startDate ? `, from ${startDate}` : ''}${endDate ? ` to ${endDate}` : ''}`,
    value: <code>{key}</code>,
  }));
}

type Event = { id: string; title: string; deadline: Date; kind: string; team: string | null };

type NextDatesProps = { events: readonly Event[]; series: string; releaseDay: Date; on: Date };

/** The next five dates of the cycle that concern all projects. */
export function NextDates({ events, series, releaseDay, on }: NextDatesProps) {
  const ahead = events
    .filter(({ deadline, kind }) => kind === 'x-project' && daysBetween(on, deadline) >= 0)
    .sort((a, b) => daysBetween(b.deadline, a.deadline))
    .slice(0, 5);
  if (ahead.length === 0) return null;
  return (
    <Section
      title="Next dates"
      actions={<Link href={`/releases/${series}/schedule`}>Whole schedule</Link>}
    >
      <EntryList
        label="Next dates of the cycle"
        items={ahead.map(({ id, title, deadline }) => ({
          key: id,
          title,
          href: `/releases/${series}/schedule#${id}`,
          badge: <span>{weekNameOf(deadline, releaseDay)}</span>,
          note: <Deadline day={deadline} on={on} />,
        }))}
      />
    </Section>
  );
}
