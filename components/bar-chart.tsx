import { formatNumber } from '@/lib/time';
import { ChartFigure } from './chart-figure';
import { labelReach, percent, ticksUpTo } from './chart-scale';
import { DataTable } from './data-table';
import { Link } from './link';

/** One bar. `href` is used in the table, where it can be reached by everyone. */
type Bar = { label: string; value: number; href?: string };

type Props = {
  title: string;
  description: string;
  /** What is counted: “releases”. */
  unit: string;
  data: readonly Bar[];
  /** The heading of the labels' column in the table. */
  labelHead?: string;
};

const HEIGHT = 180;
const TOP = 8;

/** Figures side by side, drawn on the server; positions are percentages, so that text keeps its size. */
export function BarChart({ title, description, unit, data, labelHead = 'Item' }: Props) {
  const ticks = ticksUpTo(Math.max(0, ...data.map(({ value }) => value)));
  const top = ticks.at(-1) ?? 1;
  const heightOf = (value: number) => (Math.max(0, value) / top) * (HEIGHT - TOP);
  const slot = 1 / Math.max(1, data.length);
  return (
    <ChartFigure
      title={title}
      description={description}
      table={<BarTable title={title} unit={unit} data={data} labelHead={labelHead} />}
    >
      <svg className="chart-plot" role="img" aria-label={`${title}. ${description}`}>
        <title>{title}</title>
        <desc>{description}</desc>
        {ticks.map((tick) => (
          <Gridline key={tick} tick={tick} y={HEIGHT - heightOf(tick)} />
        ))}
        {data.map(({ label, value }, index) => (
          <g key={label}>
            <rect
              className="chart-bar"
              x={percent(slot * (index + 0.14))}
              y={HEIGHT - heightOf(value)}
              width={percent(slot * 0.72)}
              height={heightOf(value)}
            />
            <text
              className={`chart-label is-${labelReach(index, data.length)}`}
              x={percent(slot * (index + 0.5))}
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

function Gridline({ tick, y }: { tick: number; y: number }) {
  return (
    <g>
      <line className={tick === 0 ? 'chart-axis' : 'chart-grid'} x1="0" x2="100%" y1={y} y2={y} />
      <text className="chart-tick" x="0" dx="-8" y={y + 4}>
        {formatNumber(tick)}
      </text>
    </g>
  );
}

function BarTable({ title, unit, data, labelHead }: Omit<Required<Props>, 'description'>) {
  return (
    <DataTable
      caption={title}
      rows={data}
      rowKey={({ label }) => label}
      columns={[
        {
          key: 'label',
          head: labelHead,
          isRowHeader: true,
          cell: ({ label, href }) => (href ? <Link href={href}>{label}</Link> : label),
        },
        { key: 'value', head: unit, isNumeric: true, cell: ({ value }) => formatNumber(value) },
      ]}
    />
  );
}
