/** A tally of five strokes, the fifth across the others: a roll being called. */
export function TallyMark() {
  return (
    <svg className="tally-mark" viewBox="0 0 28 24" aria-hidden="true" focusable="false">
      <path d="M5 3v18M11 3v18M17 3v18M23 3v18" />
      <path className="tally-mark-stroke" d="M1.5 17.5 26.5 6.5" />
    </svg>
  );
}
