import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { Day } from '@/components/day';
import { EntryList } from '@/components/entry-list';
import { Isolated } from '@/components/isolated';
import { Link } from '@/components/link';
import { hrefWith } from '@/lib/http/href';
import type {
  Conflict,
  FoundRow,
  MergeEntry,
  PersonInText,
  Namesakes,
} from '@/lib/people/admin-queries';
import { ORIGIN_TEXT, pageOf } from '@/app/admin/side-facts';

function Person({ person: { handle, name } }: { person: PersonInText }) {
  return (
    <>
      <Link href={pageOf(handle)}>
        <Isolated>{name}</Isolated>
      </Link>{' '}
      <small>{handle}</small>
    </>
  );
}

/** Returns the address of the page that merges two people. */
function mergeHref(from: string, into: string): string {
  return hrefWith('/admin/people/merge', { from, into });
}

/** The people that a search found. */
export function FoundTable({ rows }: { rows: readonly FoundRow[] }) {
  return (
    <DataTable
      caption="People found"
      isCaptionHidden
      rows={rows}
      rowKey={({ handle }) => handle}
      columns={[
        { key: 'name', head: 'Name', isRowHeader: true, cell: (row) => <Person person={row} /> },
        { key: 'origin', head: 'From', cell: ({ origin }) => ORIGIN_TEXT[origin] ?? origin },
        { key: 'users', head: 'Accounts', isNumeric: true, cell: ({ users }) => users },
        {
          key: 'merged',
          head: 'Merged into',
          cell: ({ mergedInto }) => (mergedInto ? <Person person={mergedInto} /> : 'nobody'),
        },
        {
          key: 'actions',
          head: 'Actions',
          cell: ({ handle, name }) => (
            <span className="cluster gap-small">
              <Link href={hrefWith('/admin/people/merge', { from: handle })}>
                Merge
                <span className="visually-hidden"> {name}</span>
              </Link>
              <Link href={hrefWith('/admin/grants/new', { handle })}>
                Give a role
                <span className="visually-hidden"> to {name}</span>
              </Link>
            </span>
          ),
        },
      ]}
    />
  );
}

/** Addresses that a provider verified for one person while the record gives them to another. */
export function ConflictTable({ conflicts }: { conflicts: readonly Conflict[] }) {
  return (
    <DataTable
      caption="Conflicting addresses"
      isCaptionHidden
      rows={conflicts}
      rowKey={({ address, holder, owner }) => `${address} ${holder.handle} ${owner.handle}`}
      columns={[
        { key: 'address', head: 'Address', isRowHeader: true, cell: ({ address }) => address },
        { key: 'holder', head: 'Signs in', cell: ({ holder }) => <Person person={holder} /> },
        { key: 'owner', head: 'In the record', cell: ({ owner }) => <Person person={owner} /> },
        {
          key: 'merge',
          head: 'Actions',
          cell: ({ holder, owner }) => (
            <Link href={mergeHref(holder.handle, owner.handle)}>
              Compare
              <span className="visually-hidden">
                {' '}
                <Isolated>{holder.name}</Isolated> and <Isolated>{owner.name}</Isolated>
              </span>
            </Link>
          ),
        },
      ]}
    />
  );
}

/** Names that several people in the record share. */
export function NamesakeTable({ namesakes }: { namesakes: readonly Namesakes[] }) {
  return (
    <DataTable
      caption="Possible duplicates"
      isCaptionHidden
      rows={namesakes}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', head: 'Name', isRowHeader: true, cell: ({ name }) => name },
        {
          key: 'people',
          head: 'People',
          cell: ({ people }) => (
            <span className="cluster gap-small">
              {people.map((person) => (
                <Link key={person.handle} href={pageOf(person.handle)}>
                  {person.handle}
                </Link>
              ))}
            </span>
          ),
        },
        {
          key: 'merge',
          head: 'Actions',
          cell: ({ name, people: [first, second] }) =>
            first &&
            second && (
              <Link href={mergeHref(second.handle, first.handle)}>
                Compare
                <span className="visually-hidden"> people named {name}</span>
              </Link>
            ),
        },
      ]}
    />
  );
}

/** Merges, each linked to the page that undoes it. */
export function MergeList({ merges }: { merges: readonly MergeEntry[] }) {
  return (
    <EntryList
      label="Merges"
      items={merges.map(({ id, from, into, reason, mergedAt, undoneAt }) => ({
        key: id,
        href: `/admin/people/merges/${id}`,
        title: (
          <>
            <Isolated>{from.name}</Isolated> ({from.handle}) is <Isolated>{into.name}</Isolated> (
            {into.handle})
          </>
        ),
        date: <Day value={mergedAt} />,
        badge: undoneAt ? <Badge>Undone</Badge> : <Badge tone="good">Stands</Badge>,
        note: reason,
      }))}
    />
  );
}
