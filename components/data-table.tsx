import type { ReactNode } from 'react';
import { Link } from './link';

/** One column of a {@link DataTable}. `head` is also the label beside the value on a phone. */
export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** True for figures: aligned at the end, with digits of one width. */
  isNumeric?: boolean;
  /** True if the cell names its row (`<th scope="row">`); on a phone it becomes the card's title. */
  isRowHeader?: boolean;
  /** True to keep the cell on one line (dates, versions, hashes). */
  isTight?: boolean;
  /** The address that sorts by this column, or reverses the order. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
};

type Props<Row> = {
  caption: string;
  /** True to show the caption only to screen readers, if a heading above already says it. */
  isCaptionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown in place of the table when there are no rows. */
  empty?: ReactNode;
};

/**
 * A real table that turns into cards on a phone.
 *
 * The roles repeat the meaning of the elements, because browsers forget it when a stylesheet turns rows into blocks.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, isCaptionHidden = false, columns, rows, rowKey, empty } = props;
  if (rows.length === 0 && empty) return empty;
  return (
    <table className="data-table" role="table">
      <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => bodyCell(column, row))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { head, sortHref, sorted } = column;
  return (
    <th scope="col" role="columnheader" aria-sort={sorted} className={classOf(column)}>
      {sortHref ? (
        <Link href={sortHref} className="sort">
          {head}
          <SortMark sorted={sorted} />
        </Link>
      ) : (
        head
      )}
    </th>
  );
}

function SortMark({ sorted }: { sorted: 'ascending' | 'descending' | undefined }) {
  return (
    <svg className="sort-mark" viewBox="0 0 8 12" aria-hidden="true" focusable="false">
      <path d="M4 1 7 5H1z" className={sorted === 'ascending' ? 'is-on' : undefined} />
      <path d="M4 11 1 7h6z" className={sorted === 'descending' ? 'is-on' : undefined} />
    </svg>
  );
}

/**
 * Renders a cell of the body. It is a function, not a component, because a long table has thousands of cells and each
 * component costs time.
 */
function bodyCell<Row>(column: Column<Row>, row: Row): ReactNode {
  const content = column.cell(row);
  if (column.isRowHeader) {
    return (
      <th key={column.key} scope="row" role="rowheader" className={classOf(column)}>
        {content}
      </th>
    );
  }
  const isEmpty = content === null || content === undefined || content === '' || content === false;
  return (
    <td key={column.key} role="cell" data-label={column.head} className={classOf(column)}>
      {isEmpty ? <span className="none">–</span> : content}
    </td>
  );
}

function classOf<Row>({ isNumeric, isTight }: Column<Row>): string | undefined {
  const names = [isNumeric && 'is-numeric', isTight && 'is-tight'].filter(Boolean);
  return names.length > 0 ? names.join(' ') : undefined;
}
