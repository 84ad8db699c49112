import type { ReactElement, ReactNode } from 'react';
import { momentOf } from '@/lib/clock';
import { dayOf } from '@/lib/time';
import { AsOfBanner } from './clock-banner';
import { ErrorState } from './error-state';
import { LinkButton } from './link-button';

/** The moment that a page shows. */
export type PageMoment = {
  ok: true;
  /** The instant requested with `?on=`, or the present. */
  on: Date;
  isAsked: boolean;
  /** The value of `?on=` for links that keep the moment; undefined at present. */
  asked: string | undefined;
  /** The notice of the moment shown, with a link back; nothing at present. It comes first on the page. */
  banner: ReactNode;
};

/**
 * Reads `?on=` for a page; every page uses this. If the value is not a moment, `refusal` is the whole page; otherwise
 * `banner` belongs on the page.
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
