import type { DayLike } from '@/lib/time';
import { addDays, daysBetween, formatDay, formatDaysAway, mondayOf } from '@/lib/time';
import { percent } from './chart-scale';
import { placeLabels, type Placed } from './cycle-lanes';
import { Day } from './day';
import { Link } from './link';

/** A deadline of a cycle. Several on one day share a point. */
export type Milestone = {
  key: string;
  day: DayLike;
  label: string;
  href?: string;
  kind?: 'milestone' | 'freeze' | 'release' | 'other';
};

type Props = {
  title: string;
  description?: string;
  /** First and last day of the line. */
  start: DayLike;
  end: DayLike;
  now: Date;
  milestones: readonly Milestone[];
};

const LANE = 22;
const WIDTH_PER_LETTER = 0.0074;

/** A release cycle as a line of weeks with its milestones and today; the same as a list below. */
export function CycleTimeline(props: Props) {
  const { title, start, end, now, milestones } = props;
  const total = Math.max(1, daysBetween(start, end));
  const at = (day: DayLike) => Math.min(1, Math.max(0, daysBetween(start, day) / total));
  const points = groupByDay(milestones);
  const placed = placeLabels(
    points.map((point) => ({
      at: at(point.day),
      width: (point.text.length + 3) * WIDTH_PER_LETTER,
    })),
  );
  const base = (Math.max(0, ...placed.map(({ lane }) => lane)) + 1) * LANE + 26;
  const today = daysBetween(start, now);
  const isUnderWay = today >= 0 && today <= total;
  const description = props.description ?? describe(props, isUnderWay);
  return (
    <figure className="cycle">
      <figcaption className="visually-hidden">{title}</figcaption>
      <svg
        className="cycle-plot"
        height={base + 30}
        role="img"
        aria-label={`${title}. ${description}`}
      >
        <title>{title}</title>
        <desc>{description}</desc>
        <line className="cycle-line" x1="0" x2="100%" y1={base} y2={base} />
        {isUnderWay && (
          <line className="cycle-done" x1="0" x2={percent(today / total)} y1={base} y2={base} />
        )}
        {weeksOf(start, total).map((monday) => (
          <line
            key={monday.getTime()}
            className="cycle-week"
            x1={percent(at(monday))}
            x2={percent(at(monday))}
            y1={base}
            y2={base + 5}
          />
        ))}
        {points.map((point, index) => (
          <Point
            key={point.text}
            point={point}
            x={percent(at(point.day))}
            base={base}
            placed={placed[index]}
          />
        ))}
        {isUnderWay && (
          <Today x={percent(today / total)} isLate={today / total > 0.9} base={base} now={now} />
        )}
      </svg>
      <MilestoneList milestones={milestones} now={now} />
    </figure>
  );
}

type PointOfDay = { day: DayLike; text: string; kind: NonNullable<Milestone['kind']> };

function groupByDay(milestones: readonly Milestone[]): PointOfDay[] {
  const days = new Map<string, Milestone[]>();
  for (const milestone of [...milestones].sort((a, b) => daysBetween(b.day, a.day))) {
    const key = formatDay(milestone.day);
    days.set(key, [...(days.get(key) ?? []), milestone]);
  }
  return [...days.values()].flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const more = group.length > 1 ? ` +${group.length - 1}` : '';
    return [{ day: first.day, text: first.label + more, kind: first.kind ?? 'other' }];
  });
}

function weeksOf(start: DayLike, total: number): Date[] {
  const first = mondayOf(addDays(start, 6));
  const count = Math.floor(total / 7) + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index * 7));
}

type PointProps = { point: PointOfDay; x: string; base: number; placed: Placed | undefined };

function Point({ point, x, base, placed = { lane: 0, anchor: 'start' } }: PointProps) {
  const y = base - 20 - placed.lane * LANE;
  return (
    <g className={`cycle-point is-${point.kind}`}>
      <line className="cycle-stem" x1={x} x2={x} y1={y - 10} y2={base} />
      <circle cx={x} cy={base} r={point.kind === 'release' ? 7 : 4.5} />
      <text x={x} y={y} dx={placed.anchor === 'start' ? 6 : -6} textAnchor={placed.anchor}>
        {point.text}
      </text>
    </g>
  );
}

function Today({ x, isLate, base, now }: { x: string; isLate: boolean; base: number; now: Date }) {
  return (
    <g className="cycle-today">
      <line x1={x} x2={x} y1={base - 9} y2={base + 14} />
      <text x={x} y={base + 25} dx={isLate ? 4 : -4} textAnchor={isLate ? 'end' : 'start'}>
        {formatDay(now, 'yearless')}
      </text>
    </g>
  );
}

function MilestoneList({ milestones, now }: { milestones: readonly Milestone[]; now: Date }) {
  return (
    <details className="cycle-list">
      <summary>The milestones as a list</summary>
      <ol>
        {milestones.map(({ key, day, label, href }) => (
          <li key={key}>
            {href ? <Link href={href}>{label}</Link> : label}:{' '}
            <Day value={day} style="medium" from={now} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function describe({ start, end, now, milestones }: Props, isUnderWay: boolean): string {
  const next = milestones.find(({ day }) => daysBetween(now, day) >= 0);
  const span = `From ${formatDay(start)} to ${formatDay(end)}, ${milestones.length} milestones`;
  if (!isUnderWay || !next) return `${span}.`;
  const away = formatDaysAway(daysBetween(now, next.day));
  return `${span}; today is ${formatDay(now)}, next is ${next.label}, ${away}.`;
}
