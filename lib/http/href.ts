/** The query of an address as Next.js passes it to a page; a repeated parameter is a list. */
export type Query = Record<string, string | string[] | undefined>;

type Values = Record<string, string | number | readonly string[] | null | undefined>;

/**
 * Builds an address with a query: the values in their order, without the absent ones. A fragment stays after the query
 * (`/releases#list` becomes `/releases?team=nova#list`).
 */
export function hrefWith(address: string, values: Values): string {
  const [path = '', fragment] = address.split('#');
  const given = Object.entries(values).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => [name, String(each)]),
  );
  const query = new URLSearchParams(given).toString();
  return `${path}${query && `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`;
}
