'use client';

import { useFormAnswer } from './action-form';
import { Markup } from './markup';
import { TextDiff } from './text-diff';

/** A preview of the text of an `ActionForm` and of its changes; nothing until the reader asks for it. */
export function ActionPreview() {
  const { preview, changes, values } = useFormAnswer();
  if (preview === undefined) return null;
  return (
    <section className="preview" aria-label="Preview" tabIndex={-1}>
      <h2>Preview: nothing has been sent yet</h2>
      {values?.title && <h3>{values.title}</h3>}
      <Markup html={preview} />
      {changes && (
        <>
          <h2>What changes</h2>
          <TextDiff diff={changes} label="The current revision and yours" />
        </>
      )}
    </section>
  );
}
