import { Isolated } from './isolated';
import { Link } from './link';
import { SearchField } from './search-field';
import { MAIN_PARTS } from './site-nav';
import { TallyMark } from './wordmark';

type Props = {
  community: string;
  path: string;
  /** The person who is signed in, or null. */
  reader: { name: string } | null;
};

/** The header of every page: the name, the main parts, the search box and the sign-in link; a menu on a phone. */
export function SiteHeader({ community, path, reader }: Props) {
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
        <AccountLink reader={reader} path={path} className="site-account" />
        <details className="site-menu">
          <summary>Menu</summary>
          <nav aria-label="Menu">
            <PartLinks path={path} />
            <Link href="/search" className="site-menu-search">
              Search
            </Link>
            <AccountLink reader={reader} path={path} />
          </nav>
        </details>
      </div>
    </header>
  );
}

/** Matches pages that nobody wants to return to. */
const PASSING = /^\/(sign-in|sign-out|account)?(\/|$)/;

function AccountLink({
  reader,
  path,
  className,
}: Pick<Props, 'reader' | 'path'> & { className?: string }) {
  if (reader) {
    return (
      <Link href="/account" className={className} aria-current={currentOf('/account', path)}>
        <Isolated>{reader.name}</Isolated>
      </Link>
    );
  }
  const query = PASSING.test(path) ? '' : `?next=${encodeURIComponent(path)}`;
  return (
    <Link
      href={`/sign-in${query}`}
      className={className}
      aria-current={currentOf('/sign-in', path)}
      rel="nofollow"
    >
      Sign in
    </Link>
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

/** Returns `page` for the part itself and `true` for a page within it. */
function currentOf(href: string, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page';
  return path.startsWith(`${href}/`) ? 'true' : undefined;
}
