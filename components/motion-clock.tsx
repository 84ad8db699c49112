type Props = {
  /** The moment the vote was opened. */
  from: Date;
  /** The earliest moment at which it can pass. */
  earliest: Date | null;
  /** The moment voting ends; null if it ends with the decision. */
  to: Date | null;
  now: Date;
};

/** Minimum distance between two marks, in percent of the line; nearer marks would overlap. */
const APART = 30;

/**
 * The elapsed time of a vote, as a line from its opening. For sighted readers only: the text beside it gives the times.
 */
export function MotionClock({ from, earliest, to, now }: Props) {
  const ends = [to, earliest].flatMap((moment) => (moment ? [moment.getTime()] : []));
  const end = Math.max(...ends, from.getTime());
  const span = end - from.getTime();
  if (span <= 0) return null;

  const share = (moment: Date) =>
    Math.min(100, Math.max(0, ((moment.getTime() - from.getTime()) / span) * 100));
  const passable = earliest && earliest > from ? share(earliest) : null;
  const isEndNamed = to !== null && (passable === null || 100 - passable > APART);
  return (
    <svg className="motion-clock" aria-hidden="true" focusable="false">
      <line className="motion-clock-line" x1="0%" x2="100%" y1="8" y2="8" />
      <line className="motion-clock-gone" x1="0%" x2={`${share(now)}%`} y1="8" y2="8" />
      {passable !== null && (
        <>
          <line
            className="motion-clock-mark"
            x1={`${passable}%`}
            x2={`${passable}%`}
            y1="1"
            y2="15"
          />
          <text x={`${passable}%`} y="30" textAnchor={passable > 70 ? 'end' : 'middle'}>
            can pass
          </text>
        </>
      )}
      {to && <line className="motion-clock-mark" x1="100%" x2="100%" y1="1" y2="15" />}
      {isEndNamed && (
        <text x="100%" y="30" textAnchor="end">
          voting closes
        </text>
      )}
      {(passable === null || passable > APART) && (
        <text x="0%" y="30">
          opened
        </text>
      )}
      <circle className="motion-clock-now" cx={`${share(now)}%`} cy="8" r="6" />
    </svg>
  );
}
