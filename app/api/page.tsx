import type { Metadata } from 'next';
import { DataTable } from '@/components/data-table';
import { Stack } from '@/components/flow';
import { Link } from '@/components/link';
import { PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { parametersOf } from '@/lib/http/openapi';
import { endpoints } from '@/lib/parts/endpoints';
import { DEFAULT_LIMIT, MAX_LIMIT } from '@/lib/http/lists';
import { slugOf } from '@/lib/slug';

export const metadata: Metadata = {
  title: 'API',
  description: 'Everything public as JSON: addresses, parameters, and how to read on.',
};

/** Documentation of the API for people; `/api/v1/openapi.json` describes it for programs. */
export default function ApiPage() {
  const chapters = [...new Set(endpoints.map(({ chapter }) => chapter))];
  return (
    <>
      <PageHeader
        title="API"
        lead="Everything public, as JSON, to read. No key, no account, from any site."
        actions={<Link href="/api/v1/openapi.json">Description for programs (OpenAPI 3.1)</Link>}
      />
      <Section title="How it answers">
        <Stack>
          <p>
            Lists answer <code>{'{ "items": […], "nextCursor": … }'}</code>. They take{' '}
            <code>limit</code> ({DEFAULT_LIMIT} when absent, {MAX_LIMIT} at most) and{' '}
            <code>cursor</code>: give <code>nextCursor</code> back as <code>cursor</code> until it
            is null.
          </p>
          <p>
            Moments are ISO 8601 in UTC, days are <code>YYYY-MM-DD</code>. Where an answer depends
            on the time, <code>?on=</code> asks for another day or instant. Unknown parameters are
            passed over.
          </p>
          <p>
            What can’t be answered is <code>{'{ "error": { "code", "message" } }'}</code> with a
            fitting status. Send <code>If-None-Match</code> with the <code>ETag</code> of the answer
            you have, and an unchanged one costs nothing.
          </p>
        </Stack>
      </Section>
      {chapters.map((chapter) => (
        <Section key={chapter} title={chapter} id={`chapter-${slugOf(chapter)}`}>
          <DataTable
            caption={`Addresses: ${chapter}`}
            isCaptionHidden
            columns={COLUMNS}
            rows={endpoints.filter((endpoint) => endpoint.chapter === chapter)}
            rowKey={({ path }) => path}
          />
        </Section>
      ))}
    </>
  );
}

type Row = (typeof endpoints)[number];

const COLUMNS = [
  {
    key: 'path',
    head: 'Address',
    isRowHeader: true,
    cell: (row: Row) => <Address path={row.path} />,
  },
  {
    key: 'summary',
    head: 'Answers',
    cell: ({ summary, description }: Row) => (description ? `${summary}. ${description}` : summary),
  },
  { key: 'parameters', head: 'Parameters', cell: (row: Row) => <Parameters of={row} /> },
];

function Address({ path }: { path: string }) {
  const address = `/api/v1${path}`;
  return path.includes('{') ? <code>{address}</code> : <Link href={address}>{address}</Link>;
}

/** Parameters of an endpoint, without `limit` and `cursor`, which every list takes. */
function Parameters({ of: { query } }: { of: Row }) {
  const names = parametersOf(query).filter((name) => name !== 'limit' && name !== 'cursor');
  return names.map((name, place) => (
    <span key={name}>
      {place > 0 && ' '}
      <code>{name}</code>
    </span>
  ));
}
