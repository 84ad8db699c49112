import { dayOf, formatDay, formatMoment } from '@/lib/time';
import { Link } from './link';

/** Tells readers on every page that `ROLLCALL_NOW` has stopped the clock. */
export function FrozenClockBanner({ at }: { at: Date }) {
  return (
    <aside className="clock-banner" aria-label="Clock">
      The clock is stopped at <time dateTime={at.toISOString()}>{formatMoment(at)}</time>{' '}
      (ROLLCALL_NOW): nothing here is the present.
    </aside>
  );
}

type Props = {
  /** The moment requested with `?on=`. */
  on: Date;
  /** The same page without `?on=`. */
  presentHref: string;
  isDay?: boolean;
};

/** Tells readers that a page shows another moment, with a link back to the present. */
export function AsOfBanner({ on, presentHref, isDay = true }: Props) {
  return (
    <p className="clock-banner" role="note">
      Shown as of{' '}
      <time dateTime={isDay ? dayOf(on) : on.toISOString()}>
        {isDay ? formatDay(on, 'long') : formatMoment(on)}
      </time>
      . <Link href={presentHref}>Show the present</Link>
    </p>
  );
}
