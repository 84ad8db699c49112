import type { ReactNode } from 'react';
import { Link } from './link';

type Props = { label: string; value: ReactNode; note?: ReactNode; href?: string };

/** One figure with its name, for use inside {@link StatRow}. */
export function Stat({ label, value, note, href }: Props) {
  return (
    <div className="stat">
      <dt>{href ? <Link href={href}>{label}</Link> : label}</dt>
      <dd className="stat-value">{value}</dd>
      {note && <dd className="stat-note">{note}</dd>}
    </div>
  );
}

/** Figures side by side, as a list of terms. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className="stat-row">{children}</dl>;
}
