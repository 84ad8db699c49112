import type { ReactNode } from 'react';
import { slugOf } from '@/lib/slug';

type Props = {
  title: string;
  /** The fragment that links to the section; made from the title when absent. */
  id?: string;
  /** A sentence under the heading. */
  note?: ReactNode;
  /** A link or two beside the heading, such as “All releases”. */
  actions?: ReactNode;
  /** `margin` puts the heading in the left column of a wide screen; `full` puts it above the content. */
  layout?: 'margin' | 'full';
  children: ReactNode;
};

/** A part of a page under its own `h2`, separated by a line from what comes before. */
export function Section({ title, id, note, actions, layout = 'margin', children }: Props) {
  const anchor = id ?? slugOf(title);
  return (
    <section className={`section section-${layout}`} aria-labelledby={anchor}>
      <div className="section-head">
        <h2 id={anchor}>{title}</h2>
        {note && <p className="section-note">{note}</p>}
        {actions && <div className="section-actions">{actions}</div>}
      </div>
      <div className="section-body">{children}</div>
    </section>
  );
}
