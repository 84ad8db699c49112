import type { ReactNode } from 'react';

/** Returns the id of a field. It has its own prefix, because a section called “Series” already has the id `series`. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** Properties of every form field. `id` is needed only if two fields on a page share a name. */
export type FieldProps = {
  name: string;
  label: string;
  id?: string;
  hint?: ReactNode;
  /** A sentence that says what is wrong and what would be right. */
  error?: string;
  isRequired?: boolean;
};

type Props = FieldProps & { children: ReactNode };

/** Label, hint, control and error of one field, linked for assistive technology by {@link describedBy}. */
export function Field({
  name,
  label,
  id = fieldId(name),
  hint,
  error,
  isRequired,
  children,
}: Props) {
  return (
    <div className={error ? 'field is-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {isRequired && <span className="field-required"> (required)</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** The reason a field's value cannot be used. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-error" id={id}>
      {children}
    </p>
  );
}

/** Returns the attributes that link a control to its hint and error. */
export function describedBy({ name, id = fieldId(name), hint, error, isRequired }: FieldProps) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    name,
    required: isRequired,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': ids === '' ? undefined : ids,
  };
}
