/** A SHA-256 as people compare it: the beginning in sight, the whole of it for copying and for screen readers. */
export function Digest({ value }: { value: string }) {
  return <code className="digest">{value}</code>;
}
