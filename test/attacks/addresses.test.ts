import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from '@/lib/form';

/**
 * The attack: somebody writes another's e-mail address where nobody can take it out again. The fields are found from
 * the schemas that the forms are read by.
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

/** Fields whose text is looked up and not kept, so that an address in them finds nothing. */
const LOOKED_UP: Record<string, string> = {
  'claimSchema.handle': 'a person, by handle',
  'mergeSchema.from': 'a person, by handle',
  'mergeSchema.into': 'a person, by handle',
  'grantSchema.handle': 'a person, by handle',
  'grantSchema.scope': 'a team or body, by slug',
};

function filesUnder(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => pattern.test(name) && !/\.test\.|^lib\/generated\//.test(name));
}

/** The schemas that a form is read by, wherever `parseForm` is called. */
function namesOfForms(): string[] {
  const sources = ['app', 'lib'].flatMap((folder) => filesUnder(folder, /\.tsx?$/));
  const names = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/parseForm\(\s*(\w+Schema)\b/g)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set(names)].sort();
}

/** Those schemas, from the files that export them. */
async function schemasOfForms(): Promise<Map<string, z.ZodObject>> {
  const found = new Map<string, z.ZodObject>();
  for (const file of filesUnder('lib', /(schema|-rules|rules)\.ts$/)) {
    if (!/export const \w+Schema\b/.test(readFileSync(file, 'utf8'))) continue;
    const exported = (await import(/* @vite-ignore */ path.resolve(file))) as Record<
      string,
      unknown
    >;
    for (const [name, schema] of Object.entries(exported)) {
      if (schema instanceof z.ZodObject) found.set(name, schema);
    }
  }
  return found;
}

/** Schemas that are not exported: each is told here with what it reads. */
const PRIVATE: Record<string, string> = {
  textSchema: 'the preview: proposalSchema.shape.text, and nothing is kept',
  wishSchema: 'a signed token and a word of a closed list',
};

const schemas = await schemasOfForms();
const names = namesOfForms();
const fields = names.flatMap((name) =>
  Object.keys(schemas.get(name)?.shape ?? {}).map((field) => [name, field] as const),
);

test('every schema that a form is read by is looked at', () => {
  expect(names.filter((name) => !schemas.has(name) && !(name in PRIVATE))).toEqual([]);
  expect(names.length).toBeGreaterThan(20);
  expect(fields.length).toBeGreaterThan(50);
  const known = new Set(fields.map((parts) => parts.join('.')));
  const gone = Object.keys(LOOKED_UP).filter(
    (key) => !known.has(key) && key !== 'wishSchema.token',
  );
  expect(gone).toEqual([]);
});

/** What is wrong with a field that holds this, all other fields left out. */
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
  const result = answered(schemas.get('proposalSchema')!, { ...PROPOSAL, text });

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
  expect(answered(schemas.get('proposalSchema')!, { ...PROPOSAL, text, threads }).ok).toBe(true);
});
