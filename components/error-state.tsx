import type { ReactNode } from 'react';

type Props = {
  title: string;
  children?: ReactNode;
  /** A number or word above the title, such as 404. */
  code?: string;
  actions?: ReactNode;
  /** `1` if the page shows nothing else, so that it has its `h1`. */
  level?: 1 | 2;
};

/** An error notice: what could not be shown, why, and what to do. */
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
