import type { ReactNode } from 'react';

type Props = {
  title: string;
  children?: ReactNode;
  /** A number or word above the title, such as 404. */
  code?: string;
  actions?: ReactNode;
  /** `1` when this is all the page shows, so that the page has its `h1`. */
  level?: 1 | 2;
};

/** Something couldn't be shown: what, why, and what to do. */
export function ErrorState({ title, children, code, actions, level = 2 }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="state state-error">
      {code && <p className="state-code">{code}</p>}
      <Heading className="state-title">{title}</Heading>
      {children && <div className="state-body">{children}</div>}
      {actions && <div className="cluster gap-small">{actions}</div>}
    </div>
  );
}
