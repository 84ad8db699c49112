import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { describeApi } from '@/lib/http/openapi';
import { endpoints } from './endpoints';

const description = describeApi(endpoints, { title: 'Test', version: '0' });

/** Route files whose response is not an endpoint's JSON. */
const OTHERS = ['/[...path]', '/openapi.json', '/elections/[slug]/bundle'];

function routePaths(): string[] {
  return readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .map((file) => `/${file.replace(/\/route\.ts$/, '')}`)
    .filter((path) => !OTHERS.includes(path))
    .map((path) => path.replace(/\[(\w+)\]/g, '{$1}'));
}

test('every route of the API is described, and everything described has a route', () => {
  expect(endpoints.map(({ path }) => path).sort()).toEqual(routePaths().sort());
});

test('every parameter in an address is described', () => {
  for (const { path, params } of endpoints) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params.shape), path).toEqual(names);
  }
});

test('every reference in the description leads somewhere', () => {
  const { components } = description as { components: Record<string, Record<string, unknown>> };
  const references = [
    ...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g),
  ];

  expect(references.length).toBeGreaterThan(5);
  for (const [reference, kind = '', name = ''] of references) {
    expect(components[kind]?.[name], reference).toBeDefined();
  }
  expect(JSON.stringify(description)).not.toContain('$defs');
});

test('every schema in the description is one that JSON Schema 2020-12 knows', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const { components } = description as { components: { schemas: Record<string, object> } };
  for (const [name, schema] of Object.entries(components.schemas)) {
    expect(ajv.validateSchema(schema), name).toBe(true);
  }
});
