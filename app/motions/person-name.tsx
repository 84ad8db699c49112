import { Link } from '@/components/link';
import type { MotionPerson } from '@/lib/motions/record';

/** Somebody's name, with the way to their page where they have one. */
export function PersonName({ person: { handle, name } }: { person: MotionPerson }) {
  return handle === null ? (
    name
  ) : (
    <Link href={`/people/${encodeURIComponent(handle)}`}>{name}</Link>
  );
}
