/** A fixed-point number, counted in the smallest unit of its decimals: 1.5 at 4 decimals is 15000n. */
export type Fixed = bigint;

/** Returns one vote at the given number of decimals. */
export function oneAt(decimals: number): Fixed {
  return 10n ** BigInt(decimals);
}

/** Writes a number exactly, with all its decimals. @example formatFixed(19130n, 4) // => '1.9130' */
export function formatFixed(value: Fixed, decimals: number): string {
  if (decimals === 0) return String(value);
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Computes a × b ÷ c and drops the remainder; nothing is rounded in between. For numbers that are not negative. */
export function mulDiv(a: Fixed, b: Fixed, c: Fixed): Fixed {
  return (a * b) / c;
}

/** Computes a ÷ b, rounded up to the next whole unit. For numbers that are not negative. */
export function divUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

/** Adds up numbers. */
export function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}
