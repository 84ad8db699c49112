import type { ReactNode } from 'react';

type Props = {
  title: string;
  /** A sentence that can replace the picture. */
  description: string;
  children: ReactNode;
  /** The same figures as a table. */
  table: ReactNode;
  tableLabel?: string;
};

/** A chart with its caption and, in a collapsed table, the figures it is drawn from. */
export function ChartFigure({ title, description, children, table, tableLabel }: Props) {
  return (
    <figure className="chart">
      <figcaption>
        <span className="chart-title">{title}</span>
        <span className="chart-description">{description}</span>
      </figcaption>
      {children}
      <details className="chart-data">
        <summary>{tableLabel ?? 'The figures as a table'}</summary>
        {table}
      </details>
    </figure>
  );
}
