import type { ReactNode } from 'react';

type Props = { title: string; children?: ReactNode; actions?: ReactNode };

/** A notice that there is nothing to show, with the reason and what will change that. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className="state state-empty">
      <p className="state-title">{title}</p>
      {children && <div className="state-body">{children}</div>}
      {actions && <div className="cluster gap-small">{actions}</div>}
    </div>
  );
}
