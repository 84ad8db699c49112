/**
 * Joins records of several concepts into one.
 *
 * @throws Error if two of them have the same name: one would replace the other silently.
 */
export function joinNamed<Value>(
  parts: readonly Readonly<Record<string, Value>>[],
): Record<string, Value> {
  const names = parts.flatMap((part) => Object.keys(part));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`Two concepts name ${twice.join(', ')}.`);
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}
