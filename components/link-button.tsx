import type { ReactNode } from 'react';
import { Link } from './link';

type Props = { href: string; children: ReactNode; tone?: 'primary' | 'plain' };

/** A link that looks like a button, for the main next step from a page. */
export function LinkButton({ href, children, tone = 'plain' }: Props) {
  return (
    <Link href={href} className={`button button-${tone}`}>
      {children}
    </Link>
  );
}
