/**
 * Parses the number of an audit row in an address. Undefined if it is not one, as if it were absent.
 * @param value A parameter as Next.js passes it: repeated parameters are an array.
 */
export function rowNumberIn(value: string | readonly string[] | undefined): bigint | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,17}$/.test(value) ? BigInt(value) : undefined;
}
