import { Isolated } from '@/components/isolated';
import { KeyValue } from '@/components/key-value';
import { Link } from '@/components/link';
import { ALIAS_TEXT, SOURCE_TEXT } from '@/lib/people/identity/alias-rules';
import type { ClaimSide, HeldAlias } from '@/lib/people/identity/claim-queries';

/** Display texts for the origin of a person's row. */
export const ORIGIN_TEXT: Record<string, string> = {
  record: 'Named in the record',
  'sign-in': 'Came by signing in; in no record',
  demo: 'A demo person',
};

/** The facts an admin compares before merging two rows. Shows addresses: for admins only. */
export function SideFacts({ side }: { side: ClaimSide }) {
  const kinds = [...new Set(side.aliases.map(({ kind }) => kind))];
  return (
    <KeyValue
      items={[
        {
          term: 'Page',
          value: (
            <Link href={pageOf(side.handle)}>
              <Isolated>{side.name}</Isolated>
            </Link>
          ),
        },
        { term: 'Handle', value: side.handle },
        { term: 'From', value: ORIGIN_TEXT[side.origin] ?? side.origin },
        { term: 'Signs in', value: side.users === 0 ? 'Nobody, as this person' : usersOf(side) },
        ...kinds.map((kind) => ({
          term: ALIAS_TEXT[kind]?.name ?? kind,
          value: <Values aliases={side.aliases.filter((alias) => alias.kind === kind)} />,
        })),
      ]}
    />
  );
}

function usersOf({ users }: ClaimSide): string {
  return users === 1 ? 'Yes, with one account' : `Yes, with ${users} accounts`;
}

function Values({ aliases }: { aliases: readonly HeldAlias[] }) {
  return (
    <ul className="stack gap-small">
      {aliases.map(({ value, source }, index) => (
        <li key={index}>
          {value} <small>({(SOURCE_TEXT[source] ?? source).toLowerCase()})</small>
        </li>
      ))}
    </ul>
  );
}

/** Returns the address of a person's page. */
export function pageOf(handle: string): string {
  return `/people/${encodeURIComponent(handle)}`;
}
