import type { MotionRecord } from '@/lib/motions/record-types';

/**
 * The hidden fields of every form about a motion: its number, and the revision that the form was made for. If the text
 * has been revised since, the form is refused.
 */
export function OfMotion({
  motion: { id, revision },
}: {
  motion: Pick<MotionRecord, 'id' | 'revision'>;
}) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={revision} />
    </>
  );
}
