import { Link } from './link';

type Props = {
  /** Addresses with their cursors; null or absent at either end. */
  previous?: string | null;
  next?: string | null;
  previousLabel?: string;
  nextLabel?: string;
  /** The content of the list: “Releases”. */
  label: string;
  /** “50 of 12,400”. */
  summary?: string;
};

/** Links to the previous and the next page; nothing if there is only one page and no summary. */
export function Pager(props: Props) {
  const { previous, next, label, summary } = props;
  const { previousLabel = 'Previous', nextLabel = 'Next' } = props;
  if (!previous && !next && !summary) return null;
  return (
    <nav className="pager" aria-label={`${label}: pages`}>
      {previous && (
        <Link href={previous} rel="prev" className="pager-link">
          <span aria-hidden="true">←</span> {previousLabel}
        </Link>
      )}
      {summary && <p className="pager-summary">{summary}</p>}
      {next && (
        <Link href={next} rel="next" className="pager-link pager-next">
          {nextLabel} <span aria-hidden="true">→</span>
        </Link>
      )}
    </nav>
  );
}
