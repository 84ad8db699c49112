import { Isolated } from './isolated';
import { Link } from './link';

/** Somebody's name, with the way to their page where they have one. */
export function PersonName({ person }: { person: { name: string; handle: string | null } }) {
  const { handle, name } = person;
  const shown = <Isolated>{name}</Isolated>;
  return handle === null ? (
    shown
  ) : (
    <Link href={`/people/${encodeURIComponent(handle)}`}>{shown}</Link>
  );
}

type NickProps = { person: { name: string; irc: string | null }; handle: string | null };

/** Somebody by name and nick, with the way to their page where it is known who they are. */
export function PersonWithNick({ person: { name, irc }, handle }: NickProps) {
  return (
    <span>
      <PersonName person={{ name, handle }} />
      {irc && ` (${irc})`}
    </span>
  );
}
