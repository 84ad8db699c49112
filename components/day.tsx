import { dayOf, daysBetween, formatDay, formatDaysAway, formatDays } from '@/lib/time';
import type { DayLike, DayStyle } from '@/lib/time';

type Props = {
  value: DayLike;
  style?: DayStyle;
  /** The moment from which to add “in 5 days”. */
  from?: Date;
};

/** A calendar day. A day is the same everywhere: it is never shifted to the reader's zone. */
export function Day({ value, style = 'short', from }: Props) {
  return (
    <span className="day">
      <time dateTime={dayOf(value)}>{formatDay(value, style)}</time>
      {from && <span className="day-away"> {formatDaysAway(daysBetween(from, value))}</span>}
    </span>
  );
}

/** A range of days, both ends included. */
export function DayRange({ from, to }: { from: DayLike; to: DayLike }) {
  return (
    <span className="day">
      <time className="day-range" dateTime={`${dayOf(from)}/${dayOf(to)}`}>
        {formatDays(from, to)}
      </time>
    </span>
  );
}
