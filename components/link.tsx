import type { ComponentPropsWithoutRef } from 'react';

type Props = ComponentPropsWithoutRef<'a'> & { href: string };

/**
 * A plain link. Pages are whole documents, so that they need no script to move between them;
 * a link that leaves the site says so to the browser with `rel`.
 */
export function Link({ href, rel, children, ...rest }: Props) {
  const isOutside = /^[a-z]+:\/\//i.test(href);
  return (
    <a href={href} rel={rel ?? (isOutside ? 'noopener ugc' : undefined)} {...rest}>
      {children}
    </a>
  );
}
