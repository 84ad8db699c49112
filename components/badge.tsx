import type { ReactNode } from 'react';

/** The meaning of a badge or callout; each tone has its own shape as well as its colour. */
export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info';

const SHAPES: Record<Tone, string> = {
  neutral: 'M1.5 5h7',
  good: 'M1.5 5.5 4 8l4.5-6',
  warn: 'M5 1 9.2 8.6H.8z',
  bad: 'M2 2l6 6M8 2 2 8',
  info: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
};

/** The shape of a tone, for sighted readers only: the words beside it carry the meaning. */
export function ToneMark({ tone }: { tone: Tone }) {
  return (
    <svg className="tone-mark" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <path d={SHAPES[tone]} />
    </svg>
  );
}

/** A short state in words (“maintained”, “superseded”), distinguished by shape, colour and text. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`badge tone-${tone}`}>
      <ToneMark tone={tone} />
      {children}
    </span>
  );
}
