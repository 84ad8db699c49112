import { hrefWith } from '@/lib/http/href';
import type { FilterChip } from './filter-bar';

type Filter = Record<string, string | number | undefined>;

/**
 * The chips of the filters in force, in the order of `words`, which says what each is called.
 *
 * @param address of the list; each chip leads there with every filter but its own
 */
export function chipsOf<Values extends Filter>(
  address: string,
  filter: Values,
  words: { readonly [Name in keyof Values]?: (value: string) => string },
): FilterChip[] {
  return Object.entries<((value: string) => string) | undefined>(words).flatMap(([name, word]) => {
    const value = filter[name];
    if (!value || !word) return [];
    return [
      {
        label: word(String(value)),
        removeHref: hrefWith(address, { ...filter, [name]: undefined }),
      },
    ];
  });
}

/** How a value is called among the choices of a filter; itself where it is none of them. */
export function labelIn(
  choices: readonly { value: string; label: string }[],
  value: string,
): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
