import { formatNumber } from '@/lib/time';
import { Link } from './link';

/** One tab: a link to a page of its own. */
export type Tab = { href: string; label: string; count?: number; isCurrent: boolean };

/** Links to the pages of one subject; each has its own address. */
export function Tabs({ items, label }: { items: readonly Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {items.map(({ href, label: text, count, isCurrent }) => (
          <li key={href}>
            <Link href={href} aria-current={isCurrent ? 'page' : undefined}>
              {text}
              {count !== undefined && <span className="tabs-count"> {formatNumber(count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
