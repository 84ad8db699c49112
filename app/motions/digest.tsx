/** A SHA-256 in full, for comparing and copying; it wraps at the edge of the screen. */
export function Digest({ value }: { value: string }) {
  return <code className="digest">{value}</code>;
}
