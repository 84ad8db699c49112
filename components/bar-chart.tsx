import { formatNumber } from '@/lib/time';
import { AxisLabel, Gridlines, heightOf, PLOT_HEIGHT } from './chart-axis';
import { ChartFigure } from './chart-figure';
import { percent, ticksUpTo } from './chart-scale';
import { DataTable } from './data-table';
import { Link } from './link';

/** One bar. `href` is used in the table, where everyone can reach it. */
type Bar = { label: string; value: number; href?: string };

type Props = {
  title: string;
  description: string;
  /** The unit counted: “releases”. */
  unit: string;
  data: readonly Bar[];
  /** The heading of the label column in the table. */
  labelHead?: string;
};

/** A bar chart, drawn on the server. Positions are percentages, so that text keeps its size. */
export function BarChart({ title, description, unit, data, labelHead = 'Item' }: Props) {
  const ticks = ticksUpTo(Math.max(0, ...data.map(({ value }) => value)));
  const top = ticks.at(-1) ?? 1;
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
        <Gridlines ticks={ticks} text={formatNumber} />
        {data.map(({ label, value }, index) => {
          const height = heightOf(Math.max(0, value) / top);
          return (
            <g key={label}>
              <rect
                className="chart-bar"
                x={percent(slot * (index + 0.14))}
                y={PLOT_HEIGHT - height}
                width={percent(slot * 0.72)}
                height={height}
              />
              <AxisLabel label={label} index={index} count={data.length} />
            </g>
          );
        })}
      </svg>
    </ChartFigure>
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
