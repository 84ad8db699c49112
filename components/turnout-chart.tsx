import { AxisLabel, Gridlines, heightOf, PLOT_HEIGHT } from './chart-axis';
import { ChartFigure } from './chart-figure';
import { percent } from './chart-scale';
import { DataTable } from './data-table';

/** One election. `value` is the share that voted, 0 to 1, or null if it is not known. */
type TurnoutPoint = { label: string; value: number | null; detail?: string };

type Props = { title: string; description: string; points: readonly TurnoutPoint[] };

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Turnout by election: dots joined by a line that stops where a figure is missing. */
export function TurnoutChart({ title, description, points }: Props) {
  const slot = 1 / Math.max(1, points.length);
  const x = (index: number) => percent(slot * (index + 0.5));
  const y = (value: number) => PLOT_HEIGHT - heightOf(value);
  return (
    <ChartFigure
      title={title}
      description={description}
      table={<TurnoutTable title={title} points={points} />}
    >
      <svg className="chart-plot" role="img" aria-label={`${title}. ${description}`}>
        <title>{title}</title>
        <desc>{description}</desc>
        <Gridlines ticks={TICKS} text={percent} />
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
            <AxisLabel label={label} index={index} count={points.length} />
          </g>
        ))}
      </svg>
    </ChartFigure>
  );
}

/** Returns the pairs of neighbours that both have a figure. */
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
