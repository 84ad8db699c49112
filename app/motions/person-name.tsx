import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import type { MotionPerson } from '@/lib/motions/view-types';

/** Somebody's name, with the way to their page where they have one. */
export function PersonName({ person: { handle, name } }: { person: MotionPerson }) {
  const shown = <Isolated>{name}</Isolated>;
  return handle === null ? (
    shown
  ) : (
    <Link href={`/people/${encodeURIComponent(handle)}`}>{shown}</Link>
  );
}
