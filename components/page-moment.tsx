import type { ReactElement, ReactNode } from 'react';
import { momentOf } from '@/lib/clock';
import { dayOf } from '@/lib/time';
import { AsOfBanner } from './clock-banner';
import { ErrorState } from './error-state';
import { LinkButton } from './link-button';

/** The moment a page is shown at. */
export type PageMoment = {
  ok: true;
  /** The instant asked for with `?on=`, else the present. */
  on: Date;
  isAsked: boolean;
  /** What `?on=` has to say for links that keep the moment; undefined at present. */
  asked: string | undefined;
  /** Says which moment is shown, with the way back; nothing at present. It stands first on the page. */
  banner: ReactNode;
};

/**
 * Reads `?on=` for a page, the one way that every page takes it: `refusal` is the whole page when it is no moment,
 * `banner` belongs on the page otherwise.
 *
 * @param presentHref the same page without `?on=`
 */
export function readMoment(
  on: string | string[] | undefined,
  presentHref: string,
): PageMoment | { ok: false; refusal: ReactElement } {
  const moment = momentOf(on);
  if (!moment.ok)
    return {
      ok: false,
      refusal: <MomentRefused message={moment.message} presentHref={presentHref} />,
    };
  const { on: instant, isAsked, isDay } = moment;
  return {
    ok: true,
    on: instant,
    isAsked,
    asked: isAsked ? (isDay ? dayOf(instant) : instant.toISOString()) : undefined,
    banner: isAsked && <AsOfBanner on={instant} isDay={isDay} presentHref={presentHref} />,
  };
}

function MomentRefused({ message, presentHref }: { message: string; presentHref: string }) {
  return (
    <ErrorState
      code="400"
      level={1}
      title="This moment can’t be shown"
      actions={<LinkButton href={presentHref}>Show the present</LinkButton>}
    >
      <p>{message}</p>
    </ErrorState>
  );
}
