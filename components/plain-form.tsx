import type { ReactNode } from 'react';
import type { FormState } from '@/lib/form';

type Props = {
  /** What takes the form, and always answers with a page. */
  action: (previous: FormState, form: FormData) => Promise<never>;
  children: ReactNode;
};

/** A form of a button, with nothing to fill in and no place for faults. What can be refused is an `ActionForm`. */
export function PlainForm({ action, children }: Props) {
  return <form action={action.bind(null, {})}>{children}</form>;
}
