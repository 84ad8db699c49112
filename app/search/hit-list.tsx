import { Badge } from '@/components/badge';
import { Day } from '@/components/day';
import { EntryList } from '@/components/entry-list';
import { searchKindOf } from '@/lib/parts/search-kinds';
import type { Hit } from '@/lib/search/queries';
import type { Highlight } from '@/lib/search/rules';

/** The results of a search. Each hit names its kind if the list mixes kinds. */
export function HitList({ hits, isMixed }: { hits: readonly Hit[]; isMixed: boolean }) {
  if (hits.length === 0) return null;
  return (
    <EntryList
      label="Results"
      items={hits.map(({ kind, key, title, url, snippet, date }) => ({
        key: `${kind}/${key}`,
        title: <Highlighted parts={title} />,
        href: url,
        date: date ? <Day value={date} /> : null,
        badge: isMixed && <Badge>{searchKindOf(kind)?.name ?? kind}</Badge>,
        note: snippet.length > 0 && <Highlighted parts={snippet} />,
      }))}
    />
  );
}

function Highlighted({ parts }: { parts: readonly Highlight[] }) {
  return parts.map(({ text, isMatch }, place) =>
    isMatch ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
  );
}
