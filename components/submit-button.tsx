import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  tone?: 'primary' | 'plain' | 'danger';
  name?: string;
  value?: string;
  /** Sends what is there, also where required fields are still empty: a preview. */
  isLenient?: boolean;
};

/** Sends a form. */
export function SubmitButton({ children, tone = 'primary', name, value, isLenient }: Props) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      formNoValidate={isLenient}
      className={`button button-${tone}`}
    >
      {children}
    </button>
  );
}
