import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  tone?: 'primary' | 'plain' | 'danger';
  name?: string;
  value?: string;
  /** True to send the form even if required fields are empty, as for a preview. */
  isLenient?: boolean;
};

/** A button that sends a form. */
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
