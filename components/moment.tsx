import { formatMoment, formatTime } from '@/lib/time';

type Props = {
  value: Date;
  /** `time` leaves out the day, if the text beside it gives it. */
  show?: 'full' | 'time';
};

/**
 * An instant: in UTC from the server, with the reader's own zone beside it once `Enhance` has run. Without script, only
 * the UTC time is shown.
 */
export function Moment({ value, show = 'full' }: Props) {
  const iso = value.toISOString();
  return (
    <span className="moment">
      <time dateTime={iso}>
        {show === 'time' ? `${formatTime(value)} UTC` : formatMoment(value)}
      </time>
      <span className="moment-local" data-local={iso} data-show={show} suppressHydrationWarning />
    </span>
  );
}
