import type { ReactNode } from 'react';
import { Link } from './link';

type Props = {
  /** The sections of the text to link to. A single one is not shown. */
  headings: readonly { id: string; title: string }[];
  children: ReactNode;
};

/** A long text with its contents: above it on a phone, in the margin and always visible on a wide screen. */
export function Reading({ headings, children }: Props) {
  return (
    <div className="reading">
      {headings.length > 1 && (
        <nav className="reading-contents" aria-label="Contents of this page">
          <p className="reading-contents-title">Contents</p>
          <ol>
            {headings.map(({ id, title }) => (
              <li key={id}>
                <Link href={`#${id}`}>{title}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="reading-text">{children}</div>
    </div>
  );
}
