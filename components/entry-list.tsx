import type { ReactNode } from 'react';
import { Link } from './link';

/** One line of an {@link EntryList}. */
type Entry = {
  key: string;
  title: ReactNode;
  href?: string;
  /** The date of the entry: a `Day` or `Moment`. */
  date?: ReactNode;
  /** A badge, or a few words after the title. */
  badge?: ReactNode;
  /** A sentence or a few facts under the title. */
  note?: ReactNode;
};

type Props = {
  items: readonly Entry[];
  label?: string;
  /** `short` for a week's few letters (`R-12`) instead of a date. */
  dateSize?: 'day' | 'short';
};

/** A list of dated things to read: resolutions, digests, releases, search results. */
export function EntryList({ items, label, dateSize = 'day' }: Props) {
  const isDated = items.some(({ date }) => date !== undefined);
  return (
    <ul className={isDated ? `entries is-dated date-${dateSize}` : 'entries'} aria-label={label}>
      {items.map(({ key, title, href, date, badge, note }) => (
        <li key={key} className="entry">
          {isDated && <span className="entry-date">{date}</span>}
          <div className="entry-body">
            <p className="entry-title">
              {href ? <Link href={href}>{title}</Link> : title}
              {badge && <> {badge}</>}
            </p>
            {note && <div className="entry-note">{note}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}
