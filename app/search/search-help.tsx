import { EmptyState } from '@/components/empty-state';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { hrefWith } from '@/lib/http/href';
import { Section } from '@/components/section';

/** Help on the search syntax, shown before the first search. */
export function SearchHelp() {
  return (
    <Section title="How to search">
      <KeyValue items={HOW.map(({ text, meaning }) => ({ term: text, value: meaning }))} />
    </Section>
  );
}

const HOW = [
  { text: 'nova scheduler', meaning: 'Every word, in any form and by its beginning.' },
  { text: '"release management"', meaning: 'These words in this order.' },
  { text: 'vote -election', meaning: 'The first word without the second.' },
  {
    text: 'kind:resolution quorum',
    meaning: 'One kind of thing only: series, deliverable, team, person, resolution, …',
  },
  { text: '/', meaning: 'On any page, goes to the search box.' },
];

type Props = { q: string; suggestion: string | null; isKind: boolean };

/** The state without hits: a suggested spelling, and other things to try. */
export function NothingFound({ q, suggestion, isKind }: Props) {
  return (
    <EmptyState title="Nothing found">
      {suggestion !== null && (
        <p>
          Did you mean <Link href={hrefWith('/search', { q: suggestion })}>{suggestion}</Link>?
        </p>
      )}
      <p>
        {isKind ? (
          <Link href={hrefWith('/search', { q })}>Look in everything instead.</Link>
        ) : (
          'Try fewer or other words, or a part of a name.'
        )}
      </p>
    </EmptyState>
  );
}
