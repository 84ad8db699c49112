import type { DayLike } from '@/lib/time';
import { addDays, dayOf, daysBetween, formatDay, formatDaysAway, mondayOf } from '@/lib/time';
import { percent } from './chart-scale';
import { lanesOf, reachOf } from './cycle-lanes';
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
  on: Date;
  milestones: readonly Milestone[];
};

/** Position of the line, measured from the bottom of the picture, so that a phone can leave out the names above it. */
const BASE = -30;
const LANE = 22;
/** Widths of the names, as shares of the line on a wide screen. */
const WIDTH_PER_LETTER = 0.0056;
const WIDTH_OF_GAP = 0.01;

/** A release cycle as a line of weeks with its milestones and today, followed by the same as a list. */
export function CycleTimeline(props: Props) {
  return (
    <figure className="cycle">
      <figcaption className="visually-hidden">{props.title}</figcaption>
      <CyclePlot {...props} />
      <MilestoneList milestones={props.milestones} on={props.on} />
    </figure>
  );
}

function CyclePlot(props: Props) {
  const { title, start, end, on, milestones } = props;
  const total = Math.max(1, daysBetween(start, end));
  const share = (day: DayLike) => Math.min(1, Math.max(0, daysBetween(start, day) / total));
  const points = groupByDay(milestones);
  const spans = points.map(({ day, text }) => ({ at: share(day), width: widthOf(text) }));
  const reach = reachOf(spans);
  const at = (day: DayLike) => reach * share(day);
  const lanes = lanesOf(spans.map(({ at: place, width }) => ({ at: place * reach, width })));
  const isUnderWay = daysBetween(start, on) >= 0 && daysBetween(on, end) >= 0;
  const description = props.description ?? describe(props, isUnderWay);
  return (
    <svg
      className="cycle-plot"
      height={(Math.max(0, ...lanes) + 1) * LANE + 60}
      role="img"
      aria-label={`${title}. ${description}`}
    >
      <title>{title}</title>
      <desc>{description}</desc>
      <svg y="100%" overflow="visible">
        <line className="cycle-line" x1="0" x2={percent(at(end))} y1={BASE} y2={BASE} />
        {weeksOf(start, total).map((monday) => (
          <Week key={monday.getTime()} x={percent(at(monday))} />
        ))}
        {isUnderWay && <Done x={percent(at(on))} />}
        {points.map((point, index) => (
          <Point
            key={dayOf(point.day)}
            point={point}
            x={percent(at(point.day))}

            lane={lanes[index] ?? 0}
          />
        ))}
        {isUnderWay && <Today x={percent(at(on))} on={on} />}
      </svg>
    </svg>
  );
}

function Week({ x }: { x: string }) {
  return <line className="cycle-week" x1={x} x2={x} y1={BASE} y2={BASE + 5} />;
}

function Done({ x }: { x: string }) {
  return <line className="cycle-done" x1="0" x2={x} y1={BASE} y2={BASE} />;
}

function widthOf(text: string): number {
  return text.length * WIDTH_PER_LETTER + WIDTH_OF_GAP;
}

type PointOfDay = { day: DayLike; text: string; kind: NonNullable<Milestone['kind']> };

function groupByDay(milestones: readonly Milestone[]): PointOfDay[] {
  const days = new Map<string, Milestone[]>();
  for (const milestone of [...milestones].sort((a, b) => daysBetween(b.day, a.day))) {
    const key = dayOf(milestone.day);
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

type PointProps = { point: PointOfDay; x: string; lane: number };

function Point({ point, x, lane }: PointProps) {
  const y = BASE - 20 - lane * LANE;
  return (
    <g className={`cycle-point is-${point.kind}`}>
      <line className="cycle-stem" x1={x} x2={x} y1={y - 10} y2={BASE} />
      <circle cx={x} cy={BASE} r={point.kind === 'release' ? 7 : 4.5} />
      <text x={x} y={y} dx={6}>
        {point.text}
      </text>
    </g>
  );
}

function Today({ x, on }: { x: string; on: Date }) {
  return (
    <g className="cycle-today">
      <line x1={x} x2={x} y1={BASE - 9} y2={BASE + 14} />
      <text x={x} y={BASE + 26} dx={-4}>
        {formatDay(on, 'yearless')}
      </text>
    </g>
  );
}

function MilestoneList({ milestones, on }: { milestones: readonly Milestone[]; on: Date }) {
  return (
    <details className="cycle-list">
      <summary>The milestones as a list</summary>
      <ol>
        {milestones.map(({ key, day, label, href }) => (
          <li key={key}>
            {href ? <Link href={href}>{label}</Link> : label}:{' '}
            <Day value={day} style="medium" from={on} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function describe({ start, end, on, milestones }: Props, isUnderWay: boolean): string {
  const next = milestones.find(({ day }) => daysBetween(on, day) >= 0);
  const span = `From ${formatDay(start)} to ${formatDay(end)}, ${milestones.length} milestones`;
  if (!isUnderWay || !next) return `${span}.`;
  const away = formatDaysAway(daysBetween(on, next.day));
  return `${span}; today is ${formatDay(on)}, next is ${next.label}, ${away}.`;
}
