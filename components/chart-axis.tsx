import { labelReach, percent } from './chart-scale';

/** Height of a chart's plot, in CSS pixels. The highest figure stays 8 of them below the top. */
export const PLOT_HEIGHT = 180;

/** Returns the height for a share, 0 to 1, of the greatest figure on the axis. */
export function heightOf(share: number): number {
  return share * (PLOT_HEIGHT - 8);
}

/** Horizontal lines across a plot, each with its figure; the first, at 0, is the axis. */
export function Gridlines({
  ticks,
  text,
}: {
  ticks: readonly number[];
  text: (tick: number) => string;
}) {
  const top = ticks.at(-1) ?? 1;
  return ticks.map((tick) => {
    const y = PLOT_HEIGHT - heightOf(tick / top);
    return (
      <g key={tick}>
        <line className={tick === 0 ? 'chart-axis' : 'chart-grid'} x1="0" x2="100%" y1={y} y2={y} />
        <text className="chart-tick" x="0" dx="-8" y={y + 4}>
          {text(tick)}
        </text>
      </g>
    );
  });
}

/** The label under the bar or dot at `index` of `count`; left out where there is no room. */
export function AxisLabel({
  label,
  index,
  count,
}: {
  label: string;
  index: number;
  count: number;
}) {
  return (
    <text
      className={`chart-label is-${labelReach(index, count)}`}
      x={percent((1 / Math.max(1, count)) * (index + 0.5))}
      y={PLOT_HEIGHT + 18}
    >
      {label}
    </text>
  );
}
