import type { ReactNode } from 'react';
import { Link } from './link';

/** One step of the breadcrumbs to a page; the page itself is not a step. */
export type Crumb = { href: string; label: string };

type Props = {
  title: ReactNode;
  /** A few words above the title that say what kind of thing this is. */
  eyebrow?: ReactNode;
  /** One or two sentences that answer the question of most readers. */
  lead?: ReactNode;
  /** Badges and dates under the title. */
  meta?: ReactNode;
  /** Links and buttons that act on the page as a whole. */
  actions?: ReactNode;
  breadcrumbs?: readonly Crumb[];
  /** A figure beside the title on a wide screen, under it on a phone: a `Countdown`. */
  aside?: ReactNode;
};

/** The head of a page, with its only `h1`. */
export function PageHeader(props: Props) {
  const { title, eyebrow, lead, meta, actions, breadcrumbs = [], aside } = props;
  return (
    <header className="page-header">
      {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
      <div className="page-header-words">
        {eyebrow && <p className="page-header-eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead && <p className="page-header-lead">{lead}</p>}
        {meta && <div className="page-header-meta">{meta}</div>}
        {actions && <div className="page-header-actions">{actions}</div>}
      </div>
      {aside && <div className="page-header-aside">{aside}</div>}
    </header>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="breadcrumbs">
      <ol>
        {crumbs.map(({ href, label }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
