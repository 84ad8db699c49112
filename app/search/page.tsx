import type { Metadata } from 'next';
import { Callout } from '@/components/callout';
import { ListPager } from '@/components/list-pager';
import { PageHeader } from '@/components/page-header';
import { SearchField } from '@/components/search-field';
import { type Tab, Tabs } from '@/components/tabs';
import { encodeCursor } from '@/lib/http/cursor';
import { hrefWith } from '@/lib/http/href';
import { pageSizes, takePage } from '@/lib/http/lists';
import { readParameters } from '@/lib/http/parameters';
import { searchParameters } from '@/lib/parts/search-api';
import { searchKindNames, searchKindOf } from '@/lib/parts/search-kinds';
import { countHits, listHits, cursorOfHit, suggestSearch } from '@/lib/search/queries';
import { readSearch } from '@/lib/search/rules';
import { formatCount } from '@/lib/time';
import { HitList } from './hit-list';
import { NothingFound, SearchHelp } from './search-help';

type Props = PageProps<'/search'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = await searchParams;
  return {
    title: typeof q === 'string' && q.trim() ? `Search: ${q.trim().slice(0, 60)}` : 'Search',
    description: 'Search releases, teams, resolutions, elections, people and digests.',
    robots: { index: false },
  };
}

/** Search over the whole record. The address holds all of its state. */
export default async function SearchPage({ searchParams }: Props) {
  const read = readParameters(searchParameters, await searchParams);
  const { q = '', kind, cursor } = read.ok ? read.value : {};
  const search = readSearch(q, searchKindNames);
  const kinds = kind ? [kind] : search.kinds;
  const [hits, counts] = await Promise.all([
    listHits({ search, kinds }, pageSizes.short + 1, cursor),
    countHits({ ...search, kinds }, searchKindNames),
  ]);
  const isAsked = search.terms.length > 0 || kinds.length > 0;
  const isNothing = isAsked && hits.length === 0 && !cursor;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const { shown, last } = takePage(hits, pageSizes.short);

  return (
    <>
      <PageHeader
        title="Search"
        lead="Series, deliverables, teams, people, resolutions, elections and digests."
      />
      <SearchField size="large" defaultValue={q} />
      {!read.ok && (
        <Callout tone="warn" title="Part of the address can’t be used">
          {read.message}
        </Callout>
      )}
      {search.isCut && (
        <Callout>That was a lot to look for. Only the beginning of it was used.</Callout>
      )}
      {!isAsked && <SearchHelp />}
      {counts.length > 0 && (
        <Tabs label="Kinds of results" items={tabsOf({ q, kind, counts, total })} />
      )}
      {isNothing && (
        <NothingFound
          q={q}
          suggestion={await suggestSearch(search)}
          isKind={kind !== undefined && total > 0}
        />
      )}
      <HitList hits={shown} isMixed={kinds.length !== 1} />
      <ListPager
        label="Results"
        address="/search"
        filter={{ q: q || undefined, kind }}
        summary={total > 0 ? summaryOf(total, kind, counts) : undefined}
        isFurther={cursor !== undefined}
        startLabel="First page"
        next={last ? { cursor: encodeCursor(cursorOfHit(last)) } : null}
      />
    </>
  );
}

type Counts = { kind: string; count: number }[];
type Asked = { q: string; kind?: string };

function tabsOf({ q, kind, counts, total }: Asked & { counts: Counts; total: number }): Tab[] {
  const everything = {
    href: hrefWith('/search', { q: q || undefined }),
    label: 'Everything',
    count: total,
    isCurrent: kind === undefined,
  };
  const each = counts.map(({ kind: one, count }) => ({
    href: hrefWith('/search', { q: q || undefined, kind: one }),
    label: searchKindOf(one)?.title ?? one,
    count,
    isCurrent: one === kind,
  }));
  return [everything, ...each];
}

function summaryOf(total: number, kind: string | undefined, counts: Counts): string {
  const count = kind ? (counts.find((one) => one.kind === kind)?.count ?? 0) : total;
  return formatCount(count, 'result');
}
