import { hrefWith } from '@/lib/http/href';
import type { FilterChip } from './filter-bar';

type Filter = Record<string, string | number | undefined>;

/**
 * Returns the chips of the active filters, in the order of `words`, which gives the name of each.
 *
 * @param address of the list; each chip links to it with every filter except its own
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

/** Returns the label of a value among the choices of a filter, or the value itself if it is not one of them. */
export function labelIn(
  choices: readonly { value: string; label: string }[],
  value: string,
): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
