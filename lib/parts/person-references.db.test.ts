import { expect, test } from 'vitest';
import { db } from '@/lib/database/client';
import { listKeptIds } from '@/lib/people/identity/reference-queries';
import { addPerson } from '@/test/people';
import { exportHeld } from './held';
import { personReferences } from './person-references';

/** `MotionComment.personId`: the columns that hold a person by a foreign key, or by their name. */
async function listPersonColumns(): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select t.relname || '.' || a.attname as name
    from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = '"Person"'::regclass
    union select table_name || '.' || column_name from information_schema.columns
    where table_schema = 'public' and column_name = 'personId'`;
  return rows.map(({ name }) => name);
}

const listed = personReferences.map(({ table, column }) => `${table}.${column}`);

test('every column that names a person is in the parts of a concept, once', async () => {
  const undeclared = (await listPersonColumns()).filter((name) => !listed.includes(name));

  expect(undeclared, 'Add it to personReferences in the parts.ts of its concept.').toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test('what the parts of concepts name is in the database', async () => {
  // A person merged into another is kept by their own row, which no column names.
  const known = [...(await listPersonColumns()), 'Person.id'];
  expect(listed.filter((name) => !known.includes(name))).toEqual([]);
});

test('what is said to be exported is in the export', async () => {
  const { id } = await addPerson('Ann Lee');
  const keys = Object.keys(await exportHeld(id));
  const promised = personReferences.flatMap(({ exported }) =>
    'as' in exported ? exported.as : [],
  );

  expect(promised.filter((key) => !keys.includes(key))).toEqual([]);
});

test('each kind of row keeps the person it names, and the record alone keeps nobody', async () => {
  const [ann, bo, cy] = [
    await addPerson('Ann Lee'),
    await addPerson('Bo Chen'),
    await addPerson('Cy'),
  ];
  expect(await listKeptIds(personReferences)).toEqual(new Set());

  await db.mailChoice.create({ data: { personId: ann.id, kind: 'all', isOff: true } });
  await db.person.update({ where: { id: bo.id }, data: { mergedIntoId: cy.id } });
  expect(await listKeptIds(personReferences)).toEqual(new Set([ann.id, bo.id, cy.id]));
});
