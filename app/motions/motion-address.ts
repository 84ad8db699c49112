const LARGEST = 2_147_483_647;

/** Returns the number of a motion from a path segment, as in `/motions/12`; null if it is not one. */
export function numberIn(segment: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(segment)) return null;
  const number = Number(segment);
  return number <= LARGEST ? number : null;
}
