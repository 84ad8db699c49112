import { Isolated } from './isolated';
import { Link } from './link';

/** A person's name, with a link to their page if they have one. */
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

/** A person's name and nick, with a link to their page if their handle is known. */
export function PersonWithNick({ person: { name, irc }, handle }: NickProps) {
  return (
    <span>
      <PersonName person={{ name, handle }} />
      {irc && ` (${irc})`}
    </span>
  );
}
