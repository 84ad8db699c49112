/** A part of an address as text; one that is no valid encoding names nothing and stays as it is. */
export function decodedSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
