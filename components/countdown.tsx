import { daysBetween, formatDay, formatNumber, type DayLike } from '@/lib/time';

type Props = {
  /** The day counted to. */
  to: DayLike;
  /** The moment at which the page is viewed. */
  on: Date;
  /** The event on that day: “to the release of 2027.1 Indri”. */
  label: string;
  /** The label once the day has passed: “since the release of …”. Without it, the text is “ago”. */
  pastLabel?: string;
  /** `weeks` is days divided by seven and rounded down: not the R-n of a cycle, which counts Mondays. */
  unit?: 'days' | 'weeks';
};

/**
 * A countdown in days or weeks to a day, in large figures. It is counted in UTC days on the server; the day itself is
 * 0.
 */
export function Countdown({ to, on, label, pastLabel, unit = 'days' }: Props) {
  const days = daysBetween(on, to);
  const count = unit === 'weeks' ? Math.floor(Math.abs(days) / 7) : Math.abs(days);
  const noun = count === 1 ? unit.slice(0, -1) : unit;
  return (
    <p className={days === 0 ? 'countdown is-today' : 'countdown'}>
      <span className="countdown-figure">{days === 0 ? 'Today' : formatNumber(count)}</span>{' '}
      {days !== 0 && (
        <span className="countdown-unit">
          {noun}
          {days < 0 && !pastLabel && ' ago'}
        </span>
      )}{' '}
      <span className="countdown-label">
        {days < 0 ? (pastLabel ?? label) : label},{' '}
        <time dateTime={isoOf(to)}>{formatDay(to, 'long')}</time>
      </span>
    </p>
  );
}

function isoOf(day: DayLike): string {
  return typeof day === 'string' ? day.slice(0, 10) : day.toISOString().slice(0, 10);
}
