import type { ReactNode } from 'react';
import { Callout } from '@/components/callout';
import { Day } from '@/components/day';
import { Link } from '@/components/link';
import { Markup } from '@/components/markup';
import { PageHeader, type Crumb } from '@/components/page-header';
import { Reading } from '@/components/reading';
import { headingsOf } from '@/lib/content/rules';
import type { DocumentPage } from '@/lib/governance/page-queries';
import { upstreamFileUrl } from '@/lib/governance/upstream';

type Props = { document: DocumentPage; breadcrumbs: readonly Crumb[]; meta?: ReactNode };

/** A page of the governance repository, for reading and for printing. */
export function DocumentArticle({ document, breadcrumbs, meta }: Props) {
  const { title, html, changedAt, isFallback, path } = document;
  const source = upstreamFileUrl(`${path}.rst`);
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
