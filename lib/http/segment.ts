/** Decodes a part of an address; one that is not valid percent-encoding is returned unchanged, and matches nothing. */
export function decodedSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
