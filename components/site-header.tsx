import { Link } from './link';
import { SearchField } from './search-field';
import { MAIN_PARTS } from './site-nav';
import { TallyMark } from './wordmark';

/** The head of every page: the name, the main parts, the search box; a menu on a phone. */
export function SiteHeader({ community, path }: { community: string; path: string }) {
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <Link href="/" className="wordmark">
          <TallyMark />
          <span className="wordmark-name">Rollcall</span>
          <span className="wordmark-community">{community}</span>
        </Link>
        <nav className="site-nav" aria-label="Main">
          <PartLinks path={path} />
        </nav>
        <SearchField id="site-search" label="Search the record" placeholder="Search" />
        <details className="site-menu">
          <summary>Menu</summary>
          <nav aria-label="Menu">
            <PartLinks path={path} />
            <Link href="/search" className="site-menu-search">
              Search
            </Link>
          </nav>
        </details>
      </div>
    </header>
  );
}

function PartLinks({ path }: { path: string }) {
  return (
    <ul>
      {MAIN_PARTS.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} aria-current={currentOf(href, path)}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** `page` for the part itself, `true` for a page within it. */
function currentOf(href: string, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page';
  return path.startsWith(`${href}/`) ? 'true' : undefined;
}
