/**
 * The number of a row of the audit log in an address; undefined for what is none, which is as if it were not there.
 * @param value As Next.js gives a parameter: several of one name are an array.
 */
export function rowNumberIn(value: string | readonly string[] | undefined): bigint | undefined {
  return typeof value === 'string' && /^[1-9]\d{0,17}$/.test(value) ? BigInt(value) : undefined;
}
