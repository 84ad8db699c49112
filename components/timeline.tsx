import type { ReactNode } from 'react';

/** One point of a {@link Timeline}. */
export type TimelineItem = {
  key: string;
  title: ReactNode;
  date?: ReactNode;
  children?: ReactNode;
  /** Where the point stands against the moment shown; `current` gets the mark and is said to screen readers. */
  state?: 'past' | 'current' | 'future';
};

/** Things in the order of time along a line. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map(({ key, title, date, children, state = 'past' }) => (
        <li
          key={key}
          className={`timeline-item is-${state}`}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          {date && <p className="timeline-date">{date}</p>}
          <p className="timeline-title">{title}</p>
          {children && <div className="timeline-body">{children}</div>}
        </li>
      ))}
    </ol>
  );
}
