'use client';

import {
  createContext,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from 'react';
import type { FormState } from '@/lib/form';
import type { TextDiff } from '@/lib/motions/text-diff';
import { ErrorSummary } from './error-summary';
import { fieldId } from './field';

/** The result of an action: the validation problems, or a preview of the text before it is finally sent. */
export type FormAnswer = FormState & {
  /** The text as it will be shown: HTML from our own sanitiser. */
  preview?: string;
  /** The changes that the text makes. */
  changes?: TextDiff;
};

type Props = {
  /** The server action that handles the form and returns its validation problems. */
  action: (previous: FormAnswer, form: FormData) => Promise<FormAnswer>;
  /** The purpose of the form: its name to a screen reader. */
  label: string;
  children: ReactNode;
};

const Answer = createContext<FormAnswer>({});

/**
 * A form handled by a server action. What the action refuses is shown at its head and at each field, with and without
 * script. Its fields are those of `action-fields.tsx`, which read their errors from {@link useFormAnswer}.
 */
export function ActionForm({ action, label, children }: Props) {
  const [answer, send] = useActionState(action, {});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // A result further up than the button is scrolled into view and read out.
    form.current?.querySelector<HTMLElement>('.error-summary, .preview')?.focus();
  }, [answer]);
  return (
    <form ref={form} action={send} aria-label={label} className="stack gap-medium">
      <Answer value={answer}>
        <Problems answer={answer} />
        {children}
      </Answer>
    </form>
  );
}

/** Returns the action's result for the last attempt. */
export function useFormAnswer(): FormAnswer {
  return useContext(Answer);
}

function Problems({ answer: { message, fields = {} } }: { answer: FormAnswer }) {
  const faults = Object.entries(fields).map(([name, text]) => ({
    field: fieldId(name),
    message: text,
  }));
  if (faults.length > 0) return <ErrorSummary title={message} faults={faults} />;
  if (!message) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <p>{message}</p>
    </div>
  );
}
