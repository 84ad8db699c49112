import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import type { PublicPerson } from '@/lib/governance/people-rules';

/** Somebody by name and nick, with a link to their page where it is known who they are. */
export function PersonLink({ person, handle }: { person: PublicPerson; handle: string | null }) {
  const { name, irc } = person;
  return (
    <span>
      {handle === null ? (
        <Isolated>{name}</Isolated>
      ) : (
        <Link href={`/people/${encodeURIComponent(handle)}`}>
          <Isolated>{name}</Isolated>
        </Link>
      )}
      {irc && ` (${irc})`}
    </span>
  );
}
