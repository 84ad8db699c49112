import type { ReactNode } from 'react';
import { Link } from './link';

/** An active filter, and the address of the page without it. */
export type FilterChip = { label: string; removeHref: string };

type Props = {
  /** The page's own path; the fields become its query. */
  action: string;
  /** The purpose of the filters: “Filter releases”. */
  label: string;
  /** Fields of the kit (`TextField`, `SelectField`), with the active values as defaults. */
  children: ReactNode;
  chips?: readonly FilterChip[];
  /** The address without any filter. */
  clearHref?: string;
  submitLabel?: string;
};

/** Filters whose whole state is in the address: a GET form, and a link that removes each filter. */
export function FilterBar(props: Props) {
  const { action, label, children, chips = [], clearHref, submitLabel = 'Filter' } = props;
  return (
    <div className="filter-bar">
      <form action={action} method="get" role="search" aria-label={label}>
        {children}
        <button type="submit" className="button">
          {submitLabel}
        </button>
      </form>
      {chips.length > 0 && (
        <ul className="chips" aria-label="Filters in force">
          {chips.map(({ label: text, removeHref }) => (
            <li key={removeHref}>
              <Link href={removeHref} className="chip">
                <span className="visually-hidden">Remove the filter </span>
                {text} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
          {clearHref && chips.length > 1 && (
            <li>
              <Link href={clearHref}>Clear all</Link>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
