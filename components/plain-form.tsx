import type { ReactNode } from 'react';
import type { FormState } from '@/lib/form';

type Props = {
  /** The server action that handles the form and always responds with a page. */
  action: (previous: FormState, form: FormData) => Promise<never>;
  children: ReactNode;
};

/**
 * A form with only a button, no fields and no validation problems. Use an `ActionForm` for an action that can be
 * refused.
 */
export function PlainForm({ action, children }: Props) {
  return <form action={action.bind(null, {})}>{children}</form>;
}
