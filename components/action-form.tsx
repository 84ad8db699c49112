'use client';

import { createContext, type ReactNode, useActionState, useContext } from 'react';
import type { FormState } from '@/lib/form';
import { ErrorSummary } from './error-summary';
import { fieldId } from './field';

type Props = {
  /** What takes the form, and answers what is wrong with it. */
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** What the form is for: its name to a screen reader. */
  label: string;
  children: ReactNode;
};

const Answer = createContext<FormState>({});

/**
 * A form that a server action takes. What the action refuses comes back at its head and at each field, with and
 * without script. Its fields are those of `action-fields.tsx`, which find their faults by {@link useFormAnswer}.
 */
export function ActionForm({ action, label, children }: Props) {
  const [answer, send] = useActionState(action, {});
  return (
    <form action={send} aria-label={label} className="stack gap-medium">
      <Answer value={answer}>
        <Problems answer={answer} />
        {children}
      </Answer>
    </form>
  );
}

/** What the action answered to the last attempt. */
export function useFormAnswer(): FormState {
  return useContext(Answer);
}

function Problems({ answer: { message, fields = {} } }: { answer: FormState }) {
  const faults = Object.entries(fields).map(([name, text]) => ({
    field: fieldId(name),
    message: text,
  }));
  if (faults.length > 0) return <ErrorSummary title={message} faults={faults} />;
  if (!message) return null;
  return (
    <div className="error-summary" role="alert">
      <p>{message}</p>
    </div>
  );
}
