import type { ReactNode } from 'react';

/** A fact and its name. A `null` value is left out. */
export type Fact = { term: string; value: ReactNode };

/** Facts about one thing, as a description list. */
export function KeyValue({ items }: { items: readonly Fact[] }) {
  const known = items.filter(({ value }) => value !== null && value !== undefined && value !== '');
  if (known.length === 0) return null;
  return (
    <dl className="key-value">
      {known.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
