import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Requests an address below `/api/v1`. */
export type Ask = (address: string) => Promise<{ status: number; body: unknown }>;

/** A visited address, and the problem with its response; null if there is none. */
export type Visit = { address: string; problem: string | null };

type Parameter = { name: string; in: 'path' | 'query' };
type Description = { paths: Record<string, { get: { parameters: Parameter[] } }> };
type Page = { items: Record<string, unknown>[]; nextCursor: string | null };

/** Maximum number of pages of a list, and of items of a list, that the walk visits. */
const PAGES = 20;
const THINGS = 40;

/** The page size of lists. Small, so that small records also have several pages. */
const PAGE_SIZE = 3;

/**
 * Visits every path in the API's own description, and checks each response against it.
 *
 * The values of a path's parameter come from its list (`/series/{name}` takes each `name` of `/series`), or from
 * `known` where there is no list. Not every item has a part such as `/series/{name}/schedule`: a 404 is accepted there,
 * as long as one item has it.
 */
export async function walkApi(
  ask: Ask,
  { known, pageSize = PAGE_SIZE }: { known: Record<string, string[]>; pageSize?: number },
): Promise<Visit[]> {
  const description = (await ask('/openapi.json')).body as Description;
  const validators = validatorsOf(description);
  const visits: Visit[] = [];
  for (const [path, { get }] of Object.entries(description.paths)) {
    const isList = get.parameters.some(({ name }) => name === 'cursor');
    const addresses = await addressesOf(ask, path, known);
    if (addresses.length === 0)
      visits.push({ address: path, problem: 'there is nothing to ask for' });
    const validate = validators(path);
    const made: Visit[] = [];
    for (const address of addresses) {
      if (isList) made.push(...(await readList(ask, address, { validate, pageSize })));
      else made.push(await visit(ask, address, validate));
    }
    const isPart = /\}\//.test(path) && made.some(({ problem }) => problem === null);
    visits.push(...made.filter(({ problem }) => !isPart || !problem?.startsWith('404:')));
  }
  return visits;
}

function validatorsOf(description: object): (path: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema(description, 'api');
  return (path) => {
    const pointer = path.replaceAll('~', '~0').replaceAll('/', '~1');
    const reference = `api#/paths/${encodeURIComponent(pointer)}/get/responses/200/content/application~1json/schema`;
    return ajv.compile({ $ref: reference });
  };
}

/** Returns the addresses a path represents: itself, or one per item of the list before its parameter. */
async function addressesOf(
  ask: Ask,
  path: string,
  known: Record<string, string[]>,
): Promise<string[]> {
  const [, list = '', name = '', rest = ''] = /^(.*?)\/\{(\w+)\}(.*)$/.exec(path) ?? [];
  if (name === '') return [path];
  const values = known[list] ?? (await valuesOf(ask, list, name));
  return values.slice(0, THINGS).map((value) => `${list}/${encodeURIComponent(value)}${rest}`);
}

async function valuesOf(ask: Ask, list: string, name: string): Promise<string[]> {
  const { body } = await ask(`${list}?limit=200`);
  return [...new Set((body as Page).items.map((item) => String(item[name])))];
}

async function visit(ask: Ask, address: string, validate: ValidateFunction): Promise<Visit> {
  const { status, body } = await ask(address);
  if (status !== 200) return { address, problem: `${status}: ${JSON.stringify(body)}` };
  if (validate(body)) return { address, problem: null };
  return { address, problem: JSON.stringify(validate.errors?.slice(0, 3)) };
}

/** Reads a list page by page. Each page must be valid and no longer than requested, and no item may appear twice. */
async function readList(
  ask: Ask,
  address: string,
  { validate, pageSize }: { validate: ValidateFunction; pageSize: number },
): Promise<Visit[]> {
  const visits: Visit[] = [];
  const seen = new Set<string>();
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null && pages < PAGES; pages += 1) {
    const page: string = `${address}?limit=${pageSize}${cursor && `&cursor=${cursor}`}`;
    const found = await visit(ask, page, validate);
    if (found.problem !== null) return [...visits, found];
    const { items, nextCursor } = (await ask(page)).body as Page;
    const texts = items.map((item) => JSON.stringify(item));
    const again = texts.find((text) => seen.has(text));
    texts.forEach((text) => seen.add(text));
    visits.push({ address: page, problem: problemOf({ again, length: items.length, pageSize }) });
    cursor = nextCursor;
  }
  return visits;
}

function problemOf({
  again,
  length,
  pageSize,
}: {
  again: string | undefined;
  length: number;
  pageSize: number;
}) {
  if (length > pageSize) return `${length} items where ${pageSize} were asked for`;
  return again === undefined ? null : `there twice: ${again.slice(0, 200)}`;
}
