import { ChartFigure } from './chart-figure';
import { labelReach, percent } from './chart-scale';
import { DataTable } from './data-table';

/** One election. `value` is the share that voted, 0 to 1; null where it isn't known. */
type TurnoutPoint = { label: string; value: number | null; detail?: string };

type Props = { title: string; description: string; points: readonly TurnoutPoint[] };

const HEIGHT = 180;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Turnout from election to election: dots joined by a line that stops where a figure is missing. */
export function TurnoutChart({ title, description, points }: Props) {
  const slot = 1 / Math.max(1, points.length);
  const x = (index: number) => percent(slot * (index + 0.5));
  const y = (value: number) => HEIGHT - value * (HEIGHT - 8);
  return (
    <ChartFigure
      title={title}
      description={description}
      table={<TurnoutTable title={title} points={points} />}
    >
      <svg className="chart-plot" role="img" aria-label={`${title}. ${description}`}>
        <title>{title}</title>
        <desc>{description}</desc>
        {TICKS.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? 'chart-axis' : 'chart-grid'}
              x1="0"
              x2="100%"
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className="chart-tick" x="0" dx="-8" y={y(tick) + 4}>
              {percent(tick)}
            </text>
          </g>
        ))}
        {linksOf(points).map(([from, to, first, second]) => (
          <line
            key={from}
            className="chart-line"
            x1={x(from)}
            x2={x(to)}
            y1={y(first)}
            y2={y(second)}
          />
        ))}
        {points.map(({ label, value }, index) => (
          <g key={label}>
            {value !== null && <circle className="chart-dot" cx={x(index)} cy={y(value)} r="4.5" />}
            <text
              className={`chart-label is-${labelReach(index, points.length)}`}
              x={x(index)}
              y={HEIGHT + 18}
            >
              {label}
            </text>
          </g>
        ))}
      </svg>
    </ChartFigure>
  );
}

/** Neighbours that both have a figure. */
function linksOf(points: readonly TurnoutPoint[]): [number, number, number, number][] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (point.value === null || !next || next.value === null) return [];
    return [[index, index + 1, point.value, next.value] as [number, number, number, number]];
  });
}

function TurnoutTable({ title, points }: Omit<Props, 'description'>) {
  return (
    <DataTable
      caption={title}
      rows={points}
      rowKey={({ label }) => label}
      columns={[
        { key: 'label', head: 'Election', isRowHeader: true, cell: ({ label }) => label },
        {
          key: 'value',
          head: 'Turnout',
          isNumeric: true,
          cell: ({ value }) => (value === null ? 'not known' : `${(value * 100).toFixed(1)} %`),
        },
        { key: 'detail', head: 'Votes', isNumeric: true, cell: ({ detail }) => detail ?? null },
      ]}
    />
  );
}
