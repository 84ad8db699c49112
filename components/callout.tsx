import type { ReactNode } from 'react';
import { type Tone, ToneMark } from './badge';

type Props = {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** `alert` for an event that just failed, `status` for one that just happened. */
  role?: 'alert' | 'status' | 'note';
};

/** A remark, set off from the text. */
export function Callout({ tone = 'info', title, children, role = 'note' }: Props) {
  return (
    <div className={`callout tone-${tone}`} role={role}>
      <ToneMark tone={tone} />
      <div className="callout-body">
        {title && <p className="callout-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
