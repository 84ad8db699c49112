import { formatMoment, formatTime } from '@/lib/time';

type Props = {
  value: Date;
  /** `time` leaves the day out, where the text beside it gives it. */
  show?: 'full' | 'time';
};

/**
 * An instant: in UTC from the server, and in the reader's own zone beside it once `Enhance` has run.
 * Without script the UTC time stands alone.
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
