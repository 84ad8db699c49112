import type { ReactNode } from 'react';
import { Callout } from './callout';
import { Day } from './day';
import { Link } from './link';
import { Markup } from './markup';
import { PageHeader, type Crumb } from './page-header';
import { Reading } from './reading';
import { headingsOf } from '@/lib/content/rules';
import { sourceFileUrl } from '@/lib/community/community';

type Props = {
  document: {
    title: string;
    html: string;
    /** Path of the file, without its extension. */
    path: string;
    changedAt: Date | null;
    isFallback: boolean;
  };
  breadcrumbs: readonly Crumb[];
  meta?: ReactNode;
};

/** A page of the governance repository, for reading and for printing. */
export function DocumentArticle({ document, breadcrumbs, meta }: Props) {
  const { title, html, changedAt, isFallback, path } = document;
  const source = sourceFileUrl('governance', `${path}.rst`);
  return (
    <article>
      <PageHeader
        title={title}
        breadcrumbs={breadcrumbs}
        meta={
          <>
            {meta}
            {changedAt && (
              <span>
                last changed <Day value={changedAt} />
              </span>
            )}
            <Link href={source}>Source</Link>
          </>
        }
      />
      {isFallback && (
        <Callout tone="warn" title="Shown as it was written">
          The text could not be rendered.
        </Callout>
      )}
      <Reading headings={headingsOf(html)}>
        <Markup html={html} />
      </Reading>
    </article>
  );
}
