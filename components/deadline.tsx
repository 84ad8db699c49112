import { type DayLike, endOfDay } from '@/lib/time';
import { Day } from './day';
import { Moment } from './moment';

const MINUTE_IN_MS = 60_000;

/**
 * A deadline: the day, how far away it is, and its last minute in UTC and in the reader's zone. A deadline without a
 * time of its own lasts until the end of its day in UTC.
 */
export function Deadline({ day, on }: { day: DayLike; on: Date }) {
  const lastMinute = new Date(endOfDay(day).getTime() - MINUTE_IN_MS);
  return (
    <span className="deadline">
      <Day value={day} style="medium" from={on} />,{' '}
      <span className="deadline-time">
        until <Moment value={lastMinute} show="time" />
      </span>
    </span>
  );
}
