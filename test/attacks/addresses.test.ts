import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from '@/lib/form';
import { proposalSchema } from '@/lib/motions/schema';
import { declaredActions } from '@/test/declared-actions';

/**
 * The attack: a person writes another person's e-mail address where nobody can remove it. The tested fields are those
 * of the actions' own schemas.
 */

const ADDRESS = 'ann@private.example.net';

const SPELLINGS = [
  ADDRESS,
  'ann%40private.example.net',
  'ann&#64;private.example.net',
  'ann＠private.example.net',
  '"ann lee"@private.example.net',
  'mailto:ann@private',
  'ann [at] private.example.net',
  'ann*@*private.example.net',
];

/** Fields whose text is only looked up and not stored, so that an address in them finds nothing. */
const LOOKED_UP: Record<string, string> = {
  'claimPersonAction.handle': 'a person, by handle',
  'mergePeopleAction.from': 'a person, by handle',
  'mergePeopleAction.into': 'a person, by handle',
  'giveGrantAction.handle': 'a person, by handle',
  'giveGrantAction.scope': 'a team or body, by slug',
  'chooseByLinkAction.token': 'what we have signed',
};

/** Returns each schema that an action reads its form with, once, under the name of the first such action. */
async function schemasOfActions(): Promise<Map<string, z.ZodObject>> {
  const found = new Map<string, z.ZodObject>();
  for (const [action, declared] of await declaredActions()) {
    const [, name = ''] = action.split('#');
    if (!(declared?.schema instanceof z.ZodObject)) throw new Error(`${name} reads no fields.`);
    if (![...found.values()].includes(declared.schema)) found.set(name, declared.schema);
  }
  return found;
}

const schemas = await schemasOfActions();
const fields = [...schemas].flatMap(([name, { shape }]) =>
  Object.keys(shape).map((field) => [name, field] as const),
);

test('every schema that a form is read by is looked at', () => {
  expect(schemas.size).toBeGreaterThan(20);
  expect(fields.length).toBeGreaterThan(50);
  const known = new Set(fields.map((parts) => parts.join('.')));
  expect(Object.keys(LOOKED_UP).filter((key) => !known.has(key))).toEqual([]);
});

test('forms are read by actions, and by the preview, which keeps nothing', () => {
  const readers = ['app', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^lib\/generated\//.test(name))
      .filter((name) => /(?<!function )\bparseForm[(<]/.test(readFileSync(name, 'utf8'))),
  );
  expect(readers).toEqual(['app/motions/preview.ts', 'lib/access/action.ts']);
});

/** Returns the validation problems of a field with this text, all other fields left out. */
function faultsOf(name: string, field: string, text: string): string[] {
  const result = schemas.get(name)?.safeParse({ [field]: text });
  return (result?.error?.issues ?? [])
    .filter(({ path: [place] }) => place === field)
    .map(({ message }) => message);
}

test.each(fields)('%s.%s takes no address that would stay', (name, field) => {
  if (`${name}.${field}` in LOOKED_UP) return;
  const isFreeText = faultsOf(name, field, 'Ann').length === 0;
  for (const spelled of SPELLINGS) {
    const faults = faultsOf(name, field, spelled);
    expect(faults, spelled).not.toEqual([]);
    if (!isFreeText) continue;
    expect(faults.join(), spelled).toMatch(/e-mail address/);
  }
  if (isFreeText) expect(faultsOf(name, field, 'dev(a)lists')).toEqual([]);
});

const PROPOSAL = { body: 'tc', kind: 'formal-vote', title: 'A title', text: 'A text.' };

function answered(schema: z.ZodObject, fieldsOfForm: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fieldsOfForm)) form.append(name, value);
  return parseForm(schema, form);
}

test('the refusal says where the address is and what to write, and keeps what was typed', () => {
  const text = `One\ntwo ${ADDRESS}`;
  const result = answered(proposalSchema, { ...PROPOSAL, text });

  if (result.ok) throw new Error('It was let in.');
  expect(result.state.fields?.text).toBe(
    'must hold no e-mail address (“ann@…” in line 2): it is kept for ever, and everybody reads it. Write the person’s name instead; the address of a list is fine',
  );
  expect(result.state.values).toMatchObject({ title: 'A title', text });
});

test('an address of a list, a version, a nick and the account of a git server are let in', () => {
  const text =
    'Write to dev@lists.example.org, ask @ann, use nova@1.2.3 or git@opendev.org:openstack/nova.';
  const threads = 'https://lists.example.org/archives/list/dev@lists.example.org/thread/ABC/';
  expect(answered(proposalSchema, { ...PROPOSAL, text, threads }).ok).toBe(true);
});
