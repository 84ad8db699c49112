import { Link } from './link';
import { MORE_PARTS } from './site-nav';
import { type Theme, ThemeSwitch } from './theme-switch';

/** The footer of every page: the rest of the site, the theme, and what Rollcall is. */
export function SiteFooter({ theme, community }: { theme: Theme; community: string }) {
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        {MORE_PARTS.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {links.map(({ href, label }) => (
                <li key={href}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        <div className="site-footer-about">
          <h2>Theme</h2>
          <ThemeSwitch current={theme} />
          <p>
            The record of {community}: kept from its own repositories, open to be checked by anyone.
          </p>
        </div>
      </div>
    </footer>
  );
}
