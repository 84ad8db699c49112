import type { ReactNode } from 'react';

type Props = { children: ReactNode; gap?: 'small' | 'medium' | 'large' };

/** Children stacked vertically with an even gap. */
export function Stack({ children, gap = 'medium' }: Props) {
  return <div className={`stack gap-${gap}`}>{children}</div>;
}

/** Children in a row that wraps: badges, links, buttons. */
export function Cluster({ children, gap = 'small' }: Props) {
  return <div className={`cluster gap-${gap}`}>{children}</div>;
}

/** Equal columns, as many as fit (at most `columns`); one under another on a phone. */
export function Grid({ children, columns = 2 }: { children: ReactNode; columns?: 2 | 3 | 4 }) {
  return <div className={`grid grid-${columns}`}>{children}</div>;
}
