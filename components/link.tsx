import type { ComponentPropsWithoutRef } from 'react';

type Props = ComponentPropsWithoutRef<'a'> & { href: string };

/**
 * A plain link. Pages are whole documents, so that no script is needed to move between them. A link that leaves the
 * site tells the browser so with `rel`.
 */
export function Link({ href, rel, children, ...rest }: Props) {
  const isOutside = /^[a-z]+:\/\//i.test(href);
  return (
    <a href={href} rel={rel ?? (isOutside ? 'noopener ugc' : undefined)} {...rest}>
      {children}
    </a>
  );
}
