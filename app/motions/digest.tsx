/** A SHA-256, whole, so that it can be compared and copied; it breaks where the screen ends. */
export function Digest({ value }: { value: string }) {
  return <code className="digest">{value}</code>;
}
