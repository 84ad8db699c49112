import { dayOf, daysBetween, formatDay, formatDaysAway, formatDays } from '@/lib/time';
import type { DayLike, DayStyle } from '@/lib/time';

type Props = {
  value: DayLike;
  style?: DayStyle;
  /** Adds “in 5 days” as seen from this moment. */
  from?: Date;
};

/** A calendar day. A day is the same day everywhere: it is never shifted to the reader's zone. */
export function Day({ value, style = 'short', from }: Props) {
  return (
    <span className="day">
      <time dateTime={dayOf(value)}>{formatDay(value, style)}</time>
      {from && <span className="day-away"> {formatDaysAway(daysBetween(from, value))}</span>}
    </span>
  );
}

/** The days from one to another, both included. */
export function DayRange({ from, to }: { from: DayLike; to: DayLike }) {
  return (
    <span className="day">
      <time className="day-range" dateTime={`${dayOf(from)}/${dayOf(to)}`}>
        {formatDays(from, to)}
      </time>
    </span>
  );
}
