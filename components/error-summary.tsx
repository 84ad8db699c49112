/** A validation problem of one field, by the field's id. */
type FieldFault = { field: string; message: string };

type Props = { title?: string; faults: readonly FieldFault[] };

/** A summary of all validation problems at the head of a form, each with a link to its field. */
export function ErrorSummary({ title = 'Some answers need a change', faults }: Props) {
  if (faults.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
