import type { ReactNode } from 'react';

/** One point of a {@link Timeline}. */
export type TimelineItem = {
  key: string;
  title: ReactNode;
  date?: ReactNode;
  children?: ReactNode;
  /** The point's position relative to the moment shown; `current` gets the mark and is announced to screen readers. */
  state?: 'past' | 'current' | 'future';
};

/** Items along a line in the order of time. */
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
