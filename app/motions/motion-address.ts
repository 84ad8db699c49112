const LARGEST = 2_147_483_647;

/** The number in an address, as `/motions/12` has one; null when it is none. */
export function numberIn(segment: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(segment)) return null;
  const number = Number(segment);
  return number <= LARGEST ? number : null;
}
