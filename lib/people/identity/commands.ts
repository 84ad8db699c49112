import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/lib/database/transaction';
import { aliasKey } from './alias-rules';
import type { DerivedPerson } from '@/lib/people/rules';
import type { PeopleChanges } from './reconcile-rules';

/** Key of the advisory lock that linking, merging and deriving people take. */
const IDENTITIES = 726_010;

/** Takes the lock on identities until the transaction ends: nobody else links, merges or derives people meanwhile. */
export async function lockIdentities(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${IDENTITIES})`;
}

/**
 * Writes the changes in place: people in the record, their names from the record, and the links of their candidacies.
 * Data from elsewhere (sign-ins, grants, merges, stated names) stays as it is.
 *
 * The changes must have been computed under {@link lockIdentities} in this transaction: a handle that was free before
 * may be taken by now, and a row that nothing depended on may have been claimed.
 */
export async function savePeople(tx: Transaction, changes: PeopleChanges): Promise<void> {
  const { removed, emptied, created, changed, links } = changes;
  await tx.person.deleteMany({ where: { id: { in: removed }, origin: 'record' } });
  const rows = [
    ...created.map(({ person }) => ({ id: randomUUID(), person })),
    ...changed.map(({ person, former }) => ({ id: former.id, person })),
  ];
  await tx.personAlias.deleteMany({
    where: { source: 'record', personId: { in: [...emptied, ...changed.map(idOf)] } },
  });
  await rename(tx, rows.slice(created.length));
  await tx.person.createMany({
    data: rows
      .slice(0, created.length)
      .map(({ id, person: { handle, name } }) => ({ id, handle, name })),
  });
  await tx.personAlias.createMany({ data: rows.flatMap(aliasesOf) });
  await linkCandidacies(tx, links);
}

function idOf({ former }: PeopleChanges['changed'][number]): string {
  return former.id;
}

type Row = { id: string; person: DerivedPerson };

/** Renames people. Two may swap handles, so all handles are cleared before new ones are set. */
async function rename(tx: Transaction, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const handles = rows.map(({ person }) => person.handle);
  const names = rows.map(({ person }) => person.name);
  await tx.$executeRaw`update "Person" set "handle" = '~' || "id" where "id" = any(${ids}::uuid[])`;
  await tx.$executeRaw`
    update "Person" set "handle" = fresh.handle, "name" = fresh.name
    from unnest(${ids}::uuid[], ${handles}::text[], ${names}::text[]) as fresh (id, handle, name)
    where "Person"."id" = fresh.id`;
}

function aliasesOf({ id, person: { names, ircs, emails } }: Row) {
  const aliases = (kind: string, values: readonly string[]) =>
    values.map((value) => ({ personId: id, kind, value, key: aliasKey(kind, value) }));
  return [...aliases('name', names), ...aliases('irc', ircs), ...aliases('email', emails)];
}

async function linkCandidacies(tx: Transaction, links: PeopleChanges['links']): Promise<void> {
  if (links.length === 0) return;
  const candidacyIds = links.map(({ candidacyId }) => candidacyId);
  const handles = links.map(({ handle }) => handle);
  await tx.$executeRaw`
    update "Candidacy" set "personId" = person."id"
    from unnest(${candidacyIds}::uuid[], ${handles}::text[]) as link (candidacy, handle)
      left join "Person" person on person."handle" = link.handle
    where "Candidacy"."id" = link.candidacy`;
}
