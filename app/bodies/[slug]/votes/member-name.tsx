import { Link } from '@/components/link';

type Props = { name: string; handle: string | null };

/** A member's name, with the way to their page where they have one. */
export function MemberName({ name, handle }: Props) {
  return handle === null ? (
    name
  ) : (
    <Link href={`/people/${encodeURIComponent(handle)}`}>{name}</Link>
  );
}
