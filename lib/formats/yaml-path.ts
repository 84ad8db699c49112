import { isAlias, isCollection, isMap, isScalar, isSeq, type Document } from 'yaml';

/** Writes a path into a YAML document for people: `['sources', 1, 'url']` is `sources[1].url`. */
export function pathName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : `${name}${name && '.'}${String(step)}`,
    '',
  );
}

/**
 * Finds the offset of a path in the text of its document, and whether the whole path exists.
 *
 * For an absent path, the offset is that of its deepest existing part, or null if there is none. A field begins at its
 * key; of equal keys, the last counts. Aliases on the way are followed.
 */
export function findPath(
  document: Document,
  path: readonly PropertyKey[],
): { offset: number | null; isPresent: boolean } {
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const next = childOf(node, step);
    if (!next) return { offset, isPresent: false };
    offset = next.offset ?? offset;
    node = next.node;
  }
  return { offset, isPresent: true };
}

function childOf(
  node: unknown,
  step: PropertyKey,
): { node: unknown; offset: number | undefined } | null {
  if (isMap(node)) {
    const isAsked = (key: unknown) => isScalar(key) && String(key.value) === String(step);
    const pair = node.items.findLast(({ key }) => isAsked(key));
    if (!pair || !isScalar(pair.key)) return null;
    return { node: pair.value, offset: pair.key.range?.[0] };
  }
  if (!isSeq(node)) return null;
  const item = node.items[Number(step)];
  return isScalar(item) || isCollection(item) ? { node: item, offset: item.range?.[0] } : null;
}
