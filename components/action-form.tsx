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

/** What an action answers: faults, or a look at what was typed before it is sent for good. */
export type FormAnswer = FormState & {
  /** The text as it will be shown: HTML that a sanitiser of ours produced. */
  preview?: string;
  /** What the text changes. */
  changes?: TextDiff;
};

type Props = {
  /** What takes the form, and answers what is wrong with it. */
  action: (previous: FormAnswer, form: FormData) => Promise<FormAnswer>;
  /** What the form is for: its name to a screen reader. */
  label: string;
  children: ReactNode;
};

const Answer = createContext<FormAnswer>({});

/**
 * A form that a server action takes. What the action refuses comes back at its head and at each field, with and
 * without script. Its fields are those of `action-fields.tsx`, which find their faults by {@link useFormAnswer}.
 */
export function ActionForm({ action, label, children }: Props) {
  const [answer, send] = useActionState(action, {});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // An answer further up than the button is brought into view, and read out.
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

/** What the action answered to the last attempt. */
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
