import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  tone?: 'primary' | 'plain' | 'danger';
  name?: string;
  value?: string;
};

/** Sends a form. */
export function SubmitButton({ children, tone = 'primary', name, value }: Props) {
  return (
    <button type="submit" name={name} value={value} className={`button button-${tone}`}>
      {children}
    </button>
  );
}
